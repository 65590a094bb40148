"""How many crossed under each category, and by whom they were let pass: exemptions are counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How often a rule was used in a time at a port, and how often by whom most."""

    category: str
    rule: str
    count: int
    officers: int
    most_by_one: int


def count_categories(
    viewer: Viewer, *, since_at: datetime, until_at: datetime
) -> Sequence[CategoryCount]:
    """The categories used at the viewer's port in a time, the most used first. Nobody is named.

    Crossings that were undone do not count. Needs `port.see` at this port. Raises NotPermitted.
    """
    viewer.require("port.see", owner=viewer.authority, port=viewer.port)
    used = CrossingCategory.objects.filter(
        owner=viewer.authority,
        port=viewer.port,
        recorded_at__gte=since_at,
        recorded_at__lt=until_at,
    ).exclude(crossing_id__in=_undone(viewer, since_at))
    by_officer: dict[tuple[str, str], dict[UUID | None, int]] = {}
    rows = used.values_list("category", "rule", "officer_id").annotate(count=Count("crossing_id"))
    for category, rule, officer_id, count in rows:
        by_officer.setdefault((category, rule), {})[officer_id] = count
    counted = [
        CategoryCount(category, rule, sum(held.values()), len(held), max(held.values()))
        for (category, rule), held in by_officer.items()
    ]
    return sorted(counted, key=lambda one: (-one.count, one.rule))


def _undone(viewer: Viewer, since_at: datetime) -> list[UUID]:
    undone = Crossing.objects.filter(
        port=viewer.port, crossed_at__gte=since_at, undone_at__isnull=False
    )
    return list(undone.values_list("crossing_id", flat=True))
