"""A visa or permit as it was shown, and what is found of it: for the officer to weigh."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Q, QuerySet

from manfadh.apps.govern.policy.selectors.orders import (
    Entries,
    PermissionFinding,
    PermissionHeld,
    find_permission_faults,
)
from manfadh.apps.operate.crossings.models import Crossing, Presentation
from manfadh.apps.operate.crossings.rules.advising import Reason
from manfadh.apps.operate.crossings.rules.permitting import (
    differences,
    is_of_another,
    permission_reason,
)
from manfadh.apps.operate.crossings.rules.reading import Reading, decode_reading
from manfadh.kernel.prepared import first, prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionShown:
    """The visa or permit last shown on a reading. Personal fields are None once erased.

    `entered_before` counts the entries made on it; `reasons` is what is found of it, gravest or
    not, in the shape of the advice; `differs_in` names what its holder and the document's differ
    in.
    """

    permission: str
    issued_by: str
    entries: str
    entered_before: int
    valid_from_on: date | None
    valid_until_on: date | None
    stay_days: int | None
    number: str | None
    sponsor: str | None
    is_typed: bool
    is_zone_valid: bool
    differs_in: tuple[str, ...]
    reasons: tuple[Reason, ...]


def find_permission(
    *, authority: str, inspection_id: UUID, traveller_id: UUID, reading: Reading, on: date
) -> PermissionShown | None:
    """The permission last shown on a reading, checked by the rules of a day; None where none was.

    One question by an index where nothing was shown. The caller records the look.
    """
    row = first(_shown_on(inspection_id))
    if row is None:
        return None
    holder = decode_reading(row.holder)
    differs_in = differences(holder, reading) if holder else ()
    entered_before = _count_entries(row, inspection_id, traveller_id)
    held = PermissionHeld(
        permission=row.permission,
        issued_by=row.issued_by,
        entries=cast("Entries", row.entries),
        entered_before=entered_before,
        valid_from_on=row.valid_from_on,
        valid_until_on=row.valid_until_on,
        sponsor=row.sponsor or "",
        document_expires_on=reading.expires_on(),
    )
    reasons = [_reason(fault) for fault in find_permission_faults(authority, held, on)]
    if is_of_another(differs_in):
        reasons.append(permission_reason("of_another", {}))
    elif differs_in:
        reasons.append(permission_reason("differs", {"what": differs_in[0]}))
    if not row.is_zone_valid:
        reasons.append(permission_reason("zone_invalid", {}))
    return PermissionShown(
        permission=row.permission,
        issued_by=row.issued_by,
        entries=row.entries,
        entered_before=entered_before,
        valid_from_on=row.valid_from_on,
        valid_until_on=row.valid_until_on,
        stay_days=row.stay_days,
        number=row.number,
        sponsor=row.sponsor,
        is_typed=row.is_typed,
        is_zone_valid=row.is_zone_valid,
        differs_in=tuple(differs_in),
        reasons=tuple(reasons),
    )


def _reason(fault: PermissionFinding) -> Reason:
    values = {"reference": fault.reference, "count": str(fault.count)}
    if fault.on is not None:
        values["on"] = fault.on.isoformat()
    if fault.rule is not None:
        text = fault.rule.text
        values |= {"ar": text.ar, "ckb": text.ckb, "en": text.en}
    return permission_reason(str(fault.finding), values)


def _count_entries(row: Presentation, inspection_id: UUID, traveller_id: UUID) -> int:
    """The entries made on this permission before, by whoever presented its number.

    Also those of the same person where only the number was typed with the decision.
    """
    if not row.number_key:
        return 0
    elsewhere = list(_readings_with(row.number_key, row.issued_by))
    made = Crossing.objects.filter(
        Q(inspection_id__in=elsewhere)
        | Q(traveller_id=traveller_id, permission_number=row.number, permission=row.permission),
        direction="entry",
        crossed_at__isnull=False,
        undone_at__isnull=True,
    ).exclude(inspection_id=inspection_id)
    return made.count()


@prepared
def _shown_on(inspection_id: UUID) -> QuerySet[Presentation]:
    shown = Presentation.objects.filter(inspection_id=inspection_id, presented_at__isnull=False)
    return shown.order_by("-presented_stamp")[:1]


@prepared
def _readings_with(number_key: str, issued_by: str) -> QuerySet[Presentation, UUID | None]:
    shown = Presentation.objects.filter(number_key=number_key, issued_by=issued_by)
    return shown.values_list("inspection_id", flat=True).distinct()
