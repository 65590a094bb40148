"""The lines of the country: each port with its counts, or the word that they are not shared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.places.selectors import PortShown
from manfadh.apps.operate.crossings.selectors import PortLine
from manfadh.web.components.measures import UNKNOWN, number, percent, say, since
from manfadh.web.components.shapes import Cell, Column, Figure, Row, Table


@dataclass(frozen=True)
class Shown:
    """A port in the table: `line` is None where its authority shares no counts."""

    code: str
    name: str
    authority: str
    is_own: bool
    line: PortLine | None
    share: float | None

    @property
    def crossings(self) -> int:
        """Entries and exits together, 0 where they are not known."""
        return self.line.entries + self.line.exits if self.line else 0


class Ranked(Protocol):
    """What a line needs in order to be sorted."""

    @property
    def name(self) -> str:
        """The name of the port in the page's language."""

    @property
    def line(self) -> PortLine | None:
        """Its counts, None where they are not shared."""


R = TypeVar("R", bound=Ranked)
Rank = Callable[[Ranked], tuple[bool, float | str]]


def _by(value: Callable[[PortLine], float]) -> Rank:
    return lambda one: (one.line is None, -value(one.line) if one.line else 0.0)


# By what the table may be sorted; ports that share nothing come last.
SORTS: dict[str, tuple[Promise, Rank]] = {
    "crossings": (gettext_lazy("Crossings"), _by(lambda line: line.entries + line.exits)),
    "entries": (gettext_lazy("Entries"), _by(lambda line: line.entries)),
    "exits": (gettext_lazy("Exits"), _by(lambda line: line.exits)),
    "waiting": (gettext_lazy("Waiting"), _by(lambda line: line.waiting_in_secondary)),
    "refusals": (gettext_lazy("Refusals"), _by(lambda line: line.refusals)),
    "last": (
        gettext_lazy("Longest without a crossing"),
        _by(lambda line: -line.last_crossing_at.timestamp() if line.last_crossing_at else 0.0),
    ),
    "name": (gettext_lazy("Name"), lambda one: (False, one.name)),
}


def join(
    ports: Iterable[PortShown],
    lines: Mapping[str, PortLine],
    authorities: Mapping[str, str],
    own_authority: str,
) -> list[Shown]:
    """Each port with its line; the share is that of all crossings that are known."""
    whole = sum(line.entries + line.exits for line in lines.values())
    return [
        Shown(
            code=port.port,
            name=say(port.names),
            authority=authorities.get(port.authority, port.authority),
            is_own=port.authority == own_authority,
            line=line,
            share=(line.entries + line.exits) / whole if line and whole else None,
        )
        for port in ports
        for line in (lines.get(port.port),)
    ]


def sorted_by(shown: Iterable[R], sort: str) -> list[R]:
    """The lines in the order that was asked for, by crossings where none was."""
    _words, rank = SORTS.get(sort, SORTS["crossings"])
    return sorted(shown, key=lambda one: (rank(one), one.name))


def not_shared() -> str:
    """What stands where a count is not ours to know."""
    return _("not shared: no agreement in force")


def table_of(shown: Sequence[Shown], *, day_query: str) -> Table:
    """The table of ports; what is not shared is a word and never a zero."""
    return Table(
        caption=_("Ports"),
        caption_hidden=True,
        columns=(
            Column(words=_("Port")),
            Column(words=_("Authority")),
            Column(words=_("Entries"), align="number"),
            Column(words=_("Exits"), align="number"),
            Column(words=_("Same weekday before"), align="number"),
            Column(words=_("Share"), align="number"),
            Column(words=_("Waiting (longest)")),
            Column(words=_("Refusals signed"), align="number"),
            Column(words=_("Last crossing")),
        ),
        rows=[_row(one, day_query) for one in shown],
        empty=_("No port answers to this."),
        begin=_("Show all ports"),
        begin_url=reverse("headquarters"),
    )


def _row(one: Shown, day_query: str) -> Row:
    if one.line is None:
        unknown = [Cell(value=UNKNOWN)] * 6
        return Row(
            cells=(
                Cell(value=one.name, url=reverse("place", args=[one.code])),
                Cell(value=one.authority),
                *unknown,
                Cell(value=not_shared()),
            )
        )
    line = one.line
    url = reverse("headquarters-port", args=[one.code]) + day_query if one.is_own else ""
    return Row(
        cells=(
            Cell(value=one.name, url=url or reverse("place", args=[one.code])),
            Cell(value=one.authority),
            Cell(value=number(line.entries)),
            Cell(value=number(line.exits)),
            Cell(value=number(line.before)),
            Cell(value=percent(one.share)),
            Cell(value=_waiting(line)),
            Cell(value=number(line.refusals)),
            Cell(value=_ago(line)),
        )
    )


def _ago(line: PortLine) -> str:
    if line.last_crossing_at is None:
        return _("none yet")
    return _("%(time)s ago") % {"time": since(line.last_crossing_at)}


def _waiting(line: PortLine) -> str:
    if not line.waiting_in_secondary:
        return number(0)
    told = {"number": number(line.waiting_in_secondary), "time": since(line.waits_since)}
    return _("%(number)s (%(time)s)") % told


def figures_of(lines: Sequence[PortLine], *, of_ports: int, compared_on: str) -> list[Figure]:
    """The country in a few numbers, as far as its ports are shared."""
    source = _("The ledgers of the ports, as far as they have arrived here")
    sure = _("A full count of %(known)s of %(all)s ports; the others share no counts.") % {
        "known": number(len(lines)),
        "all": number(of_ports),
    }
    before = _("%(day)s: %(number)s") % {
        "day": compared_on,
        "number": number(sum(line.before for line in lines)),
    }
    counted = _("People let through on this local day, without those that were undone.")
    return [
        Figure(value=number(sum(line.entries for line in lines)), words=_("entries"),
               counts=counted, source=source, sure=sure),
        Figure(value=number(sum(line.exits for line in lines)), words=_("exits"),
               counts=counted, source=source, sure=sure),
        Figure(value=number(sum(line.entries + line.exits for line in lines)),
               words=_("crossings"), counts=_("Entries and exits together, beside those of the "
               "same weekday a week before, up to the same time of day."),
               source=source, sure=sure, compared=before),
        Figure(value=number(sum(line.waiting_in_secondary for line in lines)),
               words=_("waiting in secondary"), counts=_("People referred to secondary whose case "
               "is not decided at this moment."), source=source, sure=sure),
        Figure(value=number(sum(line.refusals for line in lines)), words=_("refusals signed"),
               counts=_("Refusals of entry that were signed on this day and not taken back."),
               source=source, sure=sure),
    ]  # fmt: skip
