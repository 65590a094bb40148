"""Who consents to a minor's journey: answered at the reader, or asked of the supervisor.

Never asked of an adult, and nobody is refused by it: an officer decides.
"""

from datetime import datetime
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from manfadh.api.fields import Code, GroundInWords, Name, Note, Number, OneDay
from manfadh.api.shapes import Direction, DocumentShown, InspectionShown, show_inspection
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.govern.policy.selectors.travelling import Relation
from manfadh.apps.operate.crossings.events import ConsentAnswer
from manfadh.apps.operate.crossings.selectors import see_inspection
from manfadh.apps.operate.crossings.selectors.consent_questions import (
    ConsentQuestionShown,
    get_consent_question,
    list_answered_consent_questions,
    list_open_consent_questions,
)
from manfadh.apps.operate.crossings.services import answer_consent_question, record_consent

router = Router(tags=["minors"])


class ConsentSent(Schema):
    """Who travels with a minor, or consented by which paper, as the rule in force accepts it."""

    relation: Relation | None = Field(default=None, description="Null where nobody consents.")
    paper: Code = Field(
        description="`present` for who travels along, a paper of the rule, or `missing`; then "
        "`note` says what was found.",
        examples=["present"],
    )
    given_by: Name = ""
    paper_number: Number = ""
    note: Note = ""


class QuestionsAsked(Schema):
    """Which questions: those that wait, or those answered on a local day."""

    answered_on: OneDay | None = None


class Question(Schema):
    """A question to the supervisor; texts are null once erased."""

    question_id: UUID
    inspection_id: UUID
    direction: Direction
    rule: str
    found: str | None = Field(description="What the officer found and wrote.")
    asked_at: datetime
    asked_by: UUID | None
    state: str
    answer: str
    ground: str | None
    answered_at: datetime | None
    answered_by: UUID | None
    lane: str
    reading: DocumentShown | None


class AnswerSent(Schema):
    """Whether the journey goes on without consent, or what is to be found out first."""

    answer: ConsentAnswer
    ground: GroundInWords


@router.post(
    "/inspections/{uuid:inspection_id}/consent",
    url_name="api-consent",
    operation_id="record_consent",
    summary="Who consents to a minor's journey",
    response=answers(InspectionShown, 404, 409),
)
def consent(request: TokenRequest, inspection_id: UUID, body: ConsentSent) -> dict[str, object]:
    """Keep the answer to the rule's question and advise anew; the last answer counts.

    Where nobody consents and the rule says so, the supervisor is asked by it. Needs
    `inspection.open`.
    """
    record_consent(viewer=request.auth, inspection_id=inspection_id, **body.model_dump())
    return show_inspection(see_inspection(request.auth, inspection_id))


@router.get(
    "/consent-questions",
    url_name="api-consent-questions",
    operation_id="list_consent_questions",
    summary="Minors without consent",
    response=answers(list[Question]),
)
def questions(request: TokenRequest, asked: Query[QuestionsAsked]) -> list[ConsentQuestionShown]:
    """The questions that wait at the own port, or were answered on a day; the look is recorded.

    Needs `consent.answer`.
    """
    if asked.answered_on is None:
        return list_open_consent_questions(request.auth)
    return list_answered_consent_questions(request.auth, asked.answered_on)


@router.get(
    "/consent-questions/{uuid:question_id}",
    url_name="api-consent-question",
    operation_id="get_consent_question",
    summary="One minor without consent",
    response=answers(Question, 404),
)
def question(request: TokenRequest, question_id: UUID) -> ConsentQuestionShown:
    """One question of the own port; the look is recorded. Needs `consent.answer`."""
    return get_consent_question(request.auth, question_id)


@router.post(
    "/consent-questions/{uuid:question_id}/answer",
    url_name="api-consent-answer",
    operation_id="answer_consent_question",
    summary="Answer about a minor",
    response=answers(None, 404, 409, status=204),
)
def answer(request: TokenRequest, question_id: UUID, body: AnswerSent) -> Status[None]:
    """Say whether the journey goes on, as another than who asked; the same again changes nothing.

    The officer decides; nobody is refused by it. Needs `consent.answer`.
    """
    answer_consent_question(
        viewer=request.auth, question_id=question_id, answer=body.answer, ground=body.ground
    )
    return DONE
