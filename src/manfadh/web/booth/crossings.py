"""An officer's own crossings, to be looked at again and corrected."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import list_own_crossings
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import decided
from manfadh.web.components.inspection.decided import Corridor
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.measures import page_asked
from manfadh.web.components.viewer import OfficerRequest, screen

CORRIDOR = Corridor(
    listing="booth-crossings",
    one="booth-crossing",
    correct="booth-correct",
    base="components/booth.html",
)


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.correct")
@require_GET
def crossings(request: OfficerRequest) -> HttpResponse:
    """What the officer decided and may still correct."""
    page = list_own_crossings(request.viewer, page=page_asked(request.GET))
    hours = settings.MANFADH.correct_own_within_hours
    context = {
        "base": CORRIDOR.base,
        "title": _("Your crossings"),
        "hint": ngettext(
            "You may correct your decisions for %(hours)d hour; later your supervisor may.",
            "You may correct your decisions for %(hours)d hours; later your supervisor may.",
            hours,
        )
        % {"hours": hours},
        "page": page,
        "table": decided.lines_table(
            list(page),
            CORRIDOR,
            _("You have decided nothing yet. Your crossings will appear here."),
        ),
        "back": reverse("booth"),
    }
    return render(request, "components/inspection/crossings.html", context)


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.correct")
@require_GET
@gently("booth-crossings")
def crossing(request: OfficerRequest, crossing_id: UUID) -> HttpResponse:
    """One of them, with its history."""
    return decided.show(request, CORRIDOR, crossing_id)


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.correct")
@require_POST
@gently("booth-crossings")
def correct(request: OfficerRequest, crossing_id: UUID) -> HttpResponse:
    """Correct it, with a reason."""
    return decided.correct(request, CORRIDOR, crossing_id)
