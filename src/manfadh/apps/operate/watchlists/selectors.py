"""Questions to the lists. The door for matching is `find_hits`; what stands behind it may grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.watchlists.models import Alert, Watchlist
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import equal_names, sorted_sound_key

HITS_AT_MOST = 20
HitReason = Literal["document_number", "name_and_birth", "name_and_birth_year", "name_only"]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a booth asks the lists about: one person with one document."""

    name: str
    birth: str
    nationality: str
    document_issuer: str
    document_number: str


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
class AlertLine:
    """An alert as its keeper lists it."""

    alert_id: UUID
    watchlist: str
    name: str | None
    birth: str | None
    document_number: str | None
    instruction: str
    expires_on: date | None
    review_on: date | None
    reference: str


def find_hits(*, owners: Iterable[str], sought: Sought, on: date) -> list[Hit]:
    """The alerts in force on a day that may concern this person or document, surest first.

    By exact document number, or by equal normalised name unless the birth dates rule each other
    out. The caller records the look.
    """
    found = [
        (alert, reason)
        for alert in _candidates(sorted(owners), sought, on)
        if (reason := _reason(alert, sought))
    ]
    purposes = dict(_purposes()) if found else {}
    hits = [_hit(alert, reason, purposes.get(alert.watchlist, "")) for alert, reason in found]
    order = ("document_number", "name_and_birth", "name_and_birth_year", "name_only")
    return sorted(hits, key=lambda hit: order.index(hit.reason))[:HITS_AT_MOST]


def list_alerts(viewer: Viewer, watchlist: str, *, after: UUID | None = None) -> list[AlertLine]:
    """The alerts in force on one list, for its keeper, a page at a time; the look is recorded."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    rows = Alert.objects.filter(
        watchlist=watchlist,
        owner=viewer.authority,
        placed_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    if after:
        rows = rows.filter(alert_id__gt=after)
    page = [_line(row) for row in rows.order_by("alert_id")[:HITS_AT_MOST]]
    record_look(viewer=viewer, kind="watchlist", query=watchlist, people=[a.alert_id for a in page])
    return page


def _candidates(owners: list[str], sought: Sought, on: date) -> Iterable[Alert]:
    """Alerts by number and by sound, each once."""
    number, sound = number_key(sought.document_number), sorted_sound_key(sought.name)
    numbered = _alerts_numbered(number, owners, on) if number else []
    named = _alerts_named(sound, owners, on) if sound else []
    return {alert.alert_id: alert for alert in [*numbered, *named]}.values()


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


def _reason(alert: Alert, sought: Sought) -> HitReason | None:
    number = number_key(sought.document_number)
    if number and alert.number_key == number:
        issuers = {alert.document_issuer or sought.document_issuer, sought.document_issuer}
        return "document_number" if len(issuers) == 1 else None
    if not alert.name or not equal_names(alert.name, sought.name):
        return None
    if not alert.birth or not sought.birth:
        return "name_only"
    if alert.birth == sought.birth:
        return "name_and_birth"
    # A year alone, or a birth day that is only the start or middle of its year, is how unknown
    # birthdays are written down: the year decides then.
    if alert.birth[:4] == sought.birth[:4] and (_is_vague(alert.birth) or _is_vague(sought.birth)):
        return "name_and_birth_year"
    return None


def _is_vague(birth: str) -> bool:
    return len(birth) < len("2000-01-01") or birth[5:] in ("01-01", "07-01")


def _hit(alert: Alert, reason: HitReason, purpose: str) -> Hit:
    return Hit(
        alert.alert_id, alert.watchlist, purpose, reason, alert.instruction, alert.name,
        alert.mother, alert.birth, alert.nationality, alert.document_number, alert.reference,
    )  # fmt: skip


def _line(row: Alert) -> AlertLine:
    return AlertLine(
        row.alert_id, row.watchlist, row.name, row.birth, row.document_number, row.instruction,
        row.expires_on, row.review_on, row.reference,
    )  # fmt: skip
