"""What secondary is shown: who waits, and one case with all that primary saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import CaseUnknown
from manfadh.apps.operate.crossings.models import Inspection, SecondaryCase
from manfadh.apps.operate.crossings.rules.advising import Advice
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.selectors.booth import Inspected, get_inspection
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
    now: Inspected


def list_queue(viewer: Viewer) -> list[CaseLine]:
    """Who waits in secondary at the viewer's port, longest first; the look is recorded.

    Needs `case.work`; raises NotPermitted.
    """
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    cases = list(
        SecondaryCase.objects.filter(
            port=viewer.port,
            owner=viewer.authority,
            opened_at__isnull=False,
            resolved_at__isnull=True,
        ).order_by("opened_at")[:QUEUE_SHOWN]
    )
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
        now=now,
    )


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
