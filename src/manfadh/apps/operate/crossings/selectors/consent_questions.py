"""Minors without consent of whom a supervisor is asked: who waits, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import ConsentQuestionUnknown
from manfadh.apps.operate.crossings.models import (
    Consent,
    ConsentQuestion,
    Crossing,
    Inspection,
    Refusal,
)
from manfadh.apps.operate.crossings.rules.consulting import (
    ASKED_FOR,
    QuestionState,
    question_state,
)
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.selectors.minors import MISSING
from manfadh.kernel import clock
from manfadh.kernel.about import About
from manfadh.kernel.days import day_bounds
from manfadh.kernel.inbox import DueItem, Urgency
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer

SHOWN_AT_MOST = 200
OWN_SHOWN = 10
MAY = "consent.answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentQuestionShown:
    """A question to the supervisor. `found` is what the officer wrote; texts are None once erased.

    `state` says whether it waits, was answered, or ended otherwise (`rules.consulting`).
    """

    question_id: UUID
    inspection_id: UUID
    direction: str
    rule: str
    found: str | None
    asked_at: datetime
    asked_by: UUID | None
    state: QuestionState
    answer: str
    ground: str | None
    answered_at: datetime | None
    answered_by: UUID | None
    lane: str
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question that the viewer asked not long ago, and on whose reading nobody has decided."""

    inspection_id: UUID
    asked_at: datetime
    is_answered: bool


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question that waits, as a screen keeps count of it; nobody is named."""

    question_id: UUID
    asked_at: datetime


def list_open_consent_questions(viewer: Viewer) -> list[ConsentQuestionShown]:
    """The minors of whom a supervisor is asked at the viewer's port, the longest first.

    The look is recorded. Needs `consent.answer`; raises NotPermitted.
    """
    viewer.require(MAY, owner=viewer.authority, port=viewer.port)
    rows = list(_open(viewer).order_by("asked_at")[:SHOWN_AT_MOST])
    return _shown(viewer, rows, "minors waiting", state="open")


def list_answered_consent_questions(viewer: Viewer, on: date) -> list[ConsentQuestionShown]:
    """What was answered on a local day at the viewer's port, last first; the look is recorded.

    Needs `consent.answer`; raises NotPermitted.
    """
    viewer.require(MAY, owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = _here(viewer).filter(answered_at__gte=start, answered_at__lt=end)
    latest = list(rows.order_by("-answered_at")[:SHOWN_AT_MOST])
    return _shown(viewer, latest, f"minors answered on {on}", state="answered")


def get_consent_question(viewer: Viewer, question_id: UUID) -> ConsentQuestionShown:
    """One question of the viewer's port; the look is recorded.

    Needs `consent.answer`. Raises ConsentQuestionUnknown, NotPermitted.
    """
    viewer.require(MAY, owner=viewer.authority, port=viewer.port)
    row = find_question(viewer, question_id)
    shown = _shown(viewer, [row], str(question_id), state=state_of_row(row))
    if not shown:
        raise ConsentQuestionUnknown(str(question_id))
    return shown[0]


def list_waiting_questions(viewer: Viewer) -> list[WaitingQuestion]:
    """Which questions wait, without a name, for a page that asks for itself: no look is recorded.

    Needs `consent.answer`; raises NotPermitted.
    """
    viewer.require(MAY, owner=viewer.authority, port=viewer.port)
    rows = _open(viewer).order_by("asked_at")[:SHOWN_AT_MOST]
    return [WaitingQuestion(row.question_id, row.asked_at) for row in rows if row.asked_at]


def is_waiting_for_answer(viewer: Viewer, inspection_id: UUID) -> bool:
    """Whether the supervisor has still to answer about a reading at the viewer's port.

    Neither a name nor the answer is told, so no look is recorded. Needs `inspection.open` at this
    port; raises NotPermitted.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    return _here(viewer).filter(inspection_id=inspection_id, answered_at__isnull=True).exists()


def list_own_questions(viewer: Viewer) -> list[OwnQuestion]:
    """What the viewer asked at this port within a day and nobody has decided, latest first.

    Neither a name nor the answer is told, so no look is recorded.
    """
    since_at = clock.now() - ASKED_FOR
    return [
        OwnQuestion(
            inspection_id=row.inspection_id,
            asked_at=row.asked_at,
            is_answered=row.answered_at is not None,
        )
        for row in _own(viewer.port, viewer.authority, viewer.officer_id, since_at)
        if row.inspection_id and row.asked_at
    ]


def due_work(viewer: Viewer) -> list[DueItem]:
    """The minors who wait, for the inbox of who may answer; nobody is named.

    The viewer's own questions are left out: somebody else answers.
    """
    if not viewer.may(MAY, owner=viewer.authority, port=viewer.port):
        return []
    rows = _open(viewer).exclude(asked_by=viewer.officer_id).order_by("asked_at")
    return [
        DueItem(
            title=_("A minor without consent: say how it goes on"),
            about=About("crossings.consent_question", row.question_id),
            since=row.asked_at,
            urgency=Urgency.NOW,
            url_name="port-consent",
            url_arguments=(str(row.question_id),),
        )
        for row in rows[:SHOWN_AT_MOST]
        if row.asked_at
    ]


def find_question(viewer: Viewer, question_id: UUID) -> ConsentQuestion:
    """The row of a question at the viewer's port. Raises ConsentQuestionUnknown."""
    row = _here(viewer).filter(question_id=question_id).first()
    if row is None:
        raise ConsentQuestionUnknown(str(question_id))
    return row


def state_of_row(row: ConsentQuestion) -> QuestionState:
    """Where a question stands now."""
    assert row.asked_at is not None, "a question is found by its asking"
    assert row.inspection_id is not None, "a question is asked about a reading"
    missing = Consent.objects.filter(inspection_id=row.inspection_id, paper=MISSING)
    return question_state(
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        is_missing=missing.exists(),
        is_decided=_decided(row.inspection_id),
        now=clock.now(),
    )


def _decided(inspection_id: UUID) -> bool:
    crossed = Crossing.objects.filter(
        inspection_id=inspection_id, crossed_at__isnull=False, undone_at__isnull=True
    )
    refused = Refusal.objects.filter(
        inspection_id=inspection_id, signed_at__isnull=False, withdrawn_at__isnull=True
    )
    return crossed.exists() or refused.exists()


def _here(viewer: Viewer) -> QuerySet[ConsentQuestion]:
    return ConsentQuestion.objects.filter(
        port=viewer.port, owner=viewer.authority, asked_at__isnull=False
    )


def _open(viewer: Viewer) -> QuerySet[ConsentQuestion]:
    """The questions whose state is "open", by the database."""
    of_it = Q(inspection_id=OuterRef("inspection_id"))
    return _here(viewer).filter(
        Exists(Consent.objects.filter(of_it, paper=MISSING)),
        ~Exists(Crossing.objects.filter(of_it, crossed_at__isnull=False, undone_at__isnull=True)),
        ~Exists(Refusal.objects.filter(of_it, signed_at__isnull=False, withdrawn_at__isnull=True)),
        answered_at__isnull=True,
        asked_at__gt=clock.now() - ASKED_FOR,
    )


@prepared
def _own(port: str, owner: str, officer_id: UUID, since_at: datetime) -> QuerySet[ConsentQuestion]:
    of_it = Q(inspection_id=OuterRef("inspection_id"))
    asked = ConsentQuestion.objects.filter(
        ~Exists(Crossing.objects.filter(of_it, crossed_at__isnull=False, undone_at__isnull=True)),
        port=port,
        owner=owner,
        asked_by=officer_id,
        asked_at__gt=since_at,
    )
    return asked.order_by("-asked_at")[:OWN_SHOWN]


def _shown(
    viewer: Viewer, rows: Sequence[ConsentQuestion], query: str, *, state: QuestionState
) -> list[ConsentQuestionShown]:
    ids = [row.inspection_id for row in rows if row.inspection_id]
    read = Inspection.objects.in_bulk(ids)
    consents = Consent.objects.in_bulk(ids)
    record_look(
        viewer=viewer,
        kind="list",
        query=query,
        people=list({row.traveller_id for row in rows if row.traveller_id}),
    )
    return [
        ConsentQuestionShown(
            question_id=row.question_id,
            inspection_id=row.inspection_id,
            direction=row.direction,
            rule=row.rule,
            found=consents[row.inspection_id].note if row.inspection_id in consents else None,
            asked_at=row.asked_at,
            asked_by=row.asked_by,
            state=state,
            answer=row.answer,
            ground=row.ground,
            answered_at=row.answered_at,
            answered_by=row.answered_by,
            lane=read[row.inspection_id].lane,
            reading=decode_reading(read[row.inspection_id].document),
        )
        for row in rows
        if row.asked_at and row.inspection_id and row.inspection_id in read
    ]
