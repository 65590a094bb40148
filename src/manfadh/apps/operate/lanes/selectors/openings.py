"""Which lanes are open, and which were."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from manfadh.apps.operate.lanes.errors import OpeningUnknown
from manfadh.apps.operate.lanes.models import Opening
from manfadh.kernel.days import day_bounds
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningShown:
    """A lane from its opening to its closing; `closed_at` is None while it is open.

    `people` is how many were in it when it closed, `handling` what became of them.
    """

    opening_id: UUID
    lane: str
    direction: str
    kind: str
    opened_at: datetime
    opened_by: UUID | None
    open_reason: str
    closed_at: datetime | None
    closed_by: UUID | None
    people: int | None
    handling: str
    moved_to: str
    close_reason: str


def list_open_lanes(port: str) -> list[OpeningShown]:
    """The lanes of a port that are open now, by code. Whoever stands there sees as much."""
    return [_shown(row) for row in _open(port)]


def list_openings(viewer: Viewer, on: date) -> list[OpeningShown]:
    """Every opening at the viewer's port that fell into a local day, the latest first.

    Needs `port.see`; raises NotPermitted.
    """
    viewer.require("port.see", owner=viewer.authority, port=viewer.port)
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = Opening.objects.filter(
        Q(closed_at__isnull=True) | Q(closed_at__gte=start),
        port=viewer.port,
        owner=viewer.authority,
        opened_at__lt=end,
    )
    return [_shown(row) for row in rows.order_by("-opened_at", "lane")]


def get_opening(viewer: Viewer, opening_id: UUID) -> OpeningShown:
    """One opening at the viewer's port. Needs `lane.open`. Raises OpeningUnknown, NotPermitted."""
    viewer.require("lane.open", owner=viewer.authority, port=viewer.port)
    row = Opening.objects.filter(
        opening_id=opening_id, port=viewer.port, owner=viewer.authority, opened_at__isnull=False
    ).first()
    if row is None:
        raise OpeningUnknown(str(opening_id))
    return _shown(row)


@prepared
def _open(port: str) -> QuerySet[Opening]:
    return Opening.objects.filter(
        port=port, opened_at__isnull=False, closed_at__isnull=True
    ).order_by("lane")


def _shown(row: Opening) -> OpeningShown:
    if row.opened_at is None:
        raise OpeningUnknown(str(row.opening_id))
    return OpeningShown(
        opening_id=row.opening_id,
        lane=row.lane,
        direction=row.direction,
        kind=row.kind,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        open_reason=row.open_reason,
        # Where a machine's clock was put back, a lane is never shown as closed before it opened.
        closed_at=max(row.closed_at, row.opened_at) if row.closed_at else None,
        closed_by=row.closed_by,
        people=row.people,
        handling=row.handling,
        moved_to=row.moved_to,
        close_reason=row.close_reason,
    )
