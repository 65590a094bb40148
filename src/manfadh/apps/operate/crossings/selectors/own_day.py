"""What one officer has done today: for the officer's own eyes, and no person is named."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, QuerySet

from manfadh.apps.operate.crossings.models import Crossing, SecondaryCase
from manfadh.apps.operate.crossings.selectors.booth import today
from manfadh.kernel.days import day_bounds
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """The viewer's own decisions of today's local day, without those undone."""

    entries: int
    exits: int
    referred: int


def count_own_day(viewer: Viewer) -> OwnDay:
    """How many people the viewer let in, let leave and referred at this port today."""
    start, end = day_bounds(today(), ZoneInfo(settings.TIME_ZONE))
    decided = {
        direction: number
        for port, direction, number in _decided(viewer.officer_id, start, end)
        if port == viewer.port
    }
    return OwnDay(
        entries=decided.get("entry", 0),
        exits=decided.get("exit", 0),
        referred=len(_referred(viewer.port, viewer.officer_id, start, end)),
    )


# By officer alone: asked by port too, SQLite would walk through all that the port did today.
@prepared
def _decided(
    officer_id: UUID, start: datetime, end: datetime
) -> QuerySet[Crossing, tuple[str, str, int]]:
    decided = Crossing.objects.filter(
        officer_id=officer_id,
        crossed_at__gte=start,
        crossed_at__lt=end,
        undone_at__isnull=True,
    )
    return decided.values_list("port", "direction").annotate(number=Count("pk"))


@prepared
def _referred(
    port: str, officer_id: UUID, start: datetime, end: datetime
) -> QuerySet[SecondaryCase, UUID]:
    referred = SecondaryCase.objects.filter(
        port=port, opened_by=officer_id, opened_at__gte=start, opened_at__lt=end
    )
    return referred.values_list("case_id", flat=True)
