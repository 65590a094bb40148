"""What a secondary officer does: take a case, write a note, decide, tell two people apart."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import find_case_of, get_case, see_inspection
from manfadh.apps.operate.crossings.services import (
    claim_nationality,
    keep_earlier,
    resolve_case,
    take_case,
)
from manfadh.kernel.about import About
from manfadh.kernel.comments.services import CommentRefused, make_comment
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import deciding, refusing
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently, say_problem
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.forms import EndingForm, NoteForm
from manfadh.web.secondary.views import ABOUT, DESK, minor_part


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_POST
@gently("secondary")
def take(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """Begin to work on a case."""
    take_case(viewer=request.viewer, case_id=case_id)
    return go_to(request, reverse("secondary-case", args=[case_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_POST
@gently("secondary")
def note(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """Write a note beside a case; the same form sent twice writes one."""
    form = NoteForm(request.POST)
    shown = get_case(request.viewer, case_id)
    if not form.is_valid():
        return say_problem(request, _("Write a note first."), "secondary")
    try:
        make_comment(
            viewer=request.viewer,
            action="case.work",
            comment_id=_id(request.POST.get("idempotency_key", "")),
            about=About(ABOUT, case_id),
            text=form.cleaned_data["text"],
            person_id=shown.now.traveller_id,
        )
    except CommentRefused as refused:
        return say_problem(request, str(refused), "secondary")
    return go_to(request, reverse("secondary-case", args=[case_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_POST
@gently("secondary")
def end(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """End a case: not the same person, or handed over."""
    form = EndingForm(request.POST)
    if not form.is_valid():
        sentence = _("Choose what was found, and write the ground in a few words.")
        return say_problem(request, sentence, "secondary")
    resolve_case(
        viewer=request.viewer,
        case_id=case_id,
        outcome=form.ending,
        ground=form.cleaned_data["ground"],
        note=form.cleaned_data["note"],
    )
    messages.success(request, _("The case is decided."))
    return go_to(request, reverse("secondary-case", args=[case_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action="crossing.decide")
@require_POST
@gently("secondary")
def decide(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Let the person enter or leave; it ends the case."""
    decided = deciding.decide(request, DESK, inspection_id)
    if isinstance(decided, HttpResponse):
        return decided
    messages.success(request, deciding.say_decided(decided[1]))
    return go_to(request, reverse("secondary"))


@screen(purpose=Purpose.SECONDARY_CHECK, action="crossing.decide")
@require_POST
@gently("secondary")
def same(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """This reading is the crossing of a few minutes ago: record nothing, end the case."""
    keep_earlier(viewer=request.viewer, inspection_id=inspection_id)
    messages.success(request, _("The earlier crossing stands; nothing was recorded twice."))
    return go_to(request, reverse("secondary"))


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_GET
@gently("secondary")
def inspection(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """The case of a reading, where there is one."""
    case_id = find_case_of(request.viewer, inspection_id)
    if case_id is not None:
        return go_to(request, reverse("secondary-case", args=[case_id]))
    shown = see_inspection(request.viewer, inspection_id)
    return DESK.answer(
        request, TRAVELLER, {**traveller_context(request, shown), **minor_part(shown)}
    )


@screen(purpose=Purpose.SECONDARY_CHECK, action="inspection.open")
@require_POST
@gently("secondary")
def claim(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """The traveller says to be a national: from now on nobody refuses them."""
    claim_nationality(viewer=request.viewer, inspection_id=inspection_id)
    return go_to(request, reverse("secondary-inspection", args=[inspection_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action="refusal.propose")
@require_POST
@gently("secondary")
def refuse(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Propose to refuse entry."""
    return refusing.propose(request, DESK, inspection_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="refusal.propose")
@require_GET
@gently("secondary")
def refusal(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Where a refusal stands."""
    return refusing.show_refusal(request, DESK, refusal_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="refusal.propose")
@require_POST
@gently("secondary")
def protection(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Keep the answers to the protection questions."""
    return refusing.answer(request, DESK, refusal_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action="refusal.propose")
@require_POST
@gently("secondary")
def withdraw(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    return refusing.withdraw(request, DESK, refusal_id)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return new_id()
