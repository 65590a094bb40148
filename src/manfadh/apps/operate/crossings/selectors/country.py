"""All ports at one glance, in numbers: no person is named, so no look is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Min, Q

from manfadh.apps.govern.places.selectors import list_ports
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds, same_weekday_before
from manfadh.kernel.viewers import Viewer

_ROWS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class PortLine:
    """A port's day in one line; `before` is the same weekday a week before, up to the same time.

    `on_paper` is how many of the entries and exits were written on paper and entered later.
    """

    port: str
    entries: int
    exits: int
    on_paper: int
    before: int
    waiting_in_secondary: int
    waits_since: datetime | None
    refusals: int
    last_crossing_at: datetime | None


def list_port_lines(viewer: Viewer, on: date) -> dict[str, PortLine]:
    """Every port of which the viewer may know a day's counts, by its code.

    Ports of the viewer's authority, and of those that share their counts with it by agreement; of
    others there is no line, which a page must not show as zero. Who waits is as of now. Needs
    `ports.see`; raises NotPermitted.
    """
    viewer.require("ports.see")
    owners = owners_visible_to(viewer.authority, "counts", on)
    before_on = same_weekday_before(on)
    so_far = clock.now() - timedelta(days=(on - before_on).days)
    today, before = _counts(owners, on), _counts(owners, before_on, until=so_far)
    waiting, refusals = _waiting(owners), _refusals(owners, on)
    own = [port.port for port in list_ports() if port.authority in owners]
    ports = sorted({*own, *today, *before, *waiting, *refusals})
    last = _last_crossings(owners, ports)
    return {
        port: PortLine(
            port,
            *today.get(port, (0, 0, 0)),
            sum(before.get(port, (0, 0, 0))[:2]),
            *waiting.get(port, (0, None)),
            refusals.get(port, 0),
            last.get(port),
        )
        for port in ports
    }


def _counts(
    owners: frozenset[str], on: date, *, until: datetime | None = None
) -> dict[str, tuple[int, int, int]]:
    start, end = day_bounds(on, _zone())
    end = min(end, until) if until else end
    rows = (
        Crossing.objects.filter(
            owner__in=owners, crossed_at__gte=start, crossed_at__lt=end, undone_at__isnull=True
        )
        .values_list("port")
        .annotate(
            entries=Count("pk", filter=Q(direction="entry")),
            exits=Count("pk", filter=Q(direction="exit")),
            on_paper=Count("pk", filter=Q(is_paper=True)),
        )
        .order_by("port")
    )
    return {port: (entries, exits, on_paper) for port, entries, exits, on_paper in rows}


def _waiting(owners: frozenset[str]) -> dict[str, tuple[int, datetime | None]]:
    rows = (
        SecondaryCase.objects.filter(
            owner__in=owners, opened_at__isnull=False, resolved_at__isnull=True
        )
        .values_list("port")
        .annotate(number=Count("pk"), since=Min("opened_at"))
        .order_by("port")
    )
    return {port: (number, since) for port, number, since in rows}


def _refusals(owners: frozenset[str], on: date) -> dict[str, int]:
    # By signature, as at the port: a count by effect would tell which ones are held.
    start, end = day_bounds(on, _zone())
    rows = (
        Refusal.objects.filter(
            owner__in=owners,
            proposed_at__isnull=False,
            withdrawn_at__isnull=True,
            signed_at__gte=start,
            signed_at__lt=end,
        )
        .values_list("port")
        .annotate(number=Count("pk"))
        .order_by("port")
    )
    return dict(rows)


def _last_crossings(owners: frozenset[str], ports: Iterable[str]) -> dict[str, datetime]:
    # A few steps into the index of each port: a maximum, or a question by owner too, would read
    # every crossing there ever was.
    found = {}
    for port in ports:
        rows = (
            Crossing.objects.filter(port=port, crossed_at__isnull=False)
            .order_by("-crossed_at")
            .values_list("crossed_at", "owner", "undone_at")
            .iterator(chunk_size=_ROWS_AT_ONCE)
        )
        found[port] = next(
            (at for at, owner, undone in rows if owner in owners and not undone), None
        )
    return {port: at for port, at in found.items() if at}


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
