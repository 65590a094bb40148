"""How many people pass each port, in aggregates: who is affected by what is missing there.

Nobody is named and small counts are hidden, so no look is recorded. For those who plan and pay.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Q

from manfadh.apps.govern.places.selectors import list_ports
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators.small_counts import THRESHOLD, hide_small

DAYS = 28
_ADULT_YEARS = 18
_KEPT_SECONDS = 600
_SEXES = {"women": "F", "men": "M"}
_MODES = ("foot", "car", "bus", "lorry", "rail", "air", "sea")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortFlow:
    """Who passed a port over whole days, `from_on` to `until_on`: counts of crossings.

    None stands for a count above nothing and below `libs.indicators.small_counts.THRESHOLD`, or one
    that would tell such a count. `people_a_day` is the mean of entries and exits together.
    """

    port: str
    from_on: date
    until_on: date
    entries: int | None
    exits: int | None
    sexes: Mapping[str, int | None]
    modes: Mapping[str, int | None]
    minors: int | None

    @property
    def days(self) -> int:
        """How many whole days were counted."""
        return (self.until_on - self.from_on).days + 1

    @property
    def people_a_day(self) -> float | None:
        """The mean of a day; None where the counts are too small to tell."""
        if self.entries is None or self.exits is None:
            return None
        return (self.entries + self.exits) / self.days


def list_port_flows(viewer: Viewer, *, days: int = DAYS) -> dict[str, PortFlow]:
    """The flow of each port over the last whole days, by its code; nobody is named.

    Ports of the viewer's authority and of those that share their counts with it by agreement; of
    others there is no entry, which must not be shown as zero. Needs `flows.see`; raises
    NotPermitted.
    """
    viewer.require("flows.see")
    until_on = clock.today() - timedelta(days=1)
    owners = owners_visible_to(viewer.authority, "counts", until_on)
    key = f"flows|{'|'.join(sorted(owners))}|{until_on}|{days}"
    kept: dict[str, PortFlow] | None = cache.get(key)
    if kept is None:
        kept = _count(owners, until_on - timedelta(days=days - 1), until_on)
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _count(owners: frozenset[str], from_on: date, until_on: date) -> dict[str, PortFlow]:
    zone = ZoneInfo(settings.TIME_ZONE)
    counts: dict[str, Any] = {
        "entries": Count("pk", filter=Q(direction="entry")),
        "exits": Count("pk", filter=Q(direction="exit")),
        "minors": Count("pk", filter=Q(birth_year__gt=until_on.year - _ADULT_YEARS)),
        **{name: Count("pk", filter=Q(sex=code)) for name, code in _SEXES.items()},
        **{f"by_{mode}": Count("pk", filter=Q(mode=mode)) for mode in _MODES},
    }
    rows = (
        Crossing.objects.filter(
            owner__in=owners,
            crossed_at__gte=day_bounds(from_on, zone)[0],
            crossed_at__lt=day_bounds(until_on, zone)[1],
            undone_at__isnull=True,
        )
        .values("port")
        .annotate(**counts)
        .order_by("port")
    )
    counted = {row["port"]: row for row in rows}
    nothing = dict.fromkeys(counts, 0)
    ports = sorted({*counted, *(one.port for one in list_ports() if one.authority in owners)})
    return {port: _flow(port, counted.get(port, nothing), from_on, until_on) for port in ports}


def _flow(port: str, row: Mapping[str, Any], from_on: date, until_on: date) -> PortFlow:
    ways = hide_small({"entries": row["entries"], "exits": row["exits"]})
    whole = row["entries"] + row["exits"]
    told = whole if None not in ways.values() else None
    sexes = {name: row[name] for name in _SEXES}
    minors = row["minors"]
    return PortFlow(
        port=port,
        from_on=from_on,
        until_on=until_on,
        entries=ways["entries"],
        exits=ways["exits"],
        sexes=hide_small({**sexes, "unknown": whole - sum(sexes.values())}, whole=told),
        modes=hide_small({mode: row[f"by_{mode}"] for mode in _MODES}, whole=told),
        minors=None if 0 < min(minors, whole - minors) < THRESHOLD else minors,
    )
