"""What lies behind a concern, for the protection desk alone: the reading, and any refusal on it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.models import Inspection, Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class Behind:
    """A reading of somebody about whom a concern was raised, with the steps of a refusal on it."""

    inspection_id: UUID
    port: str
    lane: str
    direction: str
    opened_at: datetime
    reading: Reading | None
    proposed_at: datetime | None
    signed_at: datetime | None
    completed_at: datetime | None
    withdrawn_at: datetime | None


def list_behind(viewer: Viewer, inspection_ids: Collection[UUID]) -> dict[UUID, Behind]:
    """The readings behind concerns that the viewer has on the screen; the look is recorded.

    Needs `concern.see`; raises NotPermitted. Readings of another authority are left out.
    """
    viewer.require("concern.see", owner=viewer.authority)
    rows = Inspection.objects.filter(
        inspection_id__in=inspection_ids, owner=viewer.authority, opened_at__isnull=False
    )
    refusals = {
        refusal.inspection_id: refusal
        for refusal in Refusal.objects.filter(
            inspection_id__in=inspection_ids, proposed_at__isnull=False
        ).order_by("proposed_at")
    }
    record_look(
        viewer=viewer,
        kind="protection",
        query="readings behind concerns",
        people=list({row.traveller_id for row in rows if row.traveller_id}),
    )
    return {
        row.inspection_id: _behind(row, row.opened_at, refusals.get(row.inspection_id))
        for row in rows
        if row.opened_at
    }


def _behind(row: Inspection, opened_at: datetime, refusal: Refusal | None) -> Behind:
    return Behind(
        inspection_id=row.inspection_id,
        port=row.port,
        lane=row.lane,
        direction=row.direction,
        opened_at=opened_at,
        reading=decode_reading(row.document),
        proposed_at=refusal.proposed_at if refusal else None,
        signed_at=refusal.signed_at if refusal else None,
        completed_at=refusal.completed_at if refusal else None,
        withdrawn_at=refusal.withdrawn_at if refusal else None,
    )
