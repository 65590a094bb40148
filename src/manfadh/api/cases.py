"""Secondary: who waits, one case, taking and ending it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Router, Schema, Status

from manfadh.api.fields import GroundInWords, Note
from manfadh.api.shapes import DocumentShown, InspectionShown, show_inspection
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors import CaseLine, get_case, list_queue
from manfadh.apps.operate.crossings.services import resolve_case, take_case

router = Router(tags=["secondary"])


class WaitingCase(Schema):
    """A person who waits."""

    case_id: UUID
    reason: str
    opened_at: datetime
    wait_minutes: int
    taken_by: UUID | None
    direction: str
    reading: DocumentShown | None


class CaseShown(Schema):
    """A case with what primary saw and all that is known now."""

    case_id: UUID
    reason: str
    note: str | None
    opened_at: datetime
    opened_by: UUID | None
    wait_minutes: int
    taken_by: UUID | None
    taken_at: datetime | None
    resolved_at: datetime | None
    outcome: str
    ground: str
    slip_number: str
    inspection: InspectionShown


class EndingSent(Schema):
    """How a case ends by itself; admission and refusal are acts of their own."""

    outcome: Literal["not_same_person", "handed_over"]
    ground: GroundInWords
    note: Note = ""


@router.get(
    "/cases",
    url_name="api-cases",
    operation_id="list_cases",
    summary="Who waits in secondary",
    response=answers(list[WaitingCase]),
)
def queue(request: TokenRequest) -> list[CaseLine]:
    """Who waits at the own port, longest first; the look is recorded. Needs `case.work`."""
    return list_queue(request.auth)


@router.get(
    "/cases/{uuid:case_id}",
    url_name="api-case",
    operation_id="get_case",
    summary="One case",
    response=answers(CaseShown, 404),
)
def case(request: TokenRequest, case_id: UUID) -> dict[str, object]:
    """A case of the own port; the look is recorded. Needs `case.work`."""
    shown = get_case(request.auth, case_id)
    told = {name: getattr(shown, name) for name in CaseShown.model_fields if name != "inspection"}
    return told | {"inspection": show_inspection(shown.now)}


@router.post(
    "/cases/{uuid:case_id}/take",
    url_name="api-case-take",
    operation_id="take_case",
    summary="Begin to work on a case",
    response=answers(None, 404, 409, status=204),
)
def take(request: TokenRequest, case_id: UUID) -> Status[None]:
    """Begin to work on a case. Taking one's own case again changes nothing."""
    take_case(viewer=request.auth, case_id=case_id)
    return DONE


@router.post(
    "/cases/{uuid:case_id}/resolve",
    url_name="api-case-resolve",
    operation_id="resolve_case",
    summary="End a case",
    response=answers(None, 404, 409, status=204),
)
def resolve(request: TokenRequest, case_id: UUID, body: EndingSent) -> Status[None]:
    """End a case as a namesake (a slip remembers it everywhere) or by handing the person over."""
    resolve_case(
        viewer=request.auth,
        case_id=case_id,
        outcome=body.outcome,
        ground=body.ground,
        note=body.note,
    )
    return DONE
