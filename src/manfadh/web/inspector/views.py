"""Rates of officers beside their peers, each open to the list behind it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import get_officer_name, get_officer_names
from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.places.selectors import PortFilter, PortShown, list_ports
from manfadh.apps.operate.crossings.selectors import list_ports_by_crossings
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.indicators import Compared, compare_with_peers
from manfadh.web.components.measures import (
    UNKNOWN,
    day_and_time,
    gregorian,
    number,
    percent,
    say,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Kind, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.inspector.navigation import pages
from manfadh.web.inspector.rates import RATES, Act, Rate, find_rate

WEEKS = (4, 13, 26)
VERDICTS: dict[str, tuple[object, Kind]] = {
    "stands_out": (gettext_lazy("Stands out: ask why"), "watch"),
    "usual": (gettext_lazy("As others"), "quiet"),
    "few_cases": (gettext_lazy("Too few cases to judge"), "quiet"),
    "no_peers": (gettext_lazy("Too few peers to compare with"), "quiet"),
}


@screen(purpose=Purpose.INTEGRITY, action="rates.see")
def rates(request: OfficerRequest) -> HttpResponse:
    """All rates at one port over some weeks; the look at its officers is recorded."""
    viewer = request.viewer
    ports = list_ports(PortFilter(authority=viewer.authority))
    weeks = _asked_weeks(request.GET.get("weeks", ""))
    since_on = today() - timedelta(weeks=weeks)
    busiest = list_ports_by_crossings(viewer, *_span(since_on))
    port = _asked_port(ports, request.GET.get("port", ""), busiest)
    found = [(rate, _compare(viewer, rate, port, since_on)) for rate in RATES] if port else []
    officers = {one.who for _rate, compared in found for one in compared}
    if port:
        record_look(
            viewer=viewer, kind="rate", query=f"{port} {weeks} weeks", people=sorted(officers)
        )
    names = get_officer_names(officers)
    return render(
        request,
        "inspector/rates.html",
        {
            "navigation": pages("inspector"),
            "ports": [(one.port, say(one.names) or one.port) for one in ports],
            "port": port,
            "weeks": weeks,
            "choices": WEEKS,
            "since": gregorian(since_on),
            "tables": [_table(rate, compared, names, port, weeks) for rate, compared in found],
        },
    )


@screen(purpose=Purpose.INTEGRITY, action="rates.see")
def behind(request: OfficerRequest, code: str, port: str, officer_id: UUID) -> HttpResponse:
    """The single acts behind an officer's rate; the look is recorded with the people in it."""
    rate, weeks = find_rate(code), _asked_weeks(request.GET.get("weeks", ""))
    if rate is None:
        raise Http404
    since_at, until_at = _span(today() - timedelta(weeks=weeks))
    acts = rate.listing(request.viewer, port, officer_id, since_at, until_at)
    return render(
        request,
        "inspector/behind.html",
        {
            "navigation": pages(""),
            "name": get_officer_name(officer_id) or UNKNOWN,
            "rate": rate,
            "back": f"{reverse('inspector')}?{urlencode({'port': port, 'weeks': weeks})}",
            "table": _acts_table(acts),
        },
    )


def _asked_port(ports: Sequence[PortShown], asked: str, busiest: Sequence[str]) -> str:
    """The port that was asked for, else the busiest: an inspector begins where most is done."""
    codes = [one.port for one in ports]
    return next((code for code in (asked, *busiest, *codes) if code in codes), "")


def _asked_weeks(asked: str) -> int:
    return int(asked) if asked in {str(weeks) for weeks in WEEKS} else WEEKS[0]


def _span(since_on: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(settings.TIME_ZONE)
    return day_bounds(since_on, zone)[0], day_bounds(today(), zone)[1]


def _compare(viewer: Viewer, rate: Rate, port: str, since_on: date) -> list[Compared[UUID]]:
    return compare_with_peers(rate.tally(viewer, port, *_span(since_on)))


def _table(
    rate: Rate,
    compared: Sequence[Compared[UUID]],
    names: dict[UUID, str],
    port: str,
    weeks: int,
) -> Table:
    return Table(
        caption=f"{rate.words} · {rate.of}",
        columns=(
            Column(words=_("Officer")),
            Column(words=_("Cases"), align="number"),
            Column(words=_("Of them"), align="number"),
            Column(words=_("Share"), align="number"),
            Column(words=_("Range"), align="number"),
            Column(words=_("Peers would have"), align="number"),
            Column(words=_("Times as often"), align="number"),
            Column(words=_("What it says")),
        ),
        rows=[_row(rate, one, names, port, weeks) for one in compared],
        empty=f"{rate.words}: " + _("nothing was counted here in these weeks."),
    )


def _row(rate: Rate, one: Compared[UUID], names: dict[UUID, str], port: str, weeks: int) -> Row:
    url = reverse("inspector-behind", args=[rate.code, port, one.who])
    words, kind = VERDICTS[one.verdict]
    interval = f"{percent(one.interval.low)} – {percent(one.interval.high)}"
    return Row(
        cells=(
            Cell(value=names.get(one.who, UNKNOWN)),
            Cell(value=number(one.cases)),
            Cell(value=number(one.acts), url=f"{url}?weeks={weeks}" if one.acts else ""),
            Cell(value=percent(one.share) if one.cases else UNKNOWN),
            Cell(value=interval if one.cases else UNKNOWN),
            Cell(value=f"{one.expected:.1f}" if one.peers else UNKNOWN),
            Cell(value=f"{one.shrunken:.1f}" if one.shrunken is not None else UNKNOWN),
            Cell(value=words, kind=kind),
        )
    )


def _acts_table(acts: Sequence[Act]) -> Table:
    return Table(
        caption=_("Single acts, the latest first"),
        columns=(Column(words=_("At")), Column(words=_("Lane")), Column(words=_("Reason"))),
        rows=[
            Row(
                cells=(
                    Cell(value=day_and_time(one.at)),
                    Cell(value=one.lane or UNKNOWN),
                    Cell(value=one.note or UNKNOWN),
                )
            )
            for one in acts
        ],
        empty=_("Nothing of this kind in these weeks."),
    )
