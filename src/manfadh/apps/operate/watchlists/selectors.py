"""Questions to the lists. The door for matching is `find_hits`; what stands behind it may grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.watchlists.errors import AlertUnknown, ListUnknown
from manfadh.apps.operate.watchlists.models import Alert, Watchlist
from manfadh.apps.operate.watchlists.rules import (
    SUREST_FIRST,
    HitReason,
    Sought,
    Wanted,
    why_hit,
)
from manfadh.kernel import clock
from manfadh.kernel.prepared import prepared
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import name_key, sorted_sound_key

__all__ = [
    "AlertLine",
    "AlertUnknown",
    "Hit",
    "HitReason",
    "ListShown",
    "ListUnknown",
    "Sought",
    "Standing",
    "find_hits",
    "find_owner",
    "get_alert",
    "get_list",
    "list_alerts",
    "list_lists",
]

HITS_AT_MOST = 20
ALERTS_ON_A_PAGE = 50
EXPIRING_WITHIN = timedelta(days=30)
Standing = Literal["in_force", "expiring", "review_due", "ended"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A possible match, never a finding: two people may share a name, and numbers are reused."""

    alert_id: UUID
    watchlist: str
    purpose: str
    reason: HitReason
    instruction: str
    name: str | None
    mother: str | None
    birth: str | None
    nationality: str | None
    document_number: str | None
    reference: str


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list as its keeper sees it, with how many of its alerts hold, end soon, wait for review."""

    watchlist: str
    purpose: str
    names: Translated
    reference: str
    in_force: int
    expiring: int
    review_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """An alert as its keeper lists it; personal fields are None once erased."""

    alert_id: UUID
    watchlist: str
    name: str | None
    mother: str | None
    birth: str | None
    nationality: str | None
    document_issuer: str | None
    document_number: str | None
    instruction: str
    reference: str
    placed_at: datetime | None
    expires_on: date | None
    review_on: date | None
    withdrawn_at: datetime | None
    withdrawal_ground: str

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.withdrawn_at is None and (self.expires_on is None or self.expires_on >= on)


def find_hits(*, owners: Iterable[str], sought: Sought, on: date) -> list[Hit]:
    """The alerts in force on a day that may concern this person or document, surest first.

    By exact document number, or by equal normalised name unless the birth dates rule each other
    out (`rules.why_hit`). At most `HITS_AT_MOST`. The caller records the look.
    """
    candidates = _candidates(sorted(owners), sought, on)
    purposes = dict(_purposes()) if candidates else {}
    found = [
        (alert, wanted, reason)
        for alert in candidates
        for wanted in [_wanted(alert, purposes.get(alert.watchlist, ""))]
        if (reason := why_hit(wanted, sought))
    ]
    hits = [_hit(alert, reason, wanted.purpose) for alert, wanted, reason in found]
    return sorted(hits, key=lambda hit: SUREST_FIRST.index(hit.reason))[:HITS_AT_MOST]


def list_lists(viewer: Viewer) -> list[ListShown]:
    """The lists of the viewer's authority with their counts. Needs `watchlist.keep`."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    rows = Watchlist.objects.filter(authority=viewer.authority, established_at__isnull=False)
    counts = _counts(viewer)
    return [_list(row, counts) for row in rows.order_by("watchlist")]


def get_list(viewer: Viewer, watchlist: str) -> ListShown:
    """One list of the viewer's authority. Needs `watchlist.keep`; raises ListUnknown."""
    for shown in list_lists(viewer):
        if shown.watchlist == watchlist:
            return shown
    raise ListUnknown(watchlist)


def find_owner(watchlist: str) -> str | None:
    """The authority that a list belongs to; None for a list that nobody has set up."""
    row = Watchlist.objects.filter(watchlist=watchlist, established_at__isnull=False).first()
    return row.authority if row else None


def list_alerts(
    viewer: Viewer,
    watchlist: str,
    *,
    text: str = "",
    standing: Standing = "in_force",
    page: int = 1,
) -> Page[AlertLine]:
    """The alerts on one list, the latest first, a page at a time; the look is recorded.

    `text` is a document number, or a name in any script: those that begin with it, and those that
    sound the same. Needs `watchlist.keep`; a list of somebody else looks empty.
    """
    viewer.require("watchlist.keep", owner=viewer.authority)
    rows = _own(viewer).filter(_standing(standing), watchlist=watchlist)
    if text.strip():
        rows = rows.filter(_asked_for(text))
    found = Paginator(rows.order_by("-placed_at", "-alert_id"), ALERTS_ON_A_PAGE).get_page(page)
    lines = [_line(row) for row in found]
    record_look(
        viewer=viewer,
        kind="watchlist",
        query=" · ".join(filter(None, (watchlist, standing, text.strip()))),
        people=[line.alert_id for line in lines],
    )
    return Page(lines, found.number, cast("Paginator[AlertLine]", found.paginator))


def get_alert(viewer: Viewer, alert_id: UUID) -> AlertLine:
    """One alert of the viewer's authority; the look is recorded.

    Needs `watchlist.keep`. Raises AlertUnknown.
    """
    viewer.require("watchlist.keep", owner=viewer.authority)
    row = _own(viewer).filter(alert_id=alert_id).first()
    if row is None:
        raise AlertUnknown(str(alert_id))
    record_look(viewer=viewer, kind="watchlist", query=row.watchlist, people=[alert_id])
    return _line(row)


def _candidates(owners: list[str], sought: Sought, on: date) -> list[Alert]:
    """Alerts by number and by sound, each once."""
    number, sound = number_key(sought.document_number), sorted_sound_key(sought.name)
    numbered = _alerts_numbered(number, owners, on) if number else []
    named = _alerts_named(sound, owners, on) if sound else []
    return list({alert.alert_id: alert for alert in [*numbered, *named]}.values())


@prepared
def _alerts_numbered(key: str, owners: Sequence[str], on: date) -> QuerySet[Alert]:
    return _in_force(owners, on).filter(number_key=key)


@prepared
def _alerts_named(sound_key: str, owners: Sequence[str], on: date) -> QuerySet[Alert]:
    return _in_force(owners, on).filter(sound_key=sound_key)


@prepared
def _purposes() -> QuerySet[Watchlist, tuple[str, str]]:
    return Watchlist.objects.values_list("watchlist", "purpose")


def _in_force(owners: Sequence[str], on: date) -> QuerySet[Alert]:
    return Alert.objects.filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=on),
        owner__in=owners,
        placed_at__isnull=False,
        withdrawn_at__isnull=True,
    )


def _wanted(alert: Alert, purpose: str) -> Wanted:
    return Wanted(
        purpose=purpose,
        name=alert.name or "",
        birth=alert.birth or "",
        document_issuer=alert.document_issuer or "",
        number_key=alert.number_key or "",
    )


def _own(viewer: Viewer) -> QuerySet[Alert]:
    return Alert.objects.filter(owner=viewer.authority, placed_at__isnull=False)


def _standing(standing: Standing) -> Q:
    on = timezone.localdate(clock.now())
    lasts = Q(expires_on__isnull=True) | Q(expires_on__gte=on)
    in_force = Q(withdrawn_at__isnull=True) & lasts
    return {
        "in_force": in_force,
        "expiring": in_force & Q(expires_on__lte=on + EXPIRING_WITHIN),
        "review_due": in_force & Q(review_on__lte=on),
        "ended": Q(withdrawn_at__isnull=False) | Q(expires_on__lt=on),
    }[standing]


def _counts(viewer: Viewer) -> dict[str, tuple[int, int, int]]:
    rows = _own(viewer).filter(_standing("in_force")).order_by()
    counted = rows.values_list("watchlist").annotate(
        in_force=Count("pk"),
        expiring=Count("pk", filter=_standing("expiring")),
        review_due=Count("pk", filter=_standing("review_due")),
    )
    return {watchlist: tuple(counts) for watchlist, *counts in counted}


def _asked_for(text: str) -> Q:
    asked = Q(pk__isnull=True)
    if number := number_key(text):
        asked |= Q(number_key=number)
    if name := name_key(text):
        asked |= Q(name_key__startswith=name)
    if sound := sorted_sound_key(text):
        asked |= Q(sound_key=sound)
    return asked


def _list(row: Watchlist, counts: dict[str, tuple[int, int, int]]) -> ListShown:
    return ListShown(
        row.watchlist,
        row.purpose,
        Translated(ar=row.name_ar, ckb=row.name_ckb, en=row.name_en),
        row.reference,
        *counts.get(row.watchlist, (0, 0, 0)),
    )


def _hit(alert: Alert, reason: HitReason, purpose: str) -> Hit:
    return Hit(
        alert.alert_id, alert.watchlist, purpose, reason, alert.instruction, alert.name,
        alert.mother, alert.birth, alert.nationality, alert.document_number, alert.reference,
    )  # fmt: skip


_SHOWN = (
    "alert_id", "watchlist", "name", "mother", "birth", "nationality", "document_issuer",
    "document_number", "instruction", "reference", "placed_at", "expires_on", "review_on",
    "withdrawn_at", "withdrawal_ground",
)  # fmt: skip


def _line(row: Alert) -> AlertLine:
    return AlertLine(**{name: getattr(row, name) for name in _SHOWN})
