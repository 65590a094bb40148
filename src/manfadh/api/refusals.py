"""Refusals: proposed, asked about protection, signed by another, taken back.

The hard rules are in the services, the same for every door: protection comes before the
signature, a national is never refused, nobody signs a proposal of their own.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from manfadh.api.fields import Code, GroundInWords, Note
from manfadh.api.shapes import DocumentShown, Names
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.govern.policy.selectors import (
    Ground,
    Question,
    list_protection_questions,
    list_refusal_grounds,
)
from manfadh.apps.operate.crossings.selectors import (
    RefusalShown,
    get_refusal,
    list_refusals_to_sign,
    today,
)
from manfadh.apps.operate.crossings.services import (
    answer_protection,
    propose_refusal,
    sign_refusal,
    withdraw_refusal,
)

router = Router(tags=["refusals"])


class GroundShown(Schema):
    """A ground in law on which an act may be done."""

    code: str
    act: str
    text: Names
    reference: str


class QuestionShown(Schema):
    """What is asked before any refusal."""

    code: str
    text: Names
    reference: str


class ProposalSent(Schema):
    """A ground in force, which names the act, and what was found."""

    ground: Code
    note: Note = ""


class RefusalProposed(Schema):
    """A refusal by its id."""

    refusal_id: UUID


class Refusal(Schema):
    """Where a refusal stands. `signed` says nothing of whether it is held or took effect."""

    refusal_id: UUID
    inspection_id: UUID
    state: Literal["asking", "to_sign", "signed", "completed", "withdrawn"]
    act: str
    ground: str
    note: str | None
    proposed_at: datetime
    proposed_by: UUID | None
    signed_at: datetime | None
    signed_by: UUID | None
    withdrawn_at: datetime | None
    reading: DocumentShown | None


class AnswersSent(Schema):
    """An answer to every protection question in force, by its code."""

    answers: Annotated[dict[Code, Literal["yes", "no", "unsure"]], Field(max_length=50)]
    note: Note = ""


class WithdrawalSent(Schema):
    """Why a refusal is taken back or declined."""

    ground: GroundInWords


@router.get(
    "/refusal-grounds",
    url_name="api-refusal-grounds",
    operation_id="list_refusal_grounds",
    summary="Grounds of refusal in force",
    response=answers(list[GroundShown], 409),
)
def grounds(request: TokenRequest) -> list[Ground]:
    """The grounds in force today for the authority of the token's officer."""
    return list(list_refusal_grounds(request.auth.authority, today()))


@router.get(
    "/protection-questions",
    url_name="api-protection-questions",
    operation_id="list_protection_questions",
    summary="The protection questions in force",
    response=answers(list[QuestionShown], 409),
)
def questions(request: TokenRequest) -> list[Question]:
    """What is asked, face to face, before any refusal or return."""
    return list(list_protection_questions(request.auth.authority, today()))


@router.post(
    "/inspections/{uuid:inspection_id}/refusal",
    url_name="api-propose-refusal",
    operation_id="propose_refusal",
    summary="Propose to refuse",
    response=answers(RefusalProposed, 404, 409),
)
def propose(request: TokenRequest, inspection_id: UUID, body: ProposalSent) -> dict[str, UUID]:
    """Propose an order on a ground in force. Nothing happens to the person by it."""
    refusal_id = propose_refusal(
        viewer=request.auth, inspection_id=inspection_id, ground=body.ground, note=body.note
    )
    return {"refusal_id": refusal_id}


@router.get(
    "/refusals",
    url_name="api-refusals",
    operation_id="list_refusals_to_sign",
    summary="Refusals that wait for a signature",
    response=answers(list[Refusal]),
)
def to_sign(request: TokenRequest) -> list[RefusalShown]:
    """Those of the own port, oldest first; the look is recorded. Needs `refusal.sign`."""
    return list_refusals_to_sign(request.auth)


@router.get(
    "/refusals/{uuid:refusal_id}",
    url_name="api-refusal",
    operation_id="get_refusal",
    summary="One refusal",
    response=answers(Refusal, 404),
)
def refusal(request: TokenRequest, refusal_id: UUID) -> RefusalShown:
    """One refusal of the own port, for who proposes or signs; the look is recorded."""
    return get_refusal(request.auth, refusal_id)


@router.post(
    "/refusals/{uuid:refusal_id}/protection",
    url_name="api-refusal-protection",
    operation_id="answer_protection",
    summary="Answer the protection questions",
    response=answers(None, 404, 409, status=204),
)
def protection(request: TokenRequest, refusal_id: UUID, body: AnswersSent) -> Status[None]:
    """Keep that the questions were asked. Any *yes* or *unsure* tells the protection desk alone."""
    answer_protection(
        viewer=request.auth, refusal_id=refusal_id, answers=body.answers, note=body.note
    )
    return DONE


@router.post(
    "/refusals/{uuid:refusal_id}/sign",
    url_name="api-refusal-sign",
    operation_id="sign_refusal",
    summary="Sign a refusal",
    response=answers(None, 404, 409, status=204),
)
def sign(request: TokenRequest, refusal_id: UUID) -> Status[None]:
    """Sign, as another than who proposed it. It takes effect once nothing holds it."""
    sign_refusal(viewer=request.auth, refusal_id=refusal_id)
    return DONE


@router.post(
    "/refusals/{uuid:refusal_id}/withdraw",
    url_name="api-refusal-withdraw",
    operation_id="withdraw_refusal",
    summary="Take a refusal back",
    response=answers(None, 404, 409, status=204),
)
def withdraw(request: TokenRequest, refusal_id: UUID, body: WithdrawalSent) -> Status[None]:
    """Take back or decline, with a ground; once signed, only who may sign does so."""
    withdraw_refusal(viewer=request.auth, refusal_id=refusal_id, ground=body.ground)
    return DONE
