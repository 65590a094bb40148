"""The figures of a port at this moment in words: a value, what it counts, where from, how sure."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.web.components.daily_report.showing import SENDING_KINDS
from manfadh.web.components.daily_report.words import SENDINGS
from manfadh.web.components.measures import UNKNOWN, number, percent, since
from manfadh.web.components.shapes import Kind
from manfadh.web.components.waiting_words import METHODS, NAMES, age_words, range_words, wait_words
from manfadh.web.headquarters.now import PortNow

STATES: dict[str, Promise] = {
    "calm": gettext_lazy("Calm"),
    "watch": gettext_lazy("To look at"),
    "silent": gettext_lazy("Not heard"),
    "unshared": gettext_lazy("Not shared"),
}
STATE_KINDS: dict[str, Kind] = {
    "calm": "good",
    "watch": "watch",
    "silent": "stop",
    "unshared": "quiet",
}
GROUNDS: dict[str, Promise] = {
    "unheard": gettext_lazy("nothing heard from the post for over an hour"),
    "long_wait": gettext_lazy("people or vehicles wait an hour or longer"),
    "long_in_secondary": gettext_lazy("somebody has waited in secondary for two hours"),
    "report_late": gettext_lazy("yesterday's report has not come"),
}

_FULL = gettext_lazy("A full count of what is held here; see how old it is.")
_LEDGER = gettext_lazy("The ledger of the port, as far as it has arrived here")
_PASSED = gettext_lazy("People let through on this local day, without those that were undone.")


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the table of ports: how it is called and said, and what it means."""

    words: Promise
    value: Callable[[PortNow], str]
    counts: Promise
    source: Promise
    sure: Callable[[PortNow], str]
    rank: Callable[[PortNow], float]
    kind: Callable[[PortNow], Kind | None] = lambda _one: None


def grounds(one: PortNow) -> str:
    """What the state of a port rests on; empty where it is calm."""
    return "; ".join(str(GROUNDS[ground]) for ground in one.standing.grounds)


def age(one: PortNow) -> str:
    """How old the figures of a port are."""
    if one.line is None:
        return UNKNOWN
    return _("%(time)s ago") % {"time": since(one.as_of)} if one.heard else _("now")


def _waiting(one: PortNow) -> str:
    longest = one.longest_wait
    if longest is None:
        return _("no data")
    bounds = range_words(longest.estimate)
    return wait_words(longest.estimate) + (f" ({bounds})" if bounds else "")


def _waiting_sure(one: PortNow) -> str:
    longest = one.longest_wait
    if longest is None:
        return str(METHODS["none"])
    said = [
        str(NAMES[longest.unit, longest.direction]),
        str(METHODS[longest.estimate.method]),
        range_words(longest.estimate),
        age_words(longest.estimate),
    ]
    return " · ".join(filter(None, said))


def _secondary(one: PortNow) -> str:
    if one.line is None or not one.line.waiting_in_secondary:
        return number(0)
    told = {"number": number(one.line.waiting_in_secondary), "time": since(one.line.waits_since)}
    return _("%(number)s (%(time)s)") % told


def _report(one: PortNow) -> str:
    return str(SENDINGS[one.stands.sending]) if one.stands else _("owes none")


def _line(one: PortNow) -> str:
    if one.heard is None:
        return _("works at this node")
    if one.heard.reached_at is None:
        return _("no line yet")
    return _("%(time)s ago") % {"time": since(one.heard.reached_at)}


def _full(_one: PortNow) -> str:
    return str(_FULL)


def _count(value: Callable[[PortNow], int]) -> Callable[[PortNow], str]:
    return lambda one: number(value(one))


def _entries(one: PortNow) -> int:
    return one.line.entries if one.line else 0


def _exits(one: PortNow) -> int:
    return one.line.exits if one.line else 0


def _refusals(one: PortNow) -> int:
    return one.line.refusals if one.line else 0


def _in_secondary(one: PortNow) -> int:
    return one.line.waiting_in_secondary if one.line else 0


def _minutes(one: PortNow) -> float:
    return (one.longest_wait.estimate.minutes or 0.0) if one.longest_wait else -1.0


MEASURES: dict[str, Measure] = {
    "state": Measure(
        gettext_lazy("State"),
        lambda one: str(STATES[one.standing.state]),
        gettext_lazy(
            "Not heard: an hour without the post. To look at: a wait of an hour, two hours in "
            "secondary, or a late report. It only says where to look first."
        ),
        gettext_lazy("The other figures of this port"),
        lambda one: grounds(one) or _("nothing stands out"),
        lambda one: float(len(one.standing.grounds)),
        lambda one: STATE_KINDS[one.standing.state],
    ),
    "entries": Measure(
        gettext_lazy("Entries"), _count(_entries), _PASSED, _LEDGER, _full, _entries
    ),
    "exits": Measure(gettext_lazy("Exits"), _count(_exits), _PASSED, _LEDGER, _full, _exits),
    "waiting": Measure(
        gettext_lazy("Waiting (longest)"),
        _waiting,
        gettext_lazy(
            "The longest of four waits: people and vehicles, entry and exit. The bounds hold "
            "nine times out of ten."
        ),
        gettext_lazy("The times of decisions and counts by eye of the last hour"),
        _waiting_sure,
        _minutes,
    ),
    "lanes": Measure(
        gettext_lazy("Open lanes"),
        _count(lambda one: one.open_lanes),
        gettext_lazy("Lanes that are open at this moment."),
        gettext_lazy("The openings and closings of lanes by the supervisors, in the ledger"),
        lambda _one: _("A lane that nobody reported closed still counts."),
        lambda one: one.open_lanes,
    ),
    "secondary": Measure(
        gettext_lazy("Secondary"),
        _secondary,
        gettext_lazy(
            "People referred to secondary whose case is not decided at this moment, and how long "
            "the first of them has waited."
        ),
        _LEDGER,
        _full,
        _in_secondary,
    ),
    "refusals": Measure(
        gettext_lazy("Refusals signed"),
        _count(_refusals),
        gettext_lazy("Refusals of entry that were signed on this day and not taken back."),
        _LEDGER,
        _full,
        _refusals,
    ),
    "paper": Measure(
        gettext_lazy("On paper"),
        lambda one: percent(one.paper_share),
        gettext_lazy(
            "The share of this day's crossings that were written on paper and entered later."
        ),
        _LEDGER,
        lambda one: (
            _("%(paper)s of %(all)s; forms that are not entered yet are missing.")
            % {
                "paper": number(one.line.on_paper if one.line else 0),
                "all": number(one.crossings),
            }
        ),
        lambda one: one.paper_share or 0.0,
    ),
    "report": Measure(
        gettext_lazy("Report of yesterday"),
        _report,
        gettext_lazy("Whether yesterday's daily report was sent; it is due at 08:00."),
        gettext_lazy("The signatures and sendings of ports, in the ledger"),
        lambda _one: _("A port whose line is cut may have signed without our knowing."),
        lambda one: float(one.stands is not None and one.stands.sending == "late"),
        lambda one: SENDING_KINDS[one.stands.sending] if one.stands else None,
    ),
    "line": Measure(
        gettext_lazy("Line last up"),
        _line,
        gettext_lazy("How long ago the post at this port last reached this node."),
        gettext_lazy("The exchange of ledgers between the post and this node"),
        lambda one: _("The figures of this port are as of: %(age)s.") % {"age": age(one)},
        lambda one: (one.at - one.as_of).total_seconds(),
    ),
}
