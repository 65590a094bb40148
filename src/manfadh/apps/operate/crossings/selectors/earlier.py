"""What was before: a person's earlier crossings, and the stay that has not ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from manfadh.apps.govern.policy.selectors import find_overstay
from manfadh.apps.operate.crossings.models import Crossing, CrossingCategory, Stay
from manfadh.kernel.days import local_day
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer

LINES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """An earlier crossing."""

    crossing_id: UUID
    direction: str
    port: str
    crossed_at: datetime
    is_paper: bool


@dataclass(frozen=True, slots=True)
class StayShown:
    """The stay that a person is in."""

    entered_at: datetime
    entry_port: str
    territory: str
    permission: str
    permission_authority: str
    days: int
    overstay_days: int | None
    overstay_reference: str
    overstay_unknown_because: str
    # The pass under which the person entered, and until when it is good; empty and None for most.
    pass_rule: str = ""
    pass_until_at: datetime | None = None

    def pass_over_hours(self, now: datetime) -> int | None:
        """For how many whole hours the pass is over; None where it is not, or there is none."""
        if self.pass_until_at is None or now < self.pass_until_at:
            return None
        return int((now - self.pass_until_at) / timedelta(hours=1))


def earlier_crossings(records: Sequence[UUID], owners: frozenset[str]) -> list[CrossingLine]:
    """The last crossings of a person by all their records, latest first."""
    return [
        CrossingLine(crossing_id, direction, port, crossed_at, is_paper)
        for crossing_id, direction, port, crossed_at, is_paper in _crossings(
            records, sorted(owners)
        )
        if crossed_at
    ]


def present_stay(
    viewer: Viewer, records: Sequence[UUID], owners: frozenset[str], on: date
) -> StayShown | None:
    """The stay that no exit has ended, with what a rule says of its length on a day."""
    row = first(_open_stays(records, sorted(owners)))
    if row is None:
        return None
    zone = ZoneInfo(settings.TIME_ZONE)
    entered_on = local_day(row.entered_at, zone)
    finding = find_overstay(
        authority=viewer.authority,
        nationality=row.nationality,
        permission=row.permission,
        permission_authority=row.permission_authority,
        territory=row.territory,
        entered_on=entered_on,
        permission_until_on=row.permission_until_on,
        stay_days=row.stay_days,
        on=on,
    )
    held = first(_passes(row.stay_id))
    return StayShown(
        entered_at=row.entered_at,
        entry_port=row.entry_port,
        territory=row.territory,
        permission=row.permission,
        permission_authority=row.permission_authority,
        days=(on - entered_on).days + 1,
        overstay_days=finding.days,
        overstay_reference=finding.reference,
        overstay_unknown_because=finding.unknown_because,
        pass_rule=held[0] if held else "",
        pass_until_at=held[1] if held else None,
    )


@prepared
def _crossings(
    records: Sequence[UUID], owners: Sequence[str]
) -> QuerySet[Crossing, tuple[UUID, str, str, datetime | None, bool]]:
    held = Crossing.objects.filter(
        traveller_id__in=records,
        owner__in=owners,
        crossed_at__isnull=False,
        undone_at__isnull=True,
    ).order_by("-crossed_at")
    shown = held.values_list("crossing_id", "direction", "port", "crossed_at", "is_paper")
    return shown[:LINES_SHOWN]


@prepared
def _open_stays(records: Sequence[UUID], owners: Sequence[str]) -> QuerySet[Stay]:
    held = Stay.objects.filter(traveller_id__in=records, owner__in=owners, left_at__isnull=True)
    return held.order_by("-entered_at")[:1]


@prepared
def _passes(stay_id: UUID) -> QuerySet[CrossingCategory, tuple[str, datetime | None]]:
    held = CrossingCategory.objects.filter(crossing_id=stay_id, leave_by_at__isnull=False)
    return held.values_list("rule", "leave_by_at")
