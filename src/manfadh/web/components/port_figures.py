"""A port's day as figures, tables and a chart: for the port's own screen and for headquarters'."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.policy.selectors import list_refusal_grounds
from manfadh.apps.operate.crossings.selectors import OfficerRate, PortDay
from manfadh.web.components.measures import (
    UNKNOWN,
    clock_time,
    gregorian,
    minutes,
    number,
    percent,
    say,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Figure, Row, Table


def figures_of(day: PortDay) -> list[Figure]:
    """What passed, what waits, what was refused, what was left undecided."""
    figures = [
        _passed(day, _("entries"), day.entries, day.entries_before),
        _passed(day, _("exits"), day.exits, day.exits_before),
    ]
    if day.on == today():
        figures.append(_waiting(day))
    return [*figures, _signed(day), _undecided(day)]


def _passed(day: PortDay, words: str, count: int, before: int) -> Figure:
    compared = {"day": gregorian(day.compared_on), "number": number(before)}
    until = _("The other day is counted up to this time of day.") if day.on == today() else ""
    return Figure(
        value=number(count),
        words=words,
        counts=_("People let through on this local day, without those that were undone.")
        + (f" {until}" if until else ""),
        source=_("The decisions of the booths and of secondary, in the ledger"),
        sure=_("A full count; what was written on paper counts once it is entered."),
        compared=_("%(day)s: %(number)s") % compared,
    )


def _waiting(day: PortDay) -> Figure:
    longest = minutes(day.longest_wait_minutes)
    return Figure(
        value=number(day.waiting_in_secondary),
        words=_("waiting in secondary"),
        counts=_("People referred to secondary whose case is not decided at this moment."),
        source=_("The cases of secondary, in the ledger"),
        sure=_("A full count, as of now"),
        compared=(
            _("the longest for %(time)s") % {"time": longest} if day.waiting_in_secondary else ""
        ),
    )


def _signed(day: PortDay) -> Figure:
    return Figure(
        value=number(sum(count for _ground, count in day.refusals_by_ground)),
        words=_("refusals signed"),
        counts=_("Refusals of entry that were signed on this day and not taken back."),
        source=_("The signatures of supervisors, in the ledger"),
        sure=_("A full count of signatures; a refusal takes effect when all checks are complete."),
    )


def _undecided(day: PortDay) -> Figure:
    return Figure(
        value=number(day.readings_without_decision),
        words=_("readings without decision"),
        counts=_(
            "Documents read on this day on which nothing was decided: no crossing, no referral, "
            "no refusal. A document that was read twice counts for the reading left open."
        ),
        source=_("The readings of the booths, beside their decisions, in the ledger"),
        sure=_("A full count; a few are normal, many in one lane deserve a question."),
    )


def hours_table(day: PortDay) -> Table:
    """Each hour: entries, exits, and all of the same weekday before."""
    return Table(
        caption=_("Crossings by hour"),
        caption_hidden=True,
        columns=(
            Column(words=_("Hour")),
            Column(words=_("Entries"), align="number"),
            Column(words=_("Exits"), align="number"),
            Column(words=_("Both"), align="number"),
            Column(words=_("Same weekday before"), align="number"),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=f"{hour.hour:02}:00"),
                    Cell(value=number(hour.entries)),
                    Cell(value=number(hour.exits)),
                    Cell(value=number(hour.entries + hour.exits)),
                    Cell(value=number(hour.before)),
                )
            )
            for hour in day.hours
        ],
        empty=_("Crossings will appear here by the hour."),
    )


def hours_chart(day: PortDay) -> dict[str, object]:
    """Entries and exits stacked by hour, the same weekday before as a mark over each."""
    entry, leaving, before = _("Entries"), _("Exits"), _("Same weekday before")
    bars = [
        {"hour": f"{hour.hour:02}", "way": way, "order": order, "number": count}
        for hour in day.hours
        for order, (way, count) in enumerate(((entry, hour.entries), (leaving, hour.exits)))
    ]
    marks = [{"hour": f"{h.hour:02}", "number": h.before, "way": before} for h in day.hours]
    hour = {
        "field": "hour",
        "type": "ordinal",
        "title": _("Hour"),
        "axis": {"labelAngle": 0, "labelOverlap": True},
    }
    count = {"field": "number", "type": "quantitative", "title": None}
    return {
        "encoding": {"x": hour},
        "layer": [
            {
                "data": {"values": bars},
                "mark": {"type": "bar"},
                "encoding": {
                    "y": {**count, "stack": "zero"},
                    "color": {
                        "field": "way",
                        "type": "nominal",
                        "title": None,
                        "sort": [entry, leaving],
                        "legend": {"orient": "top"},
                    },
                    "order": {"field": "order"},
                },
            },
            {
                "data": {"values": marks},
                "mark": {"type": "tick", "width": {"band": 0.8}},
                "encoding": {
                    "y": count,
                    "shape": {
                        "field": "way",
                        "type": "nominal",
                        "title": None,
                        "legend": {"orient": "top"},
                    },
                },
            },
        ],
    }


def lanes_table(day: PortDay) -> Table:
    """Each lane: crossings, the same weekday before, and the last one."""
    return Table(
        caption=_("By lane"),
        columns=(
            Column(words=_("Lane"), align="code"),
            Column(words=_("Crossings"), align="number"),
            Column(words=_("Same weekday before"), align="number"),
            Column(words=_("Last crossing")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=lane.lane or UNKNOWN),
                    Cell(value=number(lane.crossings)),
                    Cell(value=number(lane.before)),
                    Cell(value=clock_time(lane.last_at) if lane.last_at else UNKNOWN),
                )
            )
            for lane in day.lanes
        ],
        empty=_("Nobody has crossed on this day. Each lane will appear with its first crossing."),
    )


def grounds_table(day: PortDay, authority: str) -> Table:
    """Refusals signed on the day by ground, in the words that were in force."""
    words = ground_words(authority, day.on)
    return Table(
        caption=_("Refusals signed, by ground"),
        columns=(Column(words=_("Ground")), Column(words=_("Refusals"), align="number")),
        rows=[
            Row(cells=(Cell(value=words.get(ground, ground)), Cell(value=number(count))))
            for ground, count in day.refusals_by_ground
        ],
        empty=_("No refusal was signed on this day."),
    )


def ground_words(authority: str, on: date) -> dict[str, str]:
    """The words of each ground that an authority has in force on a day, by its code."""
    return {ground.code: say(ground.text) for ground in list_refusal_grounds(authority, on)}


def undo_table(day: PortDay, names: Mapping[UUID, str]) -> Table:
    """How often each officer undid a decision within four weeks, beside all the others."""
    return Table(
        caption=_("Decisions undone, by officer"),
        columns=(
            Column(words=_("Officer")),
            Column(words=_("Undone"), align="number"),
            Column(words=_("Decisions"), align="number"),
            Column(words=_("Rate"), align="number"),
            Column(words=_("95% interval"), align="number"),
            Column(words=_("All others"), align="number"),
            Column(words=_("Reading")),
        ),
        rows=[_undo_row(line, names.get(line.officer_id, UNKNOWN)) for line in day.undo_rates],
        empty=_("Nobody has decided on a crossing in these four weeks."),
    )


def _undo_row(line: OfficerRate, name: str) -> Row:
    own = line.undone
    return Row(
        cells=(
            Cell(value=name),
            Cell(value=number(own.count)),
            Cell(value=number(own.of)),
            Cell(value=percent(own.share)),
            Cell(value=_interval(own.low, own.high)),
            Cell(value=percent(line.others.share)),
            Cell(value=_("Stands out"), kind="watch")
            if line.stands_out
            else Cell(value=_("As the others"), kind="quiet"),
        )
    )


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return UNKNOWN
    return _("%(low)s to %(high)s") % {"low": percent(low), "high": percent(high)}
