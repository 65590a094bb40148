"""Who was told apart from whom on a list: at any booth, and by a slip that is presented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.operate.crossings.errors import SlipUnknown
from manfadh.apps.operate.crossings.models import Inspection, RevokedSlip, ToldApart
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.apps.operate.crossings.rules.telling_apart import (
    Holding,
    alert_mark,
    holding,
    read_slip_number,
)
from manfadh.apps.operate.watchlists.selectors import Hit
from manfadh.kernel import clock
from manfadh.kernel.days import local_day
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import NotPermitted, Viewer
from manfadh.libs.documents.numbers import number_key

# A lost document is found by its number, not by a name that somebody shares.
NEVER_BY_NAMESAKE = frozenset({"lost_documents"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """That the person before the officer is not the one of an alert, and whether it still holds."""

    alert_id: UUID
    slip_number: str
    holding: Holding
    told_at: datetime
    valid_until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip as it stands: whose, until when, from where. It says nothing of any list."""

    slip_number: str
    case_id: UUID | None
    traveller_id: UUID
    reading: Reading | None
    issued_at: datetime
    issued_by: UUID | None
    port: str
    authority: str
    valid_until_on: date | None
    revoked_at: datetime | None
    holds: bool


def find_apart(
    hits: Sequence[Hit],
    *,
    people: Sequence[UUID],
    reading: Reading,
    owners: frozenset[str],
    on: date,
) -> dict[UUID, Apart]:
    """For each alert, whether the person of a reading was told apart from it, by alert id.

    The person is known again by record, or by paper and birth. A decision holds for what the alert
    said: the same words under another id are the same alert, other words under the same id are to
    be looked at anew. Nothing is asked where nobody is hit. The caller records the look.
    """
    by_name = [hit for hit in hits if may_tell_apart(hit)]
    if not by_name:
        return {}
    rows = _decisions(people, reading, owners)
    revoked = _revoked({row.slip_number for row in rows})
    found: dict[UUID, Apart] = {}
    for hit in by_name:
        for row in rows:
            is_same = row.alert_mark == mark_of(hit)
            if not (is_same or row.alert_id == hit.alert_id) or row.told_at is None:
                continue
            apart = Apart(
                alert_id=hit.alert_id,
                slip_number=row.slip_number,
                holding=holding(
                    valid_until_on=row.valid_until_on,
                    on=on,
                    is_revoked=row.slip_number in revoked,
                    is_same_alert=is_same,
                ),
                told_at=row.told_at,
                valid_until_on=row.valid_until_on,
            )
            if hit.alert_id not in found or apart.holding == "holds":
                found[hit.alert_id] = apart
    return found


def may_tell_apart(hit: Hit) -> bool:
    """Whether a hit is of a kind that a namesake can be told apart from."""
    return hit.purpose not in NEVER_BY_NAMESAKE


def mark_of(hit: Hit) -> str:
    """What an alert says of the person whom it seeks, as one mark."""
    return alert_mark(hit.name, hit.mother, hit.birth, hit.nationality, hit.document_number)


def get_slip(viewer: Viewer, number: str) -> Slip:
    """The slip of a number, as typed or read from its code; the look is recorded.

    For who opens inspections or works on cases. Raises NotPermitted, SlipUnknown (also for a
    number whose check character is wrong).
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not (viewer.may("inspection.open", **here) or viewer.may("case.work", **here)):
        raise NotPermitted("inspection.open")
    try:
        slip = _slip(viewer, read_slip_number(number))
    except ValueError as error:
        raise SlipUnknown(number) from error
    record_look(viewer=viewer, kind="slip", query=slip.slip_number, people=[slip.traveller_id])
    return slip


def find_slip_of_case(case_id: UUID) -> str:
    """The number of the slip that a case ended with; empty where it ended without one."""
    row = ToldApart.objects.filter(case_id=case_id, told_at__isnull=False).first()
    return row.slip_number if row else ""


def _slip(viewer: Viewer, number: str) -> Slip:
    on = today_of_slips()
    rows = ToldApart.objects.filter(
        slip_number=number,
        told_at__isnull=False,
        owner__in=owners_visible_to(viewer.authority, "travellers", on),
    )
    row = rows.order_by("told_stamp", "decision_id").first()
    if row is None or row.traveller_id is None or row.told_at is None:
        raise SlipUnknown(number)
    read = Inspection.objects.filter(inspection_id=row.inspection_id or UUID(int=0)).first()
    revoked = RevokedSlip.objects.filter(slip_number=number, revoked_at__isnull=False).first()
    state = holding(
        valid_until_on=row.valid_until_on,
        on=on,
        is_revoked=revoked is not None,
        is_same_alert=True,
    )
    return Slip(
        slip_number=number,
        case_id=row.case_id,
        traveller_id=row.traveller_id,
        reading=decode_reading(read.document) if read else None,
        issued_at=row.told_at,
        issued_by=row.told_by,
        port=row.port,
        authority=row.owner,
        valid_until_on=row.valid_until_on,
        revoked_at=revoked.revoked_at if revoked else None,
        holds=state == "holds",
    )


def today_of_slips() -> date:
    """The local day on which slips are looked at."""
    return local_day(clock.now(), ZoneInfo(settings.TIME_ZONE))


def _decisions(people: Sequence[UUID], reading: Reading, owners: frozenset[str]) -> list[ToldApart]:
    held_by = sorted(owners)
    rows = {row.decision_id: row for row in _of_records(list(people), held_by)}
    key = number_key(reading.number)
    if key and reading.birth:
        by_paper = _of_paper(key, reading.birth, reading.issuer, held_by)
        rows |= {row.decision_id: row for row in by_paper}
    by_id = sorted(rows.values(), key=lambda row: row.decision_id.hex)
    return sorted(by_id, key=lambda row: row.told_stamp or "", reverse=True)


@prepared
def _of_records(people: Sequence[UUID], owners: Sequence[str]) -> QuerySet[ToldApart]:
    return _standing().filter(traveller_id__in=people, owner__in=owners)


@prepared
def _of_paper(key: str, birth: str, issuer: str, owners: Sequence[str]) -> QuerySet[ToldApart]:
    return _standing().filter(number_key=key, birth=birth, issuer=issuer, owner__in=owners)


def _standing() -> QuerySet[ToldApart]:
    return ToldApart.objects.filter(told_at__isnull=False, alert_mark__isnull=False)


def _revoked(numbers: set[str]) -> set[str]:
    if not numbers:
        return set()
    rows = RevokedSlip.objects.filter(slip_number__in=numbers, revoked_at__isnull=False)
    return set(rows.values_list("slip_number", flat=True))
