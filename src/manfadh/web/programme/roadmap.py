"""When gaps are to be closed: on a map, as a Gantt chart, and as a table."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from manfadh.apps.improve.priorities.selectors import GapShown, StepShown, list_roadmap
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, number, say, short_day
from manfadh.web.components.shapes import Cell, Column, MapPoint, PointState, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.programme.gantt import Bar, gantt
from manfadh.web.programme.navigation import pages
from manfadh.web.programme.sites import Site, name_of, sites
from manfadh.web.programme.words import SITE_KINDS

Planned = list[tuple[GapShown, StepShown | None]]


@screen(purpose=Purpose.PROGRAMME, action="gap.see")
@require_GET
def roadmap(request: OfficerRequest) -> HttpResponse:
    """Every open gap with its step; those without one come last."""
    planned, places, today = list_roadmap(request.viewer), sites(), clock.today()
    points, unplaced = _points(planned, places, today)
    bars = [
        Bar(say(gap.names), step.from_on, step.until_on, _standing(step, today))
        for gap, step in planned
        if step
    ]
    table = _table(request, planned, places, today)
    context = {
        "points": points,
        "unplaced": unplaced,
        "states": [
            ("calm", _("planned")),
            ("watch", _("something is not planned")),
            ("silent", _("something is late")),
        ],
        "chart": gantt(bars, today=today) if bars else None,
        "chart_label": _("When each gap is to be closed; the line is today"),
        "table": table,
        "navigation": pages("programme-roadmap"),
    }
    return render(request, "programme/roadmap.html", context)


def _standing(step: StepShown, today: date) -> str:
    return _("late") if step.until_on < today else _("planned")


def _points(
    planned: Planned, places: dict[str, Site], today: date
) -> tuple[list[MapPoint], list[str]]:
    """A point for each place with gaps, and the names of those whose place on earth is unknown."""
    by_place: dict[str, Planned] = {}
    for gap, step in planned:
        by_place.setdefault(gap.port, []).append((gap, step))
    points, unplaced = [], []
    for code, gaps in by_place.items():
        site = places.get(code)
        if site is None or site.latitude is None or site.longitude is None:
            unplaced.append(f"{name_of(places, code)} ({_open_words(len(gaps))})")
            continue
        points.append(
            MapPoint(
                name=site.name,
                latitude=site.latitude,
                longitude=site.longitude,
                kind=site.kind,
                kind_words=str(SITE_KINDS[site.kind]),
                state=_state(gaps, today),
                state_words=f"{_open_words(len(gaps))} · {_when(gaps)}",
                url=f"{reverse('programme-gaps')}?port={code}",
            )
        )
    return points, sorted(unplaced)


def _state(gaps: Planned, today: date) -> PointState:
    steps = [step for _gap, step in gaps]
    if any(step and step.until_on < today for step in steps):
        return "silent"
    return "watch" if None in steps else "calm"


def _open_words(count: int) -> str:
    words = ngettext("%(number)s open gap", "%(number)s open gaps", count)
    return words % {"number": number(count)}


def _when(gaps: Planned) -> str:
    last = max((step.until_on for _gap, step in gaps if step), default=None)
    if last is None:
        return _("nothing planned yet")
    return _("planned until %(day)s") % {"day": short_day(last)}


def _table(
    request: OfficerRequest, planned: Planned, places: dict[str, Site], today: date
) -> Table:
    may = request.viewer.may("roadmap.plan")
    return Table(
        caption=_("Roadmap"),
        caption_hidden=True,
        columns=[
            Column(words=_("What is missing")),
            Column(words=_("Port or centre")),
            Column(words=_("First day")),
            Column(words=_("Last day")),
            Column(words=_("Who is to close it")),
            Column(words=_("State")),
        ],
        rows=[_row(gap, step, places, today, may=may) for gap, step in planned],
        empty=_("No gap is open. Open gaps appear here, planned or not."),
        begin=_("To the gaps"),
        begin_url=reverse("programme-gaps"),
    )


def _row(
    gap: GapShown, step: StepShown | None, places: dict[str, Site], today: date, *, may: bool
) -> Row:
    plan_at = reverse("programme-step", args=[gap.gap_id]) if may else ""
    is_late = step is not None and step.until_on < today
    return Row(
        cells=(
            Cell(value=say(gap.names), url=reverse("programme-gap", args=[gap.gap_id])),
            Cell(value=name_of(places, gap.port)),
            Cell(value=short_day(step.from_on) if step else UNKNOWN, url=plan_at),
            Cell(value=short_day(step.until_on) if step else UNKNOWN),
            Cell(value=step.responsible if step else UNKNOWN),
            Cell(value=_("Late"), kind="stop")
            if is_late
            else Cell(value=_("Planned"), kind="good")
            if step
            else Cell(value=_("Not planned"), kind="watch"),
        )
    )
