"""The way of a refusal, the same at booth and secondary: ground, protection, supervisor.

Nothing here refuses anybody: an officer proposes, the protection questions are asked, another
officer signs, and what holds a signed refusal shows on no screen but that of the protection desk.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from manfadh.apps.govern.policy.selectors import (
    ProvisionUnknown,
    get_act,
    get_refusal_ground,
    list_protection_questions,
)
from manfadh.apps.operate.crossings.selectors import RefusalShown, get_refusal, today
from manfadh.apps.operate.crossings.services import (
    answer_protection,
    propose_refusal,
    withdraw_refusal,
)
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.desks import Desk, say_problem
from manfadh.web.components.inspection.forms import LONGEST_NOTE, ProtectionForm, WithdrawForm
from manfadh.web.components.inspection.notifying import show_notice
from manfadh.web.components.inspection.places import moment, reader_language
from manfadh.web.components.inspection.showing import show_printed_name
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest

REFUSAL = "components/inspection/refusal.html"


def propose(request: OfficerRequest, desk: Desk, inspection_id: UUID) -> HttpResponse:
    """Propose to refuse entry on the ground chosen, and go on with the protection questions."""
    refusal_id = propose_refusal(
        viewer=request.viewer,
        inspection_id=inspection_id,
        ground=request.POST.get("ground", ""),
        note=request.POST.get("note", "").replace("\0", "")[:LONGEST_NOTE],
    )
    return show_refusal(request, desk, refusal_id)


def show_refusal(
    request: OfficerRequest,
    desk: Desk,
    refusal_id: UUID,
    form: ProtectionForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Where a refusal stands, with the questions while they are still to be asked."""
    refusal = get_refusal(request.viewer, refusal_id)
    if form is None and refusal.state == "asking":
        form = _protection_form(request)
        if form is None:
            return say_problem(request, _no_questions(), desk.home)
    words, kind = wording.REFUSAL_STATES[refusal.state]
    context = {
        "refusal": refusal,
        "state_words": words,
        "state_kind": kind,
        "name": show_printed_name(refusal.reading),
        "facts": _facts(request.viewer, refusal),
        "notice_card": show_notice(request, refusal),
        "refusal_id": refusal_id,
        "form": form,
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
        "is_open": refusal.state in ("asking", "to_sign", "signed"),
    }
    return desk.answer(request, REFUSAL, context, status=status)


def answer(request: OfficerRequest, desk: Desk, refusal_id: UUID) -> HttpResponse:
    """Keep the answers to the protection questions: all of them, or none."""
    form = _protection_form(request, data=request.POST)
    if form is None:
        return say_problem(request, _no_questions(), desk.home)
    if not form.is_valid():
        return show_refusal(request, desk, refusal_id, form, status=422)
    answer_protection(
        viewer=request.viewer,
        refusal_id=refusal_id,
        answers=form.answers(),
        note=form.cleaned_data["note"],
    )
    return show_refusal(request, desk, refusal_id)


def withdraw(request: OfficerRequest, desk: Desk, refusal_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return say_problem(request, _("Write in a few words why it is taken back."), desk.home)
    withdraw_refusal(
        viewer=request.viewer, refusal_id=refusal_id, ground=form.cleaned_data["ground"]
    )
    return show_refusal(request, desk, refusal_id)


def _protection_form(request: OfficerRequest, data: Any = None) -> ProtectionForm | None:
    try:
        questions = list_protection_questions(request.viewer.authority, today())
    except ProvisionUnknown:
        return None
    return ProtectionForm(questions, reader_language(), data=data, auto_id="protection_%s")


def _no_questions() -> str:
    return _(
        "A protection question is missing from the policy in force, so nobody can be refused. "
        "Call your supervisor."
    )


def _facts(viewer: Viewer, refusal: RefusalShown) -> tuple[Fact, ...]:
    language = reader_language()
    try:
        law = get_refusal_ground(viewer.authority, refusal.ground, today())
        ground = f"{law.text.in_language(language)} ({law.reference})"
        act = str(get_act(viewer.authority, refusal.act, today()).words.in_language(language))
    except ProvisionUnknown:
        # Repealed since: what was proposed then keeps its codes.
        ground, act = refusal.ground, refusal.act
    facts = [
        Fact(words=_("Act"), value=act),
        Fact(words=_("Ground in law"), value=ground),
        Fact(words=_("Proposed"), value=moment(refusal.proposed_at)),
    ]
    if refusal.note:
        facts.append(Fact(words=_("What it rests on"), value=refusal.note))
    if refusal.signed_at:
        facts.append(Fact(words=_("Signed"), value=moment(refusal.signed_at)))
    return tuple(facts)
