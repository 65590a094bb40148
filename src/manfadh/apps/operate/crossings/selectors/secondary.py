"""What secondary is shown: who waits, and one case with all that primary saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import CaseUnknown
from manfadh.apps.operate.crossings.models import CaseStep, Inspection, SecondaryCase
from manfadh.apps.operate.crossings.rules.advising import Advice
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.selectors.booth import Inspected, get_inspection
from manfadh.apps.operate.crossings.selectors.telling_apart import find_slip_of_case
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer

QUEUE_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A person who waits."""

    case_id: UUID
    reason: str
    opened_at: datetime
    wait_minutes: int
    taken_by: UUID | None
    direction: str
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class WaitLine:
    """How long somebody waits, and whether anybody works on it; nobody is named."""

    case_id: UUID
    wait_minutes: int
    taken_by: UUID | None


@dataclass(frozen=True, slots=True)
class StepShown:
    """One thing that happened to a case."""

    kind: str
    at: datetime
    by: UUID | None
    to: UUID | None
    outcome: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case: what primary saw then, and what is known now."""

    case_id: UUID
    reason: str
    note: str | None
    opened_at: datetime
    opened_by: UUID | None
    wait_minutes: int
    taken_by: UUID | None
    taken_at: datetime | None
    resolved_at: datetime | None
    resolved_by: UUID | None
    outcome: str
    ground: str
    resolution_note: str | None
    primary_advice: Advice | None
    steps: Sequence[StepShown]
    # Of the slip that the case ended with; empty where there is none.
    slip_number: str
    now: Inspected


def list_queue(viewer: Viewer) -> list[CaseLine]:
    """Who waits in secondary at the viewer's port, longest first; the look is recorded.

    Needs `case.work`; raises NotPermitted.
    """
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    cases = list(_waiting(viewer))
    read = Inspection.objects.in_bulk([case.inspection_id for case in cases])
    record_look(
        viewer=viewer,
        kind="list",
        query="secondary queue",
        people=[case.traveller_id for case in cases if case.traveller_id],
    )
    return [_line(case, read) for case in cases]


def get_case(viewer: Viewer, case_id: UUID) -> CaseShown:
    """One case of the viewer's port; the look is recorded. Raises CaseUnknown, NotPermitted."""
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    case = SecondaryCase.objects.filter(
        case_id=case_id, port=viewer.port, owner=viewer.authority, opened_at__isnull=False
    ).first()
    if case is None or case.inspection_id is None or case.opened_at is None:
        raise CaseUnknown(str(case_id))
    now = get_inspection(viewer, case.inspection_id)
    saw = Inspection.objects.values_list("saw", flat=True).get(inspection_id=case.inspection_id)
    people: Sequence[UUID] = [now.traveller_id, *now.people_shown]
    record_look(viewer=viewer, kind="case", query=str(case_id), people=list(dict.fromkeys(people)))
    return CaseShown(
        case_id=case.case_id,
        reason=case.reason,
        note=case.note,
        opened_at=case.opened_at,
        opened_by=case.opened_by,
        wait_minutes=_wait_minutes(case),
        taken_by=case.taken_by,
        taken_at=case.taken_at,
        resolved_at=case.resolved_at,
        resolved_by=case.resolved_by,
        outcome=case.outcome,
        ground=case.ground,
        resolution_note=case.resolution_note,
        primary_advice=msgspec.json.decode(saw, type=Advice) if saw else None,
        steps=_steps(case_id),
        slip_number=find_slip_of_case(case_id),
        now=now,
    )


def list_waits(viewer: Viewer) -> list[WaitLine]:
    """Who waits as a screen keeps count of it, longest first, without a name: no look is recorded.

    Needs `case.work`; raises NotPermitted.
    """
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    return [WaitLine(case.case_id, _wait_minutes(case), case.taken_by) for case in _waiting(viewer)]


def find_case_of(viewer: Viewer, inspection_id: UUID) -> UUID | None:
    """The latest case of an inspection at the viewer's port; None where nobody referred it."""
    return (
        SecondaryCase.objects.filter(
            inspection_id=inspection_id,
            port=viewer.port,
            owner=viewer.authority,
            opened_at__isnull=False,
        )
        .order_by("-opened_at")
        .values_list("case_id", flat=True)
        .first()
    )


def _waiting(viewer: Viewer) -> QuerySet[SecondaryCase]:
    waiting = SecondaryCase.objects.filter(
        port=viewer.port,
        owner=viewer.authority,
        opened_at__isnull=False,
        resolved_at__isnull=True,
    )
    return waiting.order_by("opened_at", "case_id")[:QUEUE_SHOWN]


def _steps(case_id: UUID) -> list[StepShown]:
    rows = CaseStep.objects.filter(case_id=case_id).order_by("step_stamp", "step_id")
    return [
        StepShown(
            row.kind, row.stepped_at, row.by_officer_id, row.to_officer_id, row.outcome, row.note
        )
        for row in rows
        if row.stepped_at
    ]


def _line(case: SecondaryCase, read: dict[UUID, Inspection]) -> CaseLine:
    assert case.opened_at is not None, "the queue holds opened cases"
    inspection = read.get(case.inspection_id) if case.inspection_id else None
    return CaseLine(
        case.case_id,
        case.reason,
        case.opened_at,
        _wait_minutes(case),
        case.taken_by,
        inspection.direction if inspection else "",
        decode_reading(inspection.document) if inspection else None,
    )


def _wait_minutes(case: SecondaryCase) -> int:
    assert case.opened_at is not None
    until = case.taken_at or case.resolved_at or clock.now()
    return max(0, int((until - case.opened_at).total_seconds() // 60))
