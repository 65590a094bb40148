"""Notices of signed orders at the booth: issued, printed, handed over."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import notifying
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_POST
@gently("booth")
def issue(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Give the order its notice."""
    notifying.issue(request, refusal_id)
    return go_to(request, reverse("booth-refusal", args=[refusal_id]))


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_POST
@gently("booth")
def hand_over(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Keep that the notice was handed over."""
    notifying.hand_over(request, refusal_id)
    return go_to(request, reverse("booth-refusal", args=[refusal_id]))


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_GET
@gently("booth")
def paper(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """The notice as a paper."""
    return notifying.paper(request, refusal_id)
