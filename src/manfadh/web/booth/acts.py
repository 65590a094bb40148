"""What a booth officer does with a traveller: let pass, refer, refuse, undo."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import find_undoable, see_inspection
from manfadh.apps.operate.crossings.services import (
    claim_nationality,
    keep_earlier,
    refer_to_secondary,
    undo_crossing,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.beside import beside_context
from manfadh.web.booth.place import find_place
from manfadh.web.booth.views import DESK, READY, ready_context
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import deciding, refusing
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently, say_problem
from manfadh.web.components.inspection.forms import ReferForm
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.decide")
@require_POST
@gently("booth")
def decide(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Let the person enter or leave, and be ready for the next."""
    place = find_place(request)
    decided = deciding.decide(request, DESK, inspection_id, place.mode if place else None)
    if isinstance(decided, HttpResponse):
        return decided
    return _ready(request, deciding.say_decided(decided[1]))


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.decide")
@require_POST
@gently("booth")
def same(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """This reading is the crossing of a few minutes ago: record nothing, be ready."""
    keep_earlier(viewer=request.viewer, inspection_id=inspection_id)
    return _ready(request, "", said=_("The earlier crossing stands; nothing was recorded twice."))


@screen(purpose=Purpose.BORDER_CHECK, action="case.open")
@require_POST
@gently("booth")
def refer(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Send the person to secondary, and be ready for the next."""
    form = ReferForm(request.POST)
    if not form.is_valid():
        return say_problem(request, _("Choose a reason for secondary."), "booth")
    refer_to_secondary(
        viewer=request.viewer,
        inspection_id=inspection_id,
        reason=form.case_reason,
        note=form.cleaned_data["note"],
    )
    return _ready(request, "", said=_("Referred to secondary."))


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def claim(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """The traveller says to be a national: from now on nobody refuses them."""
    claim_nationality(viewer=request.viewer, inspection_id=inspection_id)
    shown = see_inspection(request.viewer, inspection_id)
    context = {**traveller_context(request, shown), **beside_context(request, shown)}
    return DESK.answer(request, TRAVELLER, context)


@screen(purpose=Purpose.BORDER_CHECK, action="crossing.undo")
@require_POST
@gently("booth")
def undo(request: OfficerRequest, crossing_id: UUID, inspection_id: UUID) -> HttpResponse:
    """Take one's own decision back within a minute, and have the traveller before one again."""
    undo_crossing(viewer=request.viewer, crossing_id=crossing_id)
    return go_to(request, reverse("booth-inspection", args=[inspection_id]))


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_POST
@gently("booth")
def refuse(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Propose to refuse entry."""
    return refusing.propose(request, DESK, inspection_id)


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_GET
@gently("booth")
def refusal(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Where a refusal stands."""
    return refusing.show_refusal(request, DESK, refusal_id)


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_POST
@gently("booth")
def protection(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Keep the answers to the protection questions."""
    return refusing.answer(request, DESK, refusal_id)


@screen(purpose=Purpose.BORDER_CHECK, action="refusal.propose")
@require_POST
@gently("booth")
def withdraw(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    return refusing.withdraw(request, DESK, refusal_id)


def _ready(request: OfficerRequest, undo_sentence: str, said: str = "") -> HttpResponse:
    undoable = find_undoable(request.viewer) if undo_sentence else None
    context = {
        **ready_context(request),
        "said": said,
        "undoable": undoable,
        "undo_sentence": undo_sentence,
        "next_id": new_id(),
        "beside": "booth/beside.html",
    }
    return DESK.answer(request, READY, context)
