"""All ports at one glance, in numbers: no person is named, so no look is recorded."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase
from manfadh.kernel.days import day_bounds, same_weekday_before
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class PortLine:
    """A port's day in one line."""

    port: str
    entries: int
    exits: int
    before: int
    waiting_in_secondary: int
    waits_since: datetime | None
    refusals: int
    last_crossing_at: datetime | None


def list_port_lines(viewer: Viewer, on: date) -> dict[str, PortLine]:
    """Every port with something to tell of a day, by its code.

    Ports of the viewer's authority, and of those that share their counts with it by agreement; of
    others there is no line, which a page must not show as zero. Needs `ports.see`.
    """
    viewer.require("ports.see")
    owners = owners_visible_to(viewer.authority, "counts", on)
    today, before = _counts(owners, on), _counts(owners, same_weekday_before(on))
    waiting = {
        port: (number, since)
        for port, number, since in SecondaryCase.objects.filter(
            owner__in=owners, opened_at__isnull=False, resolved_at__isnull=True
        )
        .values_list("port")
        .annotate(number=Count("pk"), since=Min("opened_at"))
        .order_by("port")
    }
    refusals = _refusals(owners, on)
    return {
        port: PortLine(
            port,
            *today.get(port, (0, 0, None))[:2],
            sum(before.get(port, (0, 0, None))[:2]),
            *waiting.get(port, (0, None)),
            refusals.get(port, 0),
            today.get(port, (0, 0, None))[2],
        )
        for port in sorted({*today, *before, *waiting, *refusals})
    }


def _counts(owners: frozenset[str], on: date) -> dict[str, tuple[int, int, datetime | None]]:
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = (
        Crossing.objects.filter(
            owner__in=owners, crossed_at__gte=start, crossed_at__lt=end, undone_at__isnull=True
        )
        .values_list("port")
        .annotate(
            entries=Count("pk", filter=Q(direction="entry")),
            exits=Count("pk", filter=Q(direction="exit")),
            last_at=Max("crossed_at"),
        )
        .order_by("port")
    )
    return {port: (entries, exits, last_at) for port, entries, exits, last_at in rows}


def _refusals(owners: frozenset[str], on: date) -> dict[str, int]:
    start, end = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = (
        Refusal.objects.filter(owner__in=owners, completed_at__gte=start, completed_at__lt=end)
        .values_list("port")
        .annotate(number=Count("pk"))
        .order_by("port")
    )
    return dict(rows)
