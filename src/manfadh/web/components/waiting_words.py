"""Waiting in words, figures and tables: for the port, for headquarters and for the public."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manfadh.apps.operate.crossings.selectors import Waiting, WaitingHour
from manfadh.libs.queueing import Estimate
from manfadh.web.components.measures import UNKNOWN, gregorian, minutes
from manfadh.web.components.shapes import Cell, Column, Figure, Row, Table

METHODS = {
    "stamps": gettext_lazy("from the times of the booths' decisions"),
    "counts": gettext_lazy("from counts by eye and the pace of the booths"),
    "both": gettext_lazy("from the times of decisions and counts by eye"),
    "none": gettext_lazy("too little to estimate from"),
}
UNITS = {"people": gettext_lazy("People"), "vehicles": gettext_lazy("Vehicles")}
NAMES: dict[tuple[str, str], Promise] = {
    ("people", "entry"): gettext_lazy("wait of people, entry"),
    ("people", "exit"): gettext_lazy("wait of people, exit"),
    ("vehicles", "entry"): gettext_lazy("wait of vehicles, entry"),
    ("vehicles", "exit"): gettext_lazy("wait of vehicles, exit"),
}


def wait_words(estimate: Estimate | None) -> str:
    """The wait in a word or two: minutes, "at least", or that there is no data."""
    if estimate is None:
        return UNKNOWN
    if estimate.minutes is None and estimate.queue is not None:
        counted = round(estimate.queue)
        return ngettext("%(n)d in the queue", "%(n)d in the queue", counted) % {"n": counted}
    if estimate.minutes is None:
        return _("no data")
    if estimate.high is None:
        return _("at least %(time)s") % {"time": minutes(round(estimate.low or 0))}
    if estimate.minutes < 1:
        return _("under a minute")
    return minutes(round(estimate.minutes))


def range_words(estimate: Estimate | None) -> str:
    """The bounds of the wait; empty where there are none."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return ""
    bounds = {"low": round(estimate.low), "high": max(1, round(estimate.high))}
    return _("between %(low)s and %(high)s min") % bounds


def age_words(estimate: Estimate) -> str:
    """How old what the estimate rests on is; empty without any."""
    if estimate.age is None:
        return ""
    age = max(0, int(estimate.age))
    return ngettext("latest %(n)d minute ago", "latest %(n)d minutes ago", age) % {"n": age}


def waiting_figure(waiting: Waiting) -> Figure:
    """The wait of one direction and unit, as a number that opens."""
    estimate = waiting.estimate
    sure = [str(METHODS[estimate.method]), age_words(estimate)]
    if estimate.disagree:
        sure.append(_("the sources contradict each other; count again"))
    return Figure(
        value=wait_words(estimate),
        words=str(NAMES[waiting.unit, waiting.direction]),
        counts=_(
            "By times of decisions: how long those of the last hour waited on average. By counts: "
            "how long somebody waits who joins now."
        ),
        source=_("%(services)s services and %(counts)s counts of the last hour")
        % {"services": estimate.services, "counts": estimate.counts},
        sure=" · ".join(filter(None, sure)),
        low_to_high=range_words(estimate),
    )


def worth_showing(found: Sequence[Waiting]) -> list[Waiting]:
    """Those of which something is known; if nothing is, that of people, to say so."""
    known = [one for one in found if one.estimate.minutes is not None or one.estimate.counts]
    return known or [one for one in found if one.unit == "people"]


def hours_table(hours: Sequence[WaitingHour], compared_on: date) -> Table:
    """The wait of each hour, beside the same weekday a week before."""
    return Table(
        caption=_("Waiting by hour"),
        columns=(
            Column(words=_("Hour")),
            Column(words=_("Wait"), align="number"),
            Column(words=_("Range"), align="number"),
            Column(words=_("How known")),
            Column(words=gregorian(compared_on), align="number"),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=f"{one.hour:02}:00"),
                    Cell(value=wait_words(one.now)),
                    Cell(value=range_words(one.now) or UNKNOWN),
                    Cell(value=str(METHODS[one.now.method]) if one.now else UNKNOWN),
                    Cell(value=wait_words(one.before)),
                )
            )
            for one in hours
        ],
        empty=_("Hours will appear here as the day goes by."),
    )
