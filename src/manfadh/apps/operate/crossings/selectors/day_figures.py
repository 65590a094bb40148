"""A local day in numbers by port, for the daily report: nobody is named, so no look is recorded.

Few questions whatever the number of ports, each along an index: 35 ports of a big country are
counted well within a second. Cases are not counted by their reason, nor by an outcome outside the
lane: a small count there would tell of protection. Refusals count by signature, as elsewhere.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q

from manfadh.apps.govern.policy.selectors import find_overstay
from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase, Stay
from manfadh.kernel.days import day_bounds, local_day
from manfadh.kernel.viewers import Viewer

DayCounts = dict[str, Counter[str]]
# To which group a nationality belongs in the eyes of an authority.
GroupOf = Callable[[str, str], str]
_OUTCOMES = ("admitted", "let_leave", "refused", "not_same_person")


def count_day_figures(
    viewer: Viewer,
    *,
    owners: Collection[str],
    on: date,
    group_of: GroupOf,
    ports: Collection[str] | None = None,
) -> DayCounts:
    """Crossings, refusals, cases and stays of ports on a local day: by port, by code of figure.

    `group_of(authority, nationality)` names the group of a nationality. Codes: `crossings.<way>`,
    `mode.<way>.<mode>`, `group.<way>.<group>`, `permission.<permission>` (entries), `paper.<way>`,
    `undone`, `refusals.<ground>`, `cases.opened`, `cases.waiting`, `cases.<outcome>`,
    `stays.began`, `stays.within`, `stays.over`, `stays.unknown` (of those who left),
    `officers.deciding`. Needs `report.see` at the one port asked for, or `reports.see`.
    """
    if not viewer.may("reports.see"):
        [port] = ports or [""]
        viewer.require("report.see", owner=viewer.authority, port=port)
    counted = _Day(owners, ports, on)
    found: DayCounts = {}
    for part in (
        _crossings(counted, group_of),
        _officers(counted),
        _refusals(counted),
        _cases(counted),
        _stays(counted),
    ):
        for port, code, number in part:
            if number:
                found.setdefault(port, Counter())[code] += number
    return found


class _Day:
    """The bounds of a day and the ports that are counted."""

    def __init__(self, owners: Collection[str], ports: Collection[str] | None, on: date) -> None:
        self.on = on
        self.zone = ZoneInfo(settings.TIME_ZONE)
        self.start, self.end = day_bounds(on, self.zone)
        self.where: dict[str, object] = {"owner__in": sorted(owners)}
        if ports is not None:
            self.where["port__in"] = sorted(ports)

    def within(self, column: str) -> dict[str, datetime]:
        """The filter that an instant lies in the day."""
        return {f"{column}__gte": self.start, f"{column}__lt": self.end}


Part = Iterator[tuple[str, str, int]]


def _crossings(day: _Day, group_of: GroupOf) -> Part:
    rows = (
        Crossing.objects.filter(**day.where, **day.within("crossed_at"))
        .values_list("port", "owner", "direction", "mode", "nationality", "permission", "is_paper")
        .annotate(number=Count("pk"), undone=Count("pk", filter=Q(undone_at__isnull=False)))
        .order_by()
    )
    for port, owner, way, mode, nationality, permission, is_paper, number, undone in rows:
        stood = number - undone
        yield port, "undone", undone
        yield port, f"crossings.{way}", stood
        yield port, f"mode.{way}.{mode}", stood
        yield port, f"group.{way}.{group_of(owner, nationality)}", stood
        if is_paper:
            yield port, f"paper.{way}", stood
        if way == "entry":
            yield port, f"permission.{permission}", stood
            yield port, "stays.began", stood


def _officers(day: _Day) -> Part:
    rows = (
        Crossing.objects.filter(**day.where, **day.within("crossed_at"), undone_at__isnull=True)
        .values_list("port")
        .annotate(number=Count("officer_id", distinct=True))
        .order_by()
    )
    for port, number in rows:
        yield port, "officers.deciding", number


def _refusals(day: _Day) -> Part:
    rows = (
        Refusal.objects.filter(
            **day.where,
            **day.within("signed_at"),
            proposed_at__isnull=False,
            withdrawn_at__isnull=True,
        )
        .values_list("port", "ground")
        .annotate(number=Count("pk"))
        .order_by()
    )
    for port, ground, number in rows:
        yield port, f"refusals.{ground}", number


def _cases(day: _Day) -> Part:
    cases = SecondaryCase.objects.filter(**day.where, opened_at__isnull=False)
    opened = cases.filter(**day.within("opened_at"))
    waiting = cases.filter(opened_at__lt=day.end).filter(
        Q(resolved_at__isnull=True) | Q(resolved_at__gte=day.end)
    )
    for code, rows in (("opened", opened), ("waiting", waiting)):
        for port, number in rows.values_list("port").annotate(number=Count("pk")).order_by():
            yield port, f"cases.{code}", number
    decided = cases.filter(**day.within("resolved_at")).values_list("port", "outcome")
    for port, outcome, number in decided.annotate(number=Count("pk")).order_by():
        yield port, f"cases.{outcome if outcome in _OUTCOMES else 'ended_otherwise'}", number


def _stays(day: _Day) -> Part:
    """Stays that ended on the day, told by the port where the person left."""
    where = {name.replace("port", "exit_port"): value for name, value in day.where.items()}
    rows = Stay.objects.filter(**where, **day.within("left_at")).values_list(
        "exit_port", "owner", "nationality", "permission", "permission_authority", "territory",
        "entered_at", "permission_until_on", "stay_days",
    )  # fmt: skip
    for port, owner, nationality, permission, issuer, territory, entered_at, until_on, days in rows:
        finding = find_overstay(
            authority=owner,
            nationality=nationality,
            permission=permission,
            permission_authority=issuer,
            territory=territory,
            entered_on=local_day(entered_at, day.zone),
            permission_until_on=until_on,
            stay_days=days,
            on=day.on,
        )
        verdict = "unknown" if finding.days is None else "over" if finding.days else "within"
        yield port, f"stays.{verdict}", 1
