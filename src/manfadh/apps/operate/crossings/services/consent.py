"""Who consents to a minor's journey: asked by the rule in force, recorded, never a refusal."""

from typing import get_args
from uuid import UUID

from manfadh.apps.govern.policy.selectors.travelling import Relation, is_consent_enough
from manfadh.apps.operate.crossings.errors import (
    ConsentQuestionEnded,
    ConsentUnclear,
    GroundNeeded,
    NotAMinor,
    OwnConsentQuestion,
)
from manfadh.apps.operate.crossings.events import (
    ConsentAnswer,
    ConsentQuestionAnswered,
    ConsentQuestionAsked,
    ConsentRecorded,
)
from manfadh.apps.operate.crossings.selectors.booth import Inspected, get_inspection
from manfadh.apps.operate.crossings.selectors.consent_questions import find_question, state_of_row
from manfadh.apps.operate.crossings.selectors.minors import MISSING
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def record_consent(
    *,
    viewer: Viewer,
    inspection_id: UUID,
    relation: Relation | None,
    paper: str,
    given_by: str = "",
    paper_number: str = "",
    note: str = "",
) -> None:
    """Record who travels with a minor (`paper` "present"), who consented by which paper, or nobody.

    For "missing" the note says what was found instead; where the rule says so, the supervisor is
    asked by it, once until answered. It decides nothing: the officer admits, or asks whom the rule
    names. Needs `inspection.open` at this port. Raises NotPermitted, InspectionUnknown, NotAMinor
    for every adult, ConsentUnclear.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        shown = get_inspection(viewer, inspection_id)
        if shown.minor is None:
            raise NotAMinor(str(inspection_id))
        if paper == MISSING:
            is_clear = relation is None and bool(note.strip())
        else:
            is_clear = relation is not None and is_consent_enough(
                shown.minor.rule, relation=relation, paper=paper
            )
        if not is_clear:
            raise ConsentUnclear(str(inspection_id))
        record(
            ConsentRecorded(
                inspection_id=inspection_id,
                traveller_id=shown.traveller_id,
                rule=shown.minor.rule.code,
                relation=relation or "",
                paper=paper,
                given_by=given_by.strip() or None,
                paper_number=paper_number.strip() or None,
                note=note.strip() or None,
            ),
            *(_question(shown) if paper == MISSING else []),
            stamp=viewer.stamp(),
        )


def answer_consent_question(
    *, viewer: Viewer, question_id: UUID, answer: ConsentAnswer, ground: str
) -> None:
    """Say that a minor's journey goes on without consent, or what is to be found out first.

    The officer who asked sees it and decides; nobody is refused by it, and an officer may decide
    otherwise with a ground. The same supervisor's second click changes nothing. Needs
    `consent.answer` at this port. Raises NotPermitted, ConsentQuestionUnknown,
    ConsentQuestionEnded, OwnConsentQuestion, GroundNeeded, and ValueError for another answer.
    """
    viewer.require("consent.answer", owner=viewer.authority, port=viewer.port)
    if answer not in get_args(ConsentAnswer):
        raise ValueError(f"A supervisor does not answer {answer!r}.")
    with writing():
        row = find_question(viewer, question_id)
        said = (row.answer, row.answered_by, row.ground)
        if said == (answer, viewer.officer_id, ground.strip()):
            return
        if state_of_row(row) != "open" or row.traveller_id is None:
            raise ConsentQuestionEnded(str(question_id))
        if row.asked_by == viewer.officer_id:
            raise OwnConsentQuestion(str(question_id))
        if not ground.strip():
            raise GroundNeeded(str(question_id))
        record(
            ConsentQuestionAnswered(
                question_id=question_id,
                traveller_id=row.traveller_id,
                answer=answer,
                ground=ground.strip(),
            ),
            stamp=viewer.stamp(),
        )


def _question(shown: Inspected) -> list[ConsentQuestionAsked]:
    """The fact that the supervisor is asked, where the rule says so and nobody has asked yet."""
    minor = shown.minor
    if minor is None or minor.rule.content.if_missing != "supervisor":
        return []
    if minor.consulted is not None and minor.consulted.answered_at is None:
        return []
    return [
        ConsentQuestionAsked(
            question_id=new_id(),
            inspection_id=shown.inspection_id,
            traveller_id=shown.traveller_id,
            direction=shown.direction,
            rule=minor.rule.code,
        )
    ]
