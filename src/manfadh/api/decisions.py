"""What a booth officer decides: let pass, undo, send to secondary."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from manfadh.api.fields import Code, GroundInWords, Name, Note, Number
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.events import CaseReason, Mode, PermissionKind
from manfadh.apps.operate.crossings.services import (
    Again,
    Particulars,
    decide_crossing,
    keep_earlier,
    refer_to_secondary,
    undo_crossing,
)
from manfadh.libs.names import FullName

router = Router(tags=["decisions"])


class ParticularsSent(Schema):
    """What the officer adds to a reading; all of it may be left out."""

    given: Name = ""
    father: Name = ""
    grandfather: Name = ""
    family: Name = ""
    mother: Name = ""
    mode: Mode = "foot"
    journey: Code = ""
    permission: PermissionKind = "none_needed"
    permission_authority: Code = ""
    permission_number: Number = ""
    permission_until_on: date | None = None
    stay_days: int | None = Field(default=None, ge=1, le=3660)
    category: Code = Field(default="", description="A traveller category in force here.")
    category_detail: Name = ""

    def particulars(self) -> Particulars:
        """The same for the service."""
        return Particulars(
            full_name=FullName(self.given, self.father, self.grandfather, self.family),
            mother=self.mother,
            mode=self.mode,
            journey=self.journey,
            permission=self.permission,
            permission_authority=self.permission_authority,
            permission_number=self.permission_number,
            permission_until_on=self.permission_until_on,
            stay_days=self.stay_days,
            category=self.category,
            category_detail=self.category_detail,
        )


class AgainSent(Schema):
    """Why somebody crosses who crossed minutes ago."""

    judgement: Literal["crosses_again", "another_person"]
    reason: GroundInWords


class DecisionSent(Schema):
    """An officer's decision to let a person enter, or leave, as the inspection's direction says."""

    particulars: ParticularsSent = Field(default_factory=ParticularsSent)
    ground: GroundInWords = Field(
        default="", description="Needed where the advice says `needs_ground`."
    )
    again: AgainSent | None = None


class CrossingShown(Schema):
    """A crossing by its id."""

    crossing_id: UUID


class UndoSent(Schema):
    """Why a decision is taken back."""

    ground: GroundInWords = ""


class ReferralSent(Schema):
    """Why a person goes to secondary."""

    reason: CaseReason
    note: Note = ""


class CaseOpened(Schema):
    """A case by its id."""

    case_id: UUID


@router.post(
    "/inspections/{uuid:inspection_id}/decision",
    url_name="api-decide",
    operation_id="decide_crossing",
    summary="Let the person pass",
    response=answers(CrossingShown, 404, 409),
)
def decide(request: TokenRequest, inspection_id: UUID, body: DecisionSent) -> dict[str, UUID]:
    """Let the person enter or leave. The officer's second call answers the crossing of the first.

    An officer decides, never the system that sends it. Needs `crossing.decide`.
    """
    again = Again(judgement=body.again.judgement, reason=body.again.reason) if body.again else None
    crossing_id = decide_crossing(
        viewer=request.auth,
        inspection_id=inspection_id,
        particulars=body.particulars.particulars(),
        ground=body.ground,
        again=again,
    )
    return {"crossing_id": crossing_id}


@router.post(
    "/inspections/{uuid:inspection_id}/same-crossing",
    url_name="api-same-crossing",
    operation_id="keep_earlier_crossing",
    summary="It is the crossing of minutes ago",
    response=answers(None, 404, 409, status=204),
)
def same(request: TokenRequest, inspection_id: UUID) -> Status[None]:
    """This reading is the crossing of a few minutes ago: nothing is recorded twice."""
    keep_earlier(viewer=request.auth, inspection_id=inspection_id)
    return DONE


@router.post(
    "/crossings/{uuid:crossing_id}/undo",
    url_name="api-undo",
    operation_id="undo_crossing",
    summary="Take a decision back",
    response=answers(None, 409, status=204),
)
def undo(request: TokenRequest, crossing_id: UUID, body: UndoSent) -> Status[None]:
    """Take one's own decision back within a minute; twice changes nothing. Counted per officer."""
    undo_crossing(viewer=request.auth, crossing_id=crossing_id, ground=body.ground)
    return DONE


@router.post(
    "/inspections/{uuid:inspection_id}/referral",
    url_name="api-refer",
    operation_id="refer_to_secondary",
    summary="Send to secondary",
    response=answers(CaseOpened, 404, 409),
)
def refer(request: TokenRequest, inspection_id: UUID, body: ReferralSent) -> dict[str, UUID]:
    """Send a person to secondary. A second call answers the same case. Needs `case.open`."""
    case_id = refer_to_secondary(
        viewer=request.auth, inspection_id=inspection_id, reason=body.reason, note=body.note
    )
    return {"case_id": case_id}
