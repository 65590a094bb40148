"""How many were counted in the queues of a port."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.apps.operate.lanes.models import QueueCount


@dataclass(frozen=True, slots=True, kw_only=True)
class CountShown:
    """A count by eye: by whom, when, of people or vehicles, before the lanes of a direction."""

    count_id: UUID
    direction: str
    unit: str
    number: int
    counted_at: datetime
    counted_by: UUID | None


def list_counts(
    port: str, *, since_at: datetime, until_at: datetime, direction: str = ""
) -> list[CountShown]:
    """The counts at a port between two instants that were not taken back, the latest first."""
    rows = QueueCount.objects.filter(
        port=port,
        counted_at__gte=since_at,
        counted_at__lte=until_at,
        withdrawn_at__isnull=True,
        number__gte=0,
    )
    if direction:
        rows = rows.filter(direction=direction)
    return [
        CountShown(
            count_id=row.count_id,
            direction=row.direction,
            unit=row.unit,
            number=row.number,
            counted_at=row.counted_at,
            counted_by=row.counted_by,
        )
        for row in rows.order_by("-counted_at", "-count_id")
        if row.number is not None and row.counted_at is not None
    ]
