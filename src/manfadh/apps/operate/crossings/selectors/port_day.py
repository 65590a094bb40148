"""A day at a port, in numbers: no person is named, so no look is recorded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q

from manfadh.apps.govern.places.selectors import lane_order
from manfadh.apps.operate.crossings.models import (
    Crossing,
    Inspection,
    Refusal,
    RepeatJudgement,
    SecondaryCase,
)
from manfadh.apps.operate.crossings.rules.rates import Rate, rate
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds, same_weekday_before
from manfadh.kernel.viewers import Viewer

HOURS = 24
# A day is too short for a rate per officer; four weeks hold each weekday alike.
UNDO_WEEKS = 4


@dataclass(frozen=True, slots=True)
class HourLine:
    """One hour of the day: entries and exits, beside those of the same weekday a week before."""

    hour: int
    entries: int
    exits: int
    before: int


@dataclass(frozen=True, slots=True)
class LaneLine:
    """One lane's crossings, beside those of the same weekday a week before."""

    lane: str
    crossings: int
    before: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class OfficerRate:
    """How often one officer undid a decision, against the other officers of the port."""

    officer_id: UUID
    undone: Rate
    others: Rate
    stands_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PortDay:
    """A port's day. Waiting and what is to sign are as of now; undo rates reach back four weeks."""

    port: str
    on: date
    compared_on: date
    entries: int
    exits: int
    entries_before: int
    exits_before: int
    hours: tuple[HourLine, ...]
    lanes: tuple[LaneLine, ...]
    waiting_in_secondary: int
    longest_wait_minutes: int | None
    refusals_by_ground: tuple[tuple[str, int], ...]
    refusals_to_sign: int
    readings_without_decision: int
    undo_from_on: date
    undo_rates: tuple[OfficerRate, ...]


def get_port_day(viewer: Viewer, port: str, on: date) -> PortDay:
    """A day at a port: by hour and lane against the same weekday, queue, refusals, undo rates.

    Needs `port.see` there; raises NotPermitted. Days are the port's local days.
    """
    viewer.require("port.see", owner=viewer.authority, port=port)
    before_on = same_weekday_before(on)
    today = _passages(viewer, port, on)
    before = _passages(viewer, port, before_on)
    # The same weekday counts up to the same time of day, so that a morning is not compared with
    # a whole day.
    so_far = clock.now() - timedelta(days=(on - before_on).days)
    before_so_far = [passage for passage in before if passage[0] <= so_far]
    directions = Counter(direction for _, direction, _ in today)
    directions_before = Counter(direction for _, direction, _ in before_so_far)
    undo_from_on = on - timedelta(weeks=UNDO_WEEKS) + timedelta(days=1)
    queue = _queue(viewer, port)
    return PortDay(
        port=port,
        on=on,
        compared_on=before_on,
        entries=directions["entry"],
        exits=directions["exit"],
        entries_before=directions_before["entry"],
        exits_before=directions_before["exit"],
        hours=_hours(today, before),
        lanes=_lanes(today, before_so_far),
        waiting_in_secondary=len(queue),
        longest_wait_minutes=_longest(queue),
        refusals_by_ground=_refusals(viewer, port, on),
        refusals_to_sign=_to_sign(viewer, port),
        readings_without_decision=_undecided(viewer, port, on),
        undo_from_on=undo_from_on,
        undo_rates=_undo_rates(viewer, port, undo_from_on, on),
    )


Passages = list[tuple[datetime, str, str]]


def _passages(viewer: Viewer, port: str, on: date) -> Passages:
    start, end = day_bounds(on, _zone())
    rows = Crossing.objects.filter(
        port=port,
        owner=viewer.authority,
        crossed_at__gte=start,
        crossed_at__lt=end,
        undone_at__isnull=True,
    )
    return [
        (at, way, lane)
        for at, way, lane in rows.values_list("crossed_at", "direction", "lane")
        if at
    ]


def _hours(today: Passages, before: Passages) -> tuple[HourLine, ...]:
    zone = _zone()
    now = Counter((at.astimezone(zone).hour, way) for at, way, _ in today)
    then = Counter(at.astimezone(zone).hour for at, _, _ in before)
    return tuple(
        HourLine(hour, now[hour, "entry"], now[hour, "exit"], then[hour]) for hour in range(HOURS)
    )


def _lanes(today: Passages, before: Passages) -> tuple[LaneLine, ...]:
    now = Counter(lane for _, _, lane in today)
    then = Counter(lane for _, _, lane in before)
    last: dict[str, datetime] = {}
    for at, _, lane in today:
        last[lane] = max(at, last.get(lane, at))
    names = sorted({*now, *then}, key=lane_order)
    return tuple(LaneLine(lane, now[lane], then[lane], last.get(lane)) for lane in names)


def _queue(viewer: Viewer, port: str) -> list[datetime]:
    rows = SecondaryCase.objects.filter(
        port=port, owner=viewer.authority, opened_at__isnull=False, resolved_at__isnull=True
    )
    return [at for at in rows.values_list("opened_at", flat=True) if at]


def _longest(queue: Iterable[datetime]) -> int | None:
    first = min(queue, default=None)
    return int((clock.now() - first).total_seconds() // 60) if first else None


def _refusals(viewer: Viewer, port: str, on: date) -> tuple[tuple[str, int], ...]:
    # By signature: whether a signed one took effect or is held, no count of a port tells.
    start, end = day_bounds(on, _zone())
    rows = (
        Refusal.objects.filter(
            port=port,
            owner=viewer.authority,
            proposed_at__isnull=False,
            withdrawn_at__isnull=True,
            signed_at__gte=start,
            signed_at__lt=end,
        )
        .values_list("ground")
        .annotate(number=Count("pk"))
        .order_by("-number", "ground")
    )
    return tuple((ground, number) for ground, number in rows)


def _to_sign(viewer: Viewer, port: str) -> int:
    return Refusal.objects.filter(
        port=port,
        owner=viewer.authority,
        proposed_at__isnull=False,
        asked_at__isnull=False,
        signed_at__isnull=True,
        withdrawn_at__isnull=True,
    ).count()


def _undecided(viewer: Viewer, port: str, on: date) -> int:
    start, end = day_bounds(on, _zone())
    of_reading = {"inspection_id": OuterRef("inspection_id")}
    return (
        Inspection.objects.filter(
            port=port, owner=viewer.authority, opened_at__gte=start, opened_at__lt=end
        )
        .exclude(Exists(Crossing.objects.filter(**of_reading, undone_at__isnull=True)))
        .exclude(Exists(SecondaryCase.objects.filter(**of_reading)))
        .exclude(Exists(RepeatJudgement.objects.filter(**of_reading, judgement="same_crossing")))
        .exclude(Exists(Refusal.objects.filter(**of_reading, withdrawn_at__isnull=True)))
        .count()
    )


def _undo_rates(
    viewer: Viewer, port: str, from_on: date, until_on: date
) -> tuple[OfficerRate, ...]:
    start, end = day_bounds(from_on, _zone())[0], day_bounds(until_on, _zone())[1]
    counted = list(
        Crossing.objects.filter(
            port=port,
            owner=viewer.authority,
            crossed_at__gte=start,
            crossed_at__lt=end,
            officer_id__isnull=False,
        )
        .values_list("officer_id")
        .annotate(undone=Count("pk", filter=Q(undone_at__isnull=False)), number=Count("pk"))
        .order_by("officer_id")
    )
    all_undone = sum(undone for _, undone, _ in counted)
    all_number = sum(number for _, _, number in counted)
    rates = []
    for officer_id, undone, number in counted:
        own, others = rate(undone, number), rate(all_undone - undone, all_number - number)
        rates.append(OfficerRate(officer_id, own, others, own.stands_out_from(others)))
    return tuple(sorted(rates, key=lambda r: r.undone.share or 0, reverse=True))


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
