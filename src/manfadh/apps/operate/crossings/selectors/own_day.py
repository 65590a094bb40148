"""What one officer has done today: for the officer's own eyes, and no person is named."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count

from manfadh.apps.operate.crossings.models import Crossing, SecondaryCase
from manfadh.apps.operate.crossings.selectors.booth import today
from manfadh.kernel.days import day_bounds
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
    decided = dict(
        Crossing.objects.filter(
            port=viewer.port,
            crossed_at__gte=start,
            crossed_at__lt=end,
            officer_id=viewer.officer_id,
            undone_at__isnull=True,
        )
        .values_list("direction")
        .annotate(number=Count("pk"))
    )
    referred = SecondaryCase.objects.filter(
        port=viewer.port,
        opened_by=viewer.officer_id,
        opened_at__gte=start,
        opened_at__lt=end,
    ).count()
    return OwnDay(entries=decided.get("entry", 0), exits=decided.get("exit", 0), referred=referred)
