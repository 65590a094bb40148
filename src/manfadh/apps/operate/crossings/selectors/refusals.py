"""Refusals on their way: for who proposes, who signs, and nobody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.errors import RefusalUnknown
from manfadh.apps.operate.crossings.models import Inspection, Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.rules.refusing import Progress, State, state_of
from manfadh.kernel.viewers import NotPermitted, Viewer

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class RefusalShown:
    """A refusal and where it stands. What holds a signed one is not here, nor anywhere near."""

    refusal_id: UUID
    inspection_id: UUID
    state: State
    act: str
    ground: str
    note: str | None
    proposed_at: datetime
    proposed_by: UUID | None
    signed_at: datetime | None
    signed_by: UUID | None
    completed_at: datetime | None
    withdrawn_at: datetime | None
    reading: Reading | None


def list_refusals_to_sign(viewer: Viewer) -> list[RefusalShown]:
    """The refusals that wait for a signature at the viewer's port; the look is recorded.

    Needs `refusal.sign`; raises NotPermitted.
    """
    viewer.require("refusal.sign", owner=viewer.authority, port=viewer.port)
    rows = Refusal.objects.filter(
        port=viewer.port,
        owner=viewer.authority,
        asked_at__isnull=False,
        signed_at__isnull=True,
        completed_at__isnull=True,
        withdrawn_at__isnull=True,
        proposed_at__isnull=False,
    ).order_by("proposed_at")
    return _shown(viewer, list(rows[:SHOWN_AT_MOST]), "refusals to sign")


def get_refusal(viewer: Viewer, refusal_id: UUID) -> RefusalShown:
    """One refusal of the viewer's port, for who may propose or sign; the look is recorded.

    Raises RefusalUnknown, NotPermitted.
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not (viewer.may("refusal.sign", **here) or viewer.may("refusal.propose", **here)):
        raise NotPermitted("refusal.sign")
    row = Refusal.objects.filter(
        refusal_id=refusal_id, port=viewer.port, owner=viewer.authority, proposed_at__isnull=False
    ).first()
    if row is None:
        raise RefusalUnknown(str(refusal_id))
    [shown] = _shown(viewer, [row], str(refusal_id))
    return shown


def find_open_refusal(viewer: Viewer, inspection_id: UUID) -> UUID | None:
    """The refusal that is proposed on an inspection of this port, if one is."""
    return (
        Refusal.objects.filter(
            inspection_id=inspection_id,
            port=viewer.port,
            proposed_at__isnull=False,
            completed_at__isnull=True,
            withdrawn_at__isnull=True,
        )
        .values_list("refusal_id", flat=True)
        .first()
    )


def _shown(viewer: Viewer, rows: list[Refusal], query: str) -> list[RefusalShown]:
    read = Inspection.objects.in_bulk([row.inspection_id for row in rows])
    record_look(
        viewer=viewer,
        kind="refusal",
        query=query,
        people=list({row.traveller_id for row in rows if row.traveller_id}),
    )
    return [_one(row, read) for row in rows]


def _one(row: Refusal, read: dict[UUID, Inspection]) -> RefusalShown:
    assert row.proposed_at is not None and row.inspection_id is not None
    inspection = read.get(row.inspection_id)
    progress = Progress(
        asked_at=row.asked_at,
        signed_at=row.signed_at,
        completed_at=row.completed_at,
        withdrawn_at=row.withdrawn_at,
    )
    return RefusalShown(
        row.refusal_id, row.inspection_id, state_of(progress), row.act, row.ground, row.note,
        row.proposed_at, row.proposed_by, row.signed_at, row.signed_by, row.completed_at,
        row.withdrawn_at, decode_reading(inspection.document) if inspection else None,
    )  # fmt: skip
