"""The booth: one page that is ready, reads, shows a traveller, and is ready again."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manfadh.apps.operate.crossings.selectors import (
    Reading,
    count_own_day,
    find_undoable,
    get_inspection,
    list_own_proposals,
    see_inspection,
)
from manfadh.apps.operate.crossings.selectors.consent_questions import list_own_questions
from manfadh.apps.operate.crossings.services import (
    NothingRead,
    is_visa_zone,
    open_inspection,
    present_permission,
)
from manfadh.demo.specimens import list_specimens
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.kernel.zone_seals import is_seal
from manfadh.libs.documents import DigitState, check_partial, read_text, split_lines
from manfadh.web.booth.beside import beside_context, find_beside, party_beside
from manfadh.web.booth.by_hand import DocumentForm
from manfadh.web.booth.place import (
    PlaceForm,
    assignment_words,
    find_place,
    keep_place,
    place_form,
)
from manfadh.web.booth.visas import read_over, visa_zone_of
from manfadh.web.components.going import go, go_to
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import Desk, gently, say_problem
from manfadh.web.components.inspection.places import country_choices
from manfadh.web.components.inspection.slips import KIND as SLIP
from manfadh.web.components.inspection.zone_words import DIGIT_STATES, FIELDS, say_zone
from manfadh.web.components.viewer import OfficerRequest, screen

READY, GARBLED, BY_HAND = "booth/ready.html", "booth/garbled.html", "booth/by_hand.html"


def frame(request: OfficerRequest) -> dict[str, Any]:
    """What stands around every part: the place, the entry of a zone, and what can be undone."""
    place = find_place(request)
    undoable = find_undoable(request.viewer)
    return {
        "place": place,
        "place_form": place_form(request, place),
        "next_id": new_id(),
        "undoable": undoable,
        "undo_sentence": UNDO_WORDS[undoable.direction]() if undoable else "",
        "beside_reader": party_beside(request),
    }


UNDO_WORDS = {"entry": lambda: _("Entry recorded."), "exit": lambda: _("Exit recorded.")}

DESK = Desk(
    page="booth/page.html",
    frame=frame,
    home="booth",
    again="booth-inspection",
    decide="booth-decide",
    refer="booth-refer",
    claim="booth-claim",
    refuse="booth-refuse",
    refusal="booth-refusal",
    protection="booth-protection",
    withdraw="booth-withdraw",
    custody="booth-custody",
    take_document="booth-custody-take",
    end_custody="booth-custody-end",
    print_custody="booth-custody-print",
    issue_notice="booth-notice-issue",
    hand_over="booth-notice-hand-over",
    notice_paper="booth-notice",
    present="booth-present",
    consent="booth-consent",
    consent_answer="booth-consent-answer",
    take_fee="booth-take-fee",
    waive_fee="booth-waive-fee",
    print_receipt="booth-print-receipt",
    read="booth-read",
    same="booth-same",
)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_GET
def booth(request: OfficerRequest) -> HttpResponse:
    """The booth, ready for the next traveller."""
    return DESK.answer(request, READY, ready_context(request))


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
def choose_place(request: OfficerRequest) -> HttpResponse:
    """Keep lane and direction for this session."""
    form = PlaceForm(request.viewer, data=request.POST)
    if not (form.is_valid() and keep_place(request, form)):
        context = {**ready_context(request), "place_form": form}
        return DESK.answer(request, READY, context, status=422)
    return go(request, "booth")


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
def digits(request: OfficerRequest) -> HttpResponse:
    """The check digits of a zone that is still being typed."""
    check = check_partial(split_lines(request.POST.get("mrz", "")).lines)
    waiting = [
        (FIELDS[digit.field], *DIGIT_STATES[digit.state])
        for digit in check.digits
        if digit.state is not DigitState.WAITING
    ]
    context = {
        "check": check,
        "digits": waiting,
        "missing": sum(number for number in check.missing if number > 0),
        "too_many": -sum(number for number in check.missing if number < 0),
    }
    return DESK.answer(request, "components/inspection/digits.html", context)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def read(request: OfficerRequest) -> HttpResponse:
    """Read a zone, look its holder up, and show the traveller with the advice."""
    zone = request.POST.get("mrz", "")
    if is_visa_zone(zone):
        return read_over(request, DESK, zone, _identity(request.POST.get("before_id", "")))
    if is_seal(SLIP, zone):
        # A slip passed over the reader instead of a document.
        return go_to(request, f"{reverse('booth-slip')}?{urlencode({'text': zone})}")
    try:
        return _inspect(request, zone=zone)
    except NothingRead:
        reasons = [say_zone(reason.code) for reason in read_text(zone).reasons]
        return DESK.answer(request, GARBLED, {"reasons": reasons}, status=422)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_http_methods(["GET", "POST"])
@gently("booth")
def by_hand(request: OfficerRequest) -> HttpResponse:
    """Type a document, or that there is none, and go on as after a reading."""
    form = DocumentForm(data=request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _inspect(request, typed=form.reading())
    context = {"form": form, "countries": country_choices(), "identity": new_id()}
    return DESK.answer(request, BY_HAND, context, status=422 if form.errors else 200)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_GET
@gently("booth")
def inspection(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """A traveller who was read before, as things stand now."""
    shown = see_inspection(request.viewer, inspection_id)
    context = {**traveller_context(request, shown), **beside_context(request, shown)}
    return DESK.answer(request, TRAVELLER, context)


def ready_context(request: OfficerRequest) -> dict[str, Any]:
    """The booth between two travellers."""
    return {
        "day": count_own_day(request.viewer),
        "proposals": [
            (proposal, *wording.REFUSAL_STATES[proposal.state])
            for proposal in list_own_proposals(request.viewer)
        ],
        "asked": list_own_questions(request.viewer),
        "specimens": list_specimens(),
        "has_place": find_place(request) is not None,
        "beside_reader": party_beside(request),
        "before_id": "",
        "assignment": assignment_words(request),
    }


def _inspect(
    request: OfficerRequest, *, zone: str = "", typed: Reading | None = None
) -> HttpResponse:
    place = find_place(request)
    if place is None:
        return say_problem(request, _("Choose lane and direction first."), "booth")
    shown = open_inspection(
        viewer=request.viewer,
        direction=place.direction,
        lane=place.lane,
        zone=zone,
        typed=typed,
        inspection_id=_identity(request.POST.get("inspection_id", "")),
        party_id=find_beside(request),
    )
    visa = visa_zone_of(request)
    if visa:
        present_permission(viewer=request.viewer, inspection_id=shown.inspection_id, zone=visa)
        shown = get_inspection(request.viewer, shown.inspection_id)
    met = beside_context(request, shown)
    context = {**traveller_context(request, shown), **met, "fresh_id": new_id()}
    return DESK.answer(request, TRAVELLER, context)


def _identity(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
