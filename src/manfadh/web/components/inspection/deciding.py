"""A traveller before an officer, and what the officer may do; the same at booth and secondary."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from manfadh.apps.govern.policy.selectors import list_refusal_grounds
from manfadh.apps.govern.policy.selectors.stays import list_stay_rules
from manfadh.apps.operate.crossings.events import Mode
from manfadh.apps.operate.crossings.selectors import (
    Inspected,
    find_standing,
    get_inspection,
    today,
)
from manfadh.apps.operate.crossings.selectors.categories import (
    find_usual_mode,
    list_offered_categories,
)
from manfadh.apps.operate.crossings.services import (
    CrossedAlready,
    decide_crossing,
    needs_ground,
)
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.categories import district_choices
from manfadh.web.components.inspection.charging import show_charges
from manfadh.web.components.inspection.desks import Desk
from manfadh.web.components.inspection.forms import PassageForm, ReferForm, RefusalForm
from manfadh.web.components.inspection.ordering import order_form
from manfadh.web.components.inspection.permitting import permission_initial, show_permission
from manfadh.web.components.inspection.places import authority_choices, reader_language
from manfadh.web.components.inspection.repeats import ask, read_answer
from manfadh.web.components.inspection.showing import show_traveller
from manfadh.web.components.viewer import OfficerRequest

TRAVELLER = "components/inspection/traveller.html"
# Which reason for secondary follows from a reason of the advice.
_CASE_REASONS = {
    "instruction": "instruction",
    "no_document": "document_doubt",
    "no_travel_document": "document_doubt",
    "not_accepted": "document_doubt",
    "expired": "document_doubt",
    "mrz_invalid": "document_doubt",
    "permission_needed": "permission_doubt",
    "overstay": "permission_doubt",
}


def traveller_context(
    request: OfficerRequest, shown: Inspected, form: PassageForm | None = None
) -> dict[str, Any]:
    """All that the traveller's part of the page needs."""
    viewer = request.viewer
    traveller = show_traveller(shown)
    passage = form or passage_form(viewer, shown)
    return {
        "traveller": traveller,
        "inspection_id": shown.inspection_id,
        "standing": find_standing(viewer, shown.inspection_id),
        "form": passage,
        "stay_rules": _stay_rules(viewer, shown),
        "refer_form": ReferForm(initial={"reason": suggest_reason(shown)}, auto_id="refer_%s"),
        "refusal_form": _refusal_form(viewer) if traveller.may_be_refused else None,
        "order": order_form(viewer, shown) if traveller.may_be_ordered else None,
        "opened": request.GET.get("open", ""),
        "charges": show_charges(viewer, shown),
        "permission_card": show_permission(shown, passage.authorities),
        "before_id": shown.inspection_id,
    }


def passage_form(viewer: Viewer, shown: Inspected, data: Any = None) -> PassageForm:
    """The form of a decision, filled in as far as record and rules go."""
    known = shown.person
    initial = {
        "permission": "" if shown.needs_permission else "none_needed",
        "permission_authority": viewer.authority,
        "given": (known.given or "") if known else "",
        "father": (known.father or "") if known else "",
        "grandfather": (known.grandfather or "") if known else "",
        "family": (known.family or "") if known else "",
        "mother": (known.mother or "") if known else "",
        **permission_initial(shown),
    }
    categories = list_offered_categories(shown)
    return PassageForm(
        shown,
        authority_choices(viewer.authority),
        categories,
        district_choices(viewer.authority, categories, today()),
        data=data,
        initial=initial,
        auto_id="passage_%s",
    )


def decide(
    request: OfficerRequest, desk: Desk, inspection_id: UUID, mode: Mode | None = None
) -> tuple[UUID, Inspected] | HttpResponse:
    """Let the person pass as the form says; the crossing, or the form with what to mend.

    Without a `mode` the person came as people do in the lane where the document was read.

    Raises what `decide_crossing` raises.
    """
    shown = get_inspection(request.viewer, inspection_id)
    form = passage_form(request.viewer, shown, data=request.POST)
    if not form.is_valid():
        context = traveller_context(request, shown, form)
        if "ground" in form.errors and needs_ground(shown):
            context["opened"] = "ground"
        return desk.answer(request, TRAVELLER, context, status=422)
    answer = read_answer(request)
    if answer is not None and not answer.is_valid():
        return ask(request, desk, shown, answer)
    try:
        crossing_id = decide_crossing(
            viewer=request.viewer,
            inspection_id=inspection_id,
            particulars=form.particulars(mode or find_usual_mode(shown.port, shown.lane)),
            ground=form.cleaned_data["ground"],
            again=answer.again() if answer else None,
            seen=shown,
        )
    except CrossedAlready:
        return ask(request, desk, shown)
    return crossing_id, shown


def say_decided(shown: Inspected) -> str:
    """What has just been done, with the name."""
    known = str(shown.person.full_name) if shown.person else ""
    name = known or shown.reading.printed_name or shown.reading.number
    return str(wording.DECIDED[shown.direction]) % {"name": name}


def suggest_reason(shown: Inspected) -> str:
    """The reason for secondary that follows from the advice; the officer may choose another."""
    if shown.advice.level == "verify_identity":
        return "verify_identity"
    for reason in shown.advice.reasons:
        if reason.code.startswith("hit_"):
            return "possible_hit"
        if reason.code in _CASE_REASONS:
            return _CASE_REASONS[reason.code]
    return "officer_choice"


def _refusal_form(viewer: Viewer) -> RefusalForm | None:
    if not viewer.may("refusal.propose", owner=viewer.authority, port=viewer.port):
        return None
    grounds = list_refusal_grounds(viewer.authority, today(), act="refusal_of_entry")
    return RefusalForm(grounds, reader_language(), auto_id="refusal_%s")


def _stay_rules(viewer: Viewer, shown: Inspected) -> list[str]:
    """What the rules in force grant on each permission, for the officer to read."""
    if shown.direction == "exit" or shown.is_own_national:
        return []
    language = reader_language()
    rules = list_stay_rules(
        viewer.authority,
        nationality=shown.reading.nationality,
        permissions=wording.PERMISSIONS,
        on=today(),
    )
    return [str(rule.text.in_language(language)) for rule in rules]
