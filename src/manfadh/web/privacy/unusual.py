"""Looks that the data protection officer asks about."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.unusual import Desk, show_list, show_one
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.privacy.navigation import navigation

DESK = Desk(
    "privacy-unusual",
    "privacy-unusual-looks",
    lambda request: navigation(request, "privacy-unusual"),
)


@screen(purpose=Purpose.DATA_PROTECTION, action="looks.see")
@require_GET
def unusual(request: OfficerRequest) -> HttpResponse:
    """The looks of the last two weeks to ask about."""
    return show_list(request, DESK)


@screen(purpose=Purpose.DATA_PROTECTION, action="looks.see")
def behind(request: OfficerRequest, officer_id: UUID, sign: str) -> HttpResponse:
    """The looks behind one sign; writing down what was asked or answered."""
    return show_one(request, DESK, officer_id, sign)
