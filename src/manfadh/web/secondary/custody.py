"""Documents kept at the secondary: against a receipt alone, given back or handed on."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import holding
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.views import DESK


@screen(purpose=Purpose.SECONDARY_CHECK, action="document.hold")
@require_GET
@gently("secondary")
def show(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """What is held of one traveller."""
    return holding.show_custody(request, DESK, inspection_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="document.hold")
@require_POST
@gently("secondary")
def take(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Keep the document against a receipt."""
    return holding.take(request, DESK, inspection_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="document.hold")
@require_POST
@gently("secondary")
def end(request: OfficerRequest, inspection_id: UUID, custody_id: UUID) -> HttpResponse:
    """Give the document back, or hand it on."""
    return holding.end(request, custody_id, reverse("secondary-custody", args=[inspection_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action="document.hold")
@require_POST
@gently("secondary")
def print_paper(request: OfficerRequest, custody_id: UUID) -> HttpResponse:
    """The receipt as a paper."""
    return holding.print_paper(request, custody_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="document.hold")
@require_GET
def held(request: OfficerRequest) -> HttpResponse:
    """All that this port holds now."""
    return holding.held_page(request, "components/held.html", home="secondary")
