"""Crossings that were written on numbered paper, entered later."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Router, Schema
from pydantic import AwareDatetime, Field

from manfadh.api.decisions import ParticularsSent
from manfadh.api.fields import Code
from manfadh.api.inspections import DocumentTyped
from manfadh.api.shapes import Direction, InspectionShown, show_inspection
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.operate.crossings.services import enter_from_paper

router = Router(tags=["paper"])


class FormSent(Schema):
    """A numbered form as it was filled in at the lane."""

    number: Annotated[Code, Field(examples=["IQ-ZRB-2026-000017"])]
    direction: Direction
    lane: Code = ""
    crossed_at: AwareDatetime
    document: DocumentTyped
    particulars: ParticularsSent = Field(default_factory=ParticularsSent)


class FormEntered(Schema):
    """The crossing, and what the system would have said at the booth."""

    form: str
    crossing_id: UUID
    inspection: InspectionShown


@router.post(
    "/paper-forms",
    url_name="api-paper",
    operation_id="enter_from_paper",
    summary="Enter a numbered form",
    response=answers(FormEntered, 404, 409),
)
def enter(request: TokenRequest, body: FormSent) -> dict[str, object]:
    """Enter the crossing that a form tells, marked as from paper. Needs `paper.enter`."""
    at: datetime = body.crossed_at
    done = enter_from_paper(
        viewer=request.auth,
        number=body.number,
        direction=body.direction,
        lane=body.lane,
        crossed_at=at,
        reading=body.document.reading(),
        particulars=body.particulars.particulars(),
    )
    return {
        "form": done.form,
        "crossing_id": done.crossing_id,
        "inspection": show_inspection(done.shown),
    }
