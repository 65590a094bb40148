"""Notices of signed orders for who signs them: issued, printed, handed over."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.services import CrossingError, NoticeUnknown, RefusalUnknown
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import notifying
from manfadh.web.components.inspection.wording import say_error
from manfadh.web.components.viewer import OfficerRequest, screen


@dataclass(frozen=True)
class NoticeRoutes:
    """Where the card of a notice leads at this desk, as `Desk` has it for booth and secondary."""

    issue_notice: str = "port-notice-issue"
    hand_over: str = "port-notice-over"
    notice_paper: str = "port-notice"


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
@require_POST
def issue(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Give the order its notice."""
    return _gently(request, refusal_id, lambda: notifying.issue(request, refusal_id))


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
@require_POST
def hand_over(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Keep that the notice was handed over."""
    return _gently(request, refusal_id, lambda: notifying.hand_over(request, refusal_id))


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
@require_GET
def paper(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """The notice as a paper."""
    try:
        return notifying.paper(request, refusal_id)
    except (RefusalUnknown, NoticeUnknown) as error:
        raise Http404 from error


def _gently(request: OfficerRequest, refusal_id: UUID, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except RefusalUnknown as error:
        raise Http404 from error
    except CrossingError as error:
        messages.error(request, say_error(error))
    return redirect("port-refusal", refusal_id)
