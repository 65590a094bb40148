"""All ports at one glance for the Commission, and the day of one of them, in numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from manfadh.apps.govern.places.selectors import PlaceUnknown, PortFilter, get_port, list_ports
from manfadh.apps.operate.crossings.selectors import PortLine, get_port_day, list_port_lines
from manfadh.kernel.days import same_weekday_before
from manfadh.kernel.exports import export_csv, open_column
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import asked_day, gregorian, hijri, say, today
from manfadh.web.components.port_figures import figures_of as figures_of_port
from manfadh.web.components.port_figures import (
    grounds_table,
    hours_chart,
    hours_table,
    lanes_table,
)
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.headquarters.country_table import (
    SORTS,
    Shown,
    figures_of,
    join,
    not_shared,
    sorted_by,
    table_of,
)
from manfadh.web.headquarters.live import asked_filter, authorities, live_context
from manfadh.web.headquarters.navigation import pages
from manfadh.web.headquarters.place_words import KINDS, STATUSES


@screen(purpose=Purpose.STATISTICS, action="ports.see")
def ports(request: OfficerRequest) -> HttpResponse:
    """The ports as they are now, on a map and in a table; or a day that is over, as a table."""
    on, wanted = asked_day(request.GET), asked_filter(request)
    is_today = on == today()
    context = {
        "navigation": pages("headquarters"),
        "on": on,
        "today": today(),
        "is_today": is_today,
        "gregorian": gregorian(on),
        "hijri": hijri(on),
        "wanted": wanted,
        "kinds": KINDS.items(),
        "statuses": [(code, words) for code, words in STATUSES.items() if code],
        "authorities": authorities().items(),
        "sorts": [(code, words) for code, (words, _rank) in SORTS.items()],
        "sort": request.GET.get("sort", "crossings"),
        "query": request.GET.urlencode(),
        "may_export": request.viewer.may("export.make"),
    }
    context |= live_context(request) if is_today else _day_over(request, on, wanted)
    return render(request, "headquarters/country.html", context)


def _day_over(request: OfficerRequest, on: date, wanted: PortFilter) -> dict[str, object]:
    lines = list_port_lines(request.viewer, on)
    shown = _shown(request, wanted, lines)
    return {
        "figures": figures_of(
            list(lines.values()),
            of_ports=len({*lines, *(port.port for port in list_ports())}),
            compared_on=gregorian(same_weekday_before(on)),
        ),
        "number_shown": len(shown),
        "table": table_of(shown, day_query=f"?on={on.isoformat()}"),
    }


@screen(purpose=Purpose.STATISTICS, action="port.see")
def port(request: OfficerRequest, code: str) -> HttpResponse:
    """One port's day, in numbers; a port of another authority is not open here."""
    viewer, on = request.viewer, asked_day(request.GET)
    try:
        described = get_port(code)
    except PlaceUnknown as error:
        raise Http404 from error
    viewer.require("port.see", owner=described.authority, port=code)
    day = get_port_day(viewer, code, on)
    return render(
        request,
        "headquarters/port_day.html",
        {
            "navigation": pages("headquarters"),
            "name": say(described.names) or code,
            "on": on,
            "is_today": on == today(),
            "gregorian": gregorian(on),
            "hijri": hijri(on),
            "before": on - timedelta(days=1),
            "after": on + timedelta(days=1),
            "figures": figures_of_port(day),
            "chart": hours_chart(day),
            "chart_label": _("Crossings by hour; each mark is %(day)s")
            % {"day": gregorian(day.compared_on)},
            "hours": hours_table(day),
            "lanes": lanes_table(day),
            "grounds": grounds_table(day, viewer.authority),
        },
    )


@screen(purpose=Purpose.STATISTICS, action="export.make")
def export(request: OfficerRequest) -> HttpResponseBase:
    """The table as it is sorted and filtered, as CSV; what is not shared says so there too."""
    on, wanted = asked_day(request.GET), asked_filter(request)
    shown = _shown(request, wanted, list_port_lines(request.viewer, on))
    stream = export_csv(
        viewer=request.viewer,
        action="export.make",
        what="table of ports",
        columns=[
            open_column("port", _("Code"), lambda one: one.code),
            open_column("name", _("Port"), lambda one: one.name),
            open_column("authority", _("Authority"), lambda one: one.authority),
            open_column("counts", _("Counts"), lambda one: "" if one.line else not_shared()),
            open_column("entries", _("Entries"), lambda one: one.line and one.line.entries),
            open_column("exits", _("Exits"), lambda one: one.line and one.line.exits),
            open_column(
                "before", _("Same weekday before"), lambda one: one.line and one.line.before
            ),
            open_column(
                "waiting", _("Waiting"), lambda one: one.line and one.line.waiting_in_secondary
            ),
            open_column("refusals", _("Refusals"), lambda one: one.line and one.line.refusals),
            open_column(
                "last_at", _("Last crossing"), lambda one: one.line and one.line.last_crossing_at
            ),
        ],
        found=shown,
        filters={
            "on": on.isoformat(),
            "kind": wanted.kind,
            "status": wanted.status,
            "authority": wanted.authority,
        },
    )
    return StreamingHttpResponse(
        stream,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="ports-{on.isoformat()}.csv"'},
    )


def _shown(
    request: OfficerRequest, wanted: PortFilter, lines: Mapping[str, PortLine]
) -> Sequence[Shown]:
    joined = join(list_ports(wanted), lines, authorities(), request.viewer.authority)
    return sorted_by(joined, request.GET.get("sort", ""))
