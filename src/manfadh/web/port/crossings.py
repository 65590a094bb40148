"""The crossings of a port, for who supervises it: looked at again and corrected."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import list_port_crossings
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import decided
from manfadh.web.components.inspection.decided import Corridor
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.measures import asked_day, page_asked
from manfadh.web.components.viewer import OfficerRequest, screen

CORRIDOR = Corridor(
    listing="port-crossings",
    one="port-crossing",
    correct="port-correct",
    base="components/desk.html",
)


@screen(purpose=Purpose.SUPERVISION, action="crossing.correct_any")
@require_GET
def crossings(request: OfficerRequest) -> HttpResponse:
    """A day's crossings, the last first."""
    on = asked_day(request.GET)
    page = list_port_crossings(request.viewer, on, page=page_asked(request.GET))
    context = {
        "base": CORRIDOR.base,
        "title": _("Crossings of the port"),
        "hint": _("Open one to see its history and to correct it. Every look is recorded."),
        "on": on,
        "page": page,
        "table": decided.lines_table(
            list(page), CORRIDOR, _("Nobody crossed on this day. Crossings appear here.")
        ),
        "back": reverse("port"),
    }
    return render(request, "components/inspection/crossings.html", context)


@screen(purpose=Purpose.SUPERVISION, action="crossing.correct_any")
@require_GET
@gently("port-crossings")
def crossing(request: OfficerRequest, crossing_id: UUID) -> HttpResponse:
    """One of them, with its history."""
    return decided.show(request, CORRIDOR, crossing_id)


@screen(purpose=Purpose.SUPERVISION, action="crossing.correct_any")
@require_POST
@gently("port-crossings")
def correct(request: OfficerRequest, crossing_id: UUID) -> HttpResponse:
    """Correct it, with a reason."""
    return decided.correct(request, CORRIDOR, crossing_id)
