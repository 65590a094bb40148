"""The content of a daily report as tables: a port's, or those of many ports together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manfadh.apps.operate.situation.selectors import PortReport
from manfadh.web.components.daily_report.words import GROUPS, SENDINGS, labels, ways
from manfadh.web.components.inspection.wording import MODES
from manfadh.web.components.measures import UNKNOWN, clock_time, say

Figures = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its label, its numbers (or words), and the code of the figure behind each."""

    label: str
    values: tuple[int | str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report. `has_total`: its numbers are summed at the end."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    has_total: bool = False

    @property
    def totals(self) -> tuple[int | str, ...]:
        """The sum of each column of numbers, empty for one of words."""
        columns = zip(*(line.values for line in self.lines), strict=True)
        return tuple(
            sum(v for v in column if isinstance(v, int))
            if all(isinstance(value, int) for value in column)
            else ""
            for column in (tuple(one) for one in columns)
        )


def port_sections(figures: Figures, *, authority: str, on: date) -> list[Section]:
    """A port's day as tables; lines without anything are left out, tables are not."""
    words = labels(authority, on, figures)
    number = _("Count")
    return [
        _by_way(_("Crossings by mode"), _("Mode"), "mode", dict(MODES), figures),
        _by_way(_("Crossings by nationality"), _("Group"), "group", GROUPS, figures),
        _listed(_("Entries by permission"), _("Permission"), "permission.", figures, words),
        _listed(_("Refusals by ground"), _("Ground"), "refusals.", figures, words),
        _chosen(
            _("Secondary inspection"),
            [code for code in words if code.startswith("cases.")],
            figures,
            words,
        ),
        _chosen(
            _("Stays"), [code for code in words if code.startswith("stays.")], figures, words
        ),
        _listed(
            _("Violations by department"),
            _("Department"),
            "violations.",
            figures,
            words,
            but=("violations.closed", "violations.disputed"),
        ),
        _chosen(
            _("Work of the departments"),
            ["violations.closed", "violations.disputed", "minutes.written", "tasks.sent",
             "tasks.done"],
            figures,
            words,
        ),
        _listed(_("Incidents and equipment"), _("Kind"), "incidents.", figures, words),
        _chosen(
            _("Paper, waiting and corrections"),
            ["paper.entry", "paper.exit", "waiting.entry.longest_minutes",
             "waiting.exit.longest_minutes", "undone"],
            figures,
            words,
        ),
        Section(
            _("Staff"),
            (_("Role"), number),
            (
                *_lines("staff.", figures, words),
                Line(
                    words["officers.deciding"],
                    (figures.get("officers.deciding", 0),),
                    ("officers.deciding",),
                ),
            ),
        ),
    ]  # fmt: skip


COUNTRY_COLUMNS = (
    "crossings.entry", "crossings.exit", "refusals", "cases.opened", "violations", "stays.over",
    "paper", "incidents",
)  # fmt: skip


def country_section(title: str, reports: Sequence[PortReport]) -> Section:
    """Ports in one table: what each sent, and its chief numbers."""
    heads = (
        _("Port"), _("State"), _("At"), _("Entries"), _("Exits"), _("Refusals"), _("Secondary"),
        _("Violations"), _("Overstays"), _("On paper"), _("Incidents"),
    )  # fmt: skip
    return Section(title, heads, tuple(_port_line(one) for one in reports), has_total=True)


def waiting_section(reports: Sequence[PortReport]) -> Section:
    """The longest wait that each port signed for its day; ports that signed none are left out.

    Waits are not summed: the country's longest is that of one port, and the longest stands first.
    """
    codes = tuple(f"waiting.{way}.longest_minutes" for way in ways())
    waits = [(one.port, [one.figures.get(code) for code in codes]) for one in reports]
    told = [(port, minutes) for port, minutes in waits if any(minutes)]
    told.sort(key=lambda one: -max(minute or 0 for minute in one[1]))
    return Section(
        _("Longest wait of people, minutes"),
        (_("Port"), *ways().values()),
        tuple(
            Line(
                say(port.names) or port.port,
                tuple(UNKNOWN if minute is None else minute for minute in minutes),
            )
            for port, minutes in told
        ),
    )


def summed(reports: Iterable[PortReport]) -> Counter[str]:
    """The figures of several ports together; waits are not summed."""
    total: Counter[str] = Counter()
    for one in reports:
        total.update({c: n for c, n in one.figures.items() if not c.startswith("waiting.")})
    return total


def family_total(figures: Figures, family: str) -> int:
    """A figure, or the sum of all figures of a family that are parts of one count."""
    if family in figures or "." in family:
        return figures.get(family, 0)
    but = {"violations.closed", "violations.disputed"}
    return sum(n for c, n in figures.items() if c.startswith(f"{family}.") and c not in but)


def _port_line(one: PortReport) -> Line:
    state = str(SENDINGS[one.sending])
    if one.issue > 1:
        state = _("%(state)s, issue %(number)s") % {"state": state, "number": one.issue}
    values = tuple(family_total(one.figures, family) for family in COUNTRY_COLUMNS)
    sent_at = clock_time(one.sent_at) if one.sent_at else UNKNOWN
    return Line(say(one.port.names) or one.port.port, (state, sent_at, *values))


def _by_way(
    title: str, head: str, family: str, names: Mapping[str, object], figures: Figures
) -> Section:
    lines = []
    for code, words in names.items():
        codes = tuple(f"{family}.{way}.{code}" for way in ways())
        values = tuple(figures.get(one, 0) for one in codes)
        if any(values):
            lines.append(Line(str(words), values, codes))
    return Section(title, (head, *ways().values()), tuple(lines), has_total=True)


def _listed(
    title: str,
    head: str,
    prefix: str,
    figures: Figures,
    words: Mapping[str, str],
    *,
    but: tuple[str, ...] = (),
) -> Section:
    lines = tuple(line for line in _lines(prefix, figures, words) if line.codes[0] not in but)
    return Section(title, (head, _("Count")), lines, has_total=True)


def _lines(prefix: str, figures: Figures, words: Mapping[str, str]) -> tuple[Line, ...]:
    found = [(code, count) for code, count in figures.items() if code.startswith(prefix) and count]
    found.sort(key=lambda one: (-one[1], words[one[0]]))
    return tuple(Line(words[code], (count,), (code,)) for code, count in found)


def _chosen(
    title: str, codes: Sequence[str], figures: Figures, words: Mapping[str, str]
) -> Section:
    lines = tuple(Line(words[code], (figures.get(code, 0),), (code,)) for code in codes)
    return Section(title, (_("What"), _("Count")), lines)
