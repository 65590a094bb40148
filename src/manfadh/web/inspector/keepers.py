"""Looks of those who read looks: nobody judges their own, so the inspector asks about them."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.unusual import Desk, show_list, show_one
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.inspector.navigation import pages

DESK = Desk("inspector-keepers", "inspector-keepers-looks", lambda _: pages("inspector-keepers"))


@screen(purpose=Purpose.INTEGRITY, action="looks.see_keepers")
@require_GET
def keepers(request: OfficerRequest) -> HttpResponse:
    """The looks of data protection officers to ask about."""
    return show_list(request, DESK)


@screen(purpose=Purpose.INTEGRITY, action="looks.see_keepers")
def behind(request: OfficerRequest, officer_id: UUID, sign: str) -> HttpResponse:
    """The looks behind one sign; writing down what was asked or answered."""
    return show_one(request, DESK, officer_id, sign)
