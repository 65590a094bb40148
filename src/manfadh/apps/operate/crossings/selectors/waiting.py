"""How long people and vehicles wait at a port: nobody is named, and it is told to the public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.db.models import OuterRef, Subquery

from manfadh.apps.govern.places.selectors import list_ports
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.crossings.models import Crossing, Inspection
from manfadh.apps.operate.lanes.selectors import CountShown, list_counts
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds, local_day, same_weekday_before
from manfadh.kernel.viewers import Viewer
from manfadh.libs.queueing import Count, Estimate, Service, estimate_waiting

Unit = Literal["people", "vehicles"]
VEHICLES = ("car", "bus", "lorry")
WINDOW = timedelta(hours=1)
# A congestion is seen from its beginning if that lies no further back.
_SEEN = timedelta(hours=4)
# Where only the end of a service is known, it is held to have taken as long as others there.
_USUAL_MINUTES = 0.75
_LONGEST_MINUTES = 30.0
_KEPT_SECONDS = 3600
_A_MINUTE_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How long one waits in one direction, on foot or in a vehicle, as of an instant.

    `estimate` holds minutes, the bounds of a 90 % interval, the method and the age of what it rests
    on; its method is "none" where there is no data.
    """

    port: str
    direction: str
    unit: Unit
    at: datetime
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class WaitingHour:
    """One local hour: the estimate at its end, beside that of the same weekday a week before."""

    hour: int
    now: Estimate | None
    before: Estimate | None


def get_waiting(
    port: str, direction: str, *, at: datetime | None = None
) -> tuple[Waiting, Waiting]:
    """How long people, and vehicles, wait now (or at an instant) at a port in a direction.

    From the stamps of inspections and crossings of the last hour and from counts by eye
    (`libs.queueing.estimate_waiting`). Paper is left out: its times are written by hand.
    """
    at = _whole_minute(at or clock.now())
    services = _services(port, direction, at)
    counts = list_counts(port, since_at=at - WINDOW, until_at=at, direction=direction)
    return (
        _waiting(port, direction, "people", at, services, counts),
        _waiting(port, direction, "vehicles", at, services, counts),
    )


def list_waiting(viewer: Viewer) -> list[Waiting]:
    """Waiting now at every port of which the viewer may know counts: both directions and units.

    In the order of the ports' names; those without data are among them. Needs `ports.see`; raises
    NotPermitted.
    """
    viewer.require("ports.see")
    now = clock.now()
    owners = owners_visible_to(
        viewer.authority, "counts", local_day(now, ZoneInfo(settings.TIME_ZONE))
    )
    ports = [one.port for one in list_ports() if one.authority in owners]
    return [
        one
        for port in ports
        for direction in ("entry", "exit")
        for one in get_waiting(port, direction, at=now)
    ]


def list_waiting_hours(port: str, direction: str, unit: Unit, on: date) -> list[WaitingHour]:
    """Each local hour of a day beside the same weekday a week before; None for hours to come."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = _hours_of(port, direction, unit, on, zone)
    before = _hours_of(port, direction, unit, same_weekday_before(on), zone)
    return [WaitingHour(hour, today.get(hour), before.get(hour)) for hour in range(24)]


def _hours_of(
    port: str, direction: str, unit: Unit, on: date, zone: ZoneInfo
) -> dict[int, Estimate]:
    start, end = day_bounds(on, zone)
    found: dict[int, Estimate] = {}
    until = start + WINDOW
    # A day has 23 to 25 hours; of an hour that comes twice, the later one is shown.
    while until <= end and until <= clock.now():
        found[(until - WINDOW).astimezone(zone).hour] = _kept(port, direction, unit, until)
        until += WINDOW
    return found


def _kept(port: str, direction: str, unit: Unit, at: datetime) -> Estimate:
    key = f"waiting|{port}|{direction}|{unit}|{at.isoformat()}"
    kept: Estimate | None = cache.get(key)
    if kept is None:
        people, vehicles = get_waiting(port, direction, at=at)
        kept = people.estimate if unit == "people" else vehicles.estimate
        is_over = clock.now() - at > WINDOW
        if is_over:  # what is recent may still get entries from a booth that was cut off
            cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _waiting(
    port: str,
    direction: str,
    unit: Unit,
    at: datetime,
    services: Sequence[tuple[Service, bool]],
    counts: Iterable[CountShown],
) -> Waiting:
    own = [one for one, is_vehicle in services if is_vehicle == (unit == "vehicles")]
    counted = [
        Count(_minutes(one.counted_at, at), one.number) for one in counts if one.unit == unit
    ]
    estimate = _estimate(unit, own, counted)
    return Waiting(port=port, direction=direction, unit=unit, at=at, estimate=estimate)


def _estimate(unit: Unit, own: Sequence[Service], counted: Sequence[Count]) -> Estimate:
    """The estimate, worked out once a minute: several screens ask, and a rush takes its time."""
    key = f"waiting|{unit}|{hash((tuple(own), tuple(counted)))}"
    kept: Estimate | None = cache.get(key)
    if kept is None:
        kept = estimate_waiting(
            own,
            counted,
            now=0.0,
            window=WINDOW / timedelta(minutes=1),
            # People stand in one hall; vehicles stand before their lane.
            shares_queue=unit == "people",
        )
        cache.set(key, kept, _A_MINUTE_SECONDS)
    return kept


def _whole_minute(at: datetime) -> datetime:
    """The end of the minute: what was stamped a second ago counts, and a minute asks alike."""
    begun = at.replace(second=0, microsecond=0)
    return begun if begun == at else begun + timedelta(minutes=1)


def _services(port: str, direction: str, at: datetime) -> list[tuple[Service, bool]]:
    """Each service before an instant, in minutes to it, and whether it was of a vehicle."""
    opened_at = Inspection.objects.filter(inspection_id=OuterRef("inspection_id"))
    rows = (
        Crossing.objects.filter(
            port=port,
            direction=direction,
            crossed_at__gt=at - _SEEN,
            crossed_at__lte=at,
            undone_at__isnull=True,
            is_paper=False,
        )
        .order_by("crossed_at")
        .values_list(
            "crossed_at", "lane", "mode", "journey", Subquery(opened_at.values("opened_at"))
        )
    )
    acts: dict[str, list[tuple[float | None, float, str, str]]] = {}
    for number, (crossed_at, lane, mode, journey, begun_at) in enumerate(rows.iterator()):
        if crossed_at is None:
            continue
        # All in one vehicle are one service; on foot each person is one.
        vehicle = journey if journey and mode in VEHICLES else f"#{number}"
        start = _minutes(begun_at, at) if begun_at else None
        acts.setdefault(vehicle, []).append((start, _minutes(crossed_at, at), lane, mode))
    return _told(acts.values())


def _told(
    acts: Iterable[Sequence[tuple[float | None, float, str, str]]],
) -> list[tuple[Service, bool]]:
    spans = [
        (
            min((start for start, *_ in act if start is not None), default=None),
            max(end for _start, end, *_ in act),
            act[0][2],
            act[0][3] in VEHICLES,
        )
        for act in acts
    ]
    known = [end - start for start, end, *_ in spans if start is not None and start <= end]
    usual = median(known) if known else _USUAL_MINUTES
    return [
        (Service(_start(start, end, usual), end, lane), is_vehicle)
        for start, end, lane, is_vehicle in spans
    ]


def _start(start: float | None, end: float, usual: float) -> float:
    """When a service began; a document read long before the decision is not one service."""
    if start is None or not 0 <= end - start <= _LONGEST_MINUTES:
        return end - usual
    return start


def _minutes(instant: datetime, at: datetime) -> float:
    return (instant - at) / timedelta(minutes=1)
