"""Who waits in secondary, one case with two people side by side, and the search for people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors import CaseShown, Inspected, get_case, list_queue
from manfadh.kernel.about import About
from manfadh.kernel.comments.selectors import list_comments
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.consenting import MINOR, ConsentForm, minor_context
from manfadh.web.components.inspection.deciding import traveller_context
from manfadh.web.components.inspection.desks import Desk, gently
from manfadh.web.components.inspection.forms import PassageForm
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.inspection.showing import show_advice
from manfadh.web.components.searching import search_people_of
from manfadh.web.components.shapes import Advice, Fact
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.casework import evidence_shown, hand_over_form, history_table
from manfadh.web.secondary.forms import EndingForm, EvidenceForm, NoteForm
from manfadh.web.secondary.navigation import navigation
from manfadh.web.secondary.waiting import lines_shown, mark_of

CASE = "secondary/case.html"
ABOUT = "crossings.case"


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """A note on a case: who wrote what, and when."""

    by: str
    at: str
    text: str


def frame(request: OfficerRequest) -> dict[str, Any]:
    """What stands around every part of a case."""
    return {"navigation": navigation("")}


DESK = Desk(
    page="secondary/page.html",
    frame=frame,
    home="secondary",
    again="secondary-inspection",
    decide="secondary-decide",
    refer="",
    claim="secondary-claim",
    refuse="secondary-refuse",
    refusal="secondary-refusal",
    protection="secondary-protection",
    withdraw="secondary-withdraw",
    custody="secondary-custody",
    take_document="secondary-custody-take",
    end_custody="secondary-custody-end",
    print_custody="secondary-custody-print",
    issue_notice="secondary-notice-issue",
    hand_over="secondary-notice-hand-over",
    notice_paper="secondary-notice",
    present="secondary-present",
    consent="secondary-consent",
    consent_answer="secondary-consent-answer",
    take_fee="secondary-take-fee",
    waive_fee="secondary-waive-fee",
    print_receipt="secondary-print-receipt",
    same="secondary-same",
    works_cases=True,
)


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_GET
def queue(request: OfficerRequest) -> HttpResponse:
    """Who waits, longest first."""
    waiting = list_queue(request.viewer)
    context = {
        "lines": lines_shown(request.viewer, waiting),
        "mark": mark_of(waiting),
        "navigation": navigation("secondary"),
    }
    return render(request, "secondary/queue.html", context)


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_GET
@gently("secondary")
def case(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """One case: what primary saw, what is known now, and what can be done."""
    return DESK.answer(request, CASE, case_context(request, case_id))


@screen(purpose=Purpose.SECONDARY_CHECK, action="person.search")
@require_GET
def search(request: OfficerRequest) -> HttpResponse:
    """People by name in any script or by document number; every search is recorded with why."""
    form, table = search_people_of(request)
    context = {
        "form": form,
        "table": table,
        "navigation": navigation("secondary-search"),
    }
    return render(request, "secondary/search.html", context)


def case_context(
    request: OfficerRequest, case_id: UUID, form: PassageForm | None = None
) -> dict[str, Any]:
    """All that the page of a case needs."""
    viewer = request.viewer
    shown = get_case(viewer, case_id)
    notes = list_comments(viewer=viewer, action="case.work", about=About(ABOUT, case_id))
    officers = [shown.opened_by, shown.taken_by, shown.resolved_by, *(n.made_by for n in notes)]
    officers += [who for step in shown.steps for who in (step.by, step.to)]
    names = get_officer_names([officer for officer in officers if officer])
    return {
        **traveller_context(request, shown.now, form),
        "case": shown,
        "is_mine": shown.taken_by == viewer.officer_id,
        "taken_by": names.get(shown.taken_by, "") if shown.taken_by else "",
        "case_facts": _facts(shown, names),
        "primary": _primary(shown),
        "notes": [
            NoteShown(
                by=names.get(note.made_by, "") if note.made_by else "",
                at=moment(note.made_at),
                text=note.text or _("Erased"),
            )
            for note in notes
        ],
        "note_form": NoteForm(auto_id="note_%s"),
        "note_id": new_id(),
        "ending_form": EndingForm(auto_id="ending_%s"),
        "history": history_table(shown, names),
        "evidence": evidence_shown(viewer, case_id),
        "evidence_form": EvidenceForm(auto_id="evidence_%s"),
        "evidence_id": new_id(),
        "hand_over_form": hand_over_form(viewer, shown),
        "navigation": navigation(""),
        **minor_part(shown.now),
    }


def minor_part(shown: Inspected, form: ConsentForm | None = None) -> dict[str, Any]:
    """The question of a minor's consent beside the traveller; nothing for an adult."""
    minor = minor_context(shown, form)
    return {**minor, "beside_traveller": [MINOR] if minor else []}


def _minutes(minutes: int) -> str:
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


def _facts(shown: CaseShown, names: dict[UUID, str]) -> tuple[Fact, ...]:
    facts = [
        Fact(words=_("Reason"), value=wording.CASE_REASONS.get(shown.reason, shown.reason)),
        Fact(words=_("Referred"), value=moment(shown.opened_at)),
        Fact(
            words=_("Referred by"),
            value=names.get(shown.opened_by, "—") if shown.opened_by else "—",
        ),
        Fact(words=_("Waited"), value=_minutes(shown.wait_minutes)),
    ]
    if shown.note:
        facts.append(Fact(words=_("Note of the booth"), value=shown.note))
    if shown.resolved_at:
        outcome = wording.CASE_OUTCOMES.get(shown.outcome, shown.outcome)
        facts.append(Fact(words=_("Outcome"), value=outcome, kind="note"))
        facts.append(Fact(words=_("Decided"), value=moment(shown.resolved_at)))
    if shown.ground:
        facts.append(Fact(words=_("Ground"), value=shown.ground))
    if shown.resolution_note:
        facts.append(Fact(words=_("Note on the person"), value=shown.resolution_note))
    return tuple(facts)


def _officer(names: dict[UUID, str], officer_id: UUID | None) -> str:
    return names.get(officer_id, "—") if officer_id else "—"


def _primary(shown: CaseShown) -> Advice | None:
    if shown.primary_advice is None:
        return None
    return show_advice(shown.primary_advice, shown.now.direction)
