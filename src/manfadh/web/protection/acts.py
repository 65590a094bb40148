"""What the protection desk does: accept, close, leave and lift neutral instructions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.operate.coordination.selectors import ConcernUnknown, get_concern
from manfadh.apps.operate.coordination.services import (
    ConcernClosedAlready,
    InstructionUnknown,
    accept_concern,
    close_concern,
    leave_instruction,
    lift_instruction,
)
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.protection.forms import ClosingForm, InstructionForm
from manfadh.web.protection.views import page


@screen(purpose=Purpose.PROTECTION, action="concern.close")
@require_POST
def accept(request: OfficerRequest, concern_id: UUID) -> HttpResponse:
    """Take a concern."""
    try:
        accept_concern(viewer=request.viewer, concern_id=concern_id)
    except ConcernUnknown as error:
        raise Http404 from error
    except ConcernClosedAlready:
        return page(request, concern_id, fault=_closed_already())
    messages.success(request, _("Accepted."))
    return redirect("protection-concern", concern_id)


@screen(purpose=Purpose.PROTECTION, action="concern.close")
@require_POST
def close(request: OfficerRequest, concern_id: UUID) -> HttpResponse:
    """End the desk's work on a concern."""
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return page(request, concern_id, closing=form)
    try:
        close_concern(viewer=request.viewer, concern_id=concern_id, **form.cleaned_data)
    except ConcernUnknown as error:
        raise Http404 from error
    except ConcernClosedAlready:
        return page(request, concern_id, fault=_closed_already())
    messages.success(request, _("Closed."))
    return redirect("protection")


@screen(purpose=Purpose.PROTECTION, action="instruction.leave")
@require_POST
def instruct(request: OfficerRequest, concern_id: UUID) -> HttpResponse:
    """Tell booths what to do about the person, in neutral words."""
    form = InstructionForm(request.POST)
    if not form.is_valid():
        return page(request, concern_id, instruction=form)
    try:
        shown = get_concern(request.viewer, concern_id)
    except ConcernUnknown as error:
        raise Http404 from error
    leave_instruction(
        viewer=request.viewer,
        traveller_id=shown.traveller_id,
        action=form.cleaned_data["action"],
    )
    messages.success(request, _("Booths will see the instruction when they meet the person."))
    return redirect("protection-concern", concern_id)


@screen(purpose=Purpose.PROTECTION, action="instruction.leave")
@require_POST
def lift(request: OfficerRequest, concern_id: UUID, instruction_id: UUID) -> HttpResponse:
    """End an instruction."""
    try:
        lift_instruction(
            viewer=request.viewer, instruction_id=instruction_id, ground="lifted by the desk"
        )
    except InstructionUnknown:
        return page(request, concern_id, fault=_("This instruction no longer holds."))
    messages.success(request, _("The instruction no longer holds."))
    return redirect("protection-concern", concern_id)


def _closed_already() -> str:
    return _("A colleague has closed this concern already.")
