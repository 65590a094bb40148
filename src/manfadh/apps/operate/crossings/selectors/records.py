"""What crossings say of records that may be one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min

from manfadh.apps.operate.crossings.models import Crossing


@dataclass(frozen=True, slots=True)
class CrossingsOfRecord:
    """How often a record crossed, first and last."""

    number: int
    first_at: datetime | None
    last_at: datetime | None


def count_crossings_of(records: Sequence[UUID]) -> dict[UUID, CrossingsOfRecord]:
    """The crossings of records that are compared; whoever compares them has recorded the look."""
    rows = (
        Crossing.objects.filter(
            traveller_id__in=records, crossed_at__isnull=False, undone_at__isnull=True
        )
        .values_list("traveller_id")
        .annotate(number=Count("pk"), first=Min("crossed_at"), last=Max("crossed_at"))
        .order_by("traveller_id")
    )
    return {who: CrossingsOfRecord(number, first, last) for who, number, first, last in rows if who}
