"""The ports as they are now: the part of the page that asks for itself, and each figure opened."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.places.selectors import PortFilter
from manfadh.kernel import clock
from manfadh.kernel.days import same_weekday_before
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import clock_time, gregorian, say, today
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.headquarters.country_table import figures_of, sorted_by
from manfadh.web.headquarters.navigation import pages
from manfadh.web.headquarters.now import PortNow, list_ports_now
from manfadh.web.headquarters.now_table import points_of, table_now, table_of_figure
from manfadh.web.headquarters.now_words import MEASURES, STATES, age, grounds

LONGEST_SEARCH = 100


@screen(purpose=Purpose.STATISTICS, action="ports.see", is_poll=True)
@require_GET
def live(request: OfficerRequest) -> HttpResponse:
    """The figures, table and map again: what an open page asks for by itself."""
    return render(request, "headquarters/live.html", live_context(request))


@screen(purpose=Purpose.STATISTICS, action="ports.see")
@require_GET
def figure(request: OfficerRequest, code: str, figure: str) -> HttpResponse:
    """One figure of one port: what it counts, where from, how sure, and the same at all ports."""
    measure = MEASURES.get(figure)
    found = list_ports_now(request.viewer, PortFilter(), authorities())
    one = next((one for one in found if one.port.port == code and one.line is not None), None)
    if measure is None or one is None:
        raise Http404
    context = {
        "title": f"{one.name}: {measure.words}",
        "gregorian": gregorian(today()),
        "facts": [
            Fact(words=str(measure.words), value=measure.value(one), kind=measure.kind(one)),
            Fact(words=_("What it counts"), value=str(measure.counts)),
            Fact(words=_("Where from"), value=str(measure.source)),
            Fact(words=_("How sure"), value=measure.sure(one)),
            Fact(words=_("Figures as of"), value=age(one)),
        ],
        "table": table_of_figure(found, figure),
        "back": reverse("headquarters"),
        "back_words": _("Back to the ports"),
        "navigation": pages("headquarters"),
    }
    return render(request, "headquarters/report_figure.html", context)


def live_context(request: OfficerRequest) -> dict[str, Any]:
    """All that the part of the page needs that asks for itself."""
    found = list_ports_now(request.viewer, asked_filter(request), authorities())
    shown: list[PortNow] = sorted_by(found, request.GET.get("sort", ""))
    on = today()
    return {
        "query": request.GET.urlencode(),
        "as_of": clock_time(clock.now()),
        "figures": figures_of(
            [one.line for one in shown if one.line is not None],
            of_ports=len(shown),
            compared_on=gregorian(same_weekday_before(on)),
        ),
        "number_shown": len(shown),
        "to_look_at": [
            (one.name, grounds(one)) for one in shown if one.standing.state in ("watch", "silent")
        ],
        "table": table_now(shown),
        "not_shared": _("Not shared: no agreement in force.")
        if any(one.line is None for one in shown)
        else "",
        "points": points_of(shown),
        "states": list(STATES.items()),
        "map_label": _("Map of the ports as they stand now"),
        "unplaced": sum(not one.port.latitude for one in shown),
    }


def asked_filter(request: OfficerRequest) -> PortFilter:
    """Which ports the page's address asks for."""
    return PortFilter(
        kind=request.GET.get("kind", ""),
        status=request.GET.get("status", ""),
        authority=request.GET.get("authority", ""),
        words=request.GET.get("words", "")[:LONGEST_SEARCH],
    )


def authorities() -> dict[str, str]:
    """What each authority is called in the language of the page."""
    return {
        one.code: say(Translated(one.name_ar, one.name_ckb, one.name_en))
        for one in list_authorities()
    }
