"""Presenting a visa or permit with a document: its zone read, or its fields typed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.apps.govern.policy.selectors import own_nationalities
from manfadh.apps.operate.crossings.errors import InspectionUnknown, NoVisaRead
from manfadh.apps.operate.crossings.events import PermissionKind, PermissionPresented
from manfadh.apps.operate.crossings.rules.permitting import is_visa_zone
from manfadh.apps.operate.crossings.rules.reading import Reading, encode, reading_of
from manfadh.apps.operate.crossings.selectors.booth import find_row, today
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents import read_text, split_lines
from manfadh.libs.documents.numbers import number_key

__all__ = [
    "Entries",
    "PermissionTyped",
    "is_visa_zone",
    "present_permission",
    "read_visa",
]

Entries = Literal["single", "double", "multiple", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionTyped:
    """A visa or permit as an officer typed it from the paper; empty and None are not known."""

    permission: PermissionKind
    issued_by: str
    number: str
    entries: Entries = "unknown"
    valid_from_on: date | None = None
    valid_until_on: date | None = None
    stay_days: int | None = None
    sponsor: str = ""


def present_permission(
    *, viewer: Viewer, inspection_id: UUID, zone: str = "", typed: PermissionTyped | None = None
) -> None:
    """Keep the permission that was shown with the document of an inspection.

    `zone` is that of a visa (MRV-A, MRV-B); one that does not hold together is kept and marked so.
    It says nothing of entries and sponsor: the officer adds them by typing, which counts from then
    on. Needs `inspection.open` at this port. Raises NotPermitted, InspectionUnknown, NoVisaRead.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = find_row(viewer, inspection_id)
        if row.traveller_id is None:
            raise InspectionUnknown(str(inspection_id))
        presented = (
            _typed(inspection_id, row.traveller_id, typed)
            if typed
            else _read(viewer, inspection_id, row.traveller_id, zone)
        )
        record(presented, stamp=viewer.stamp())


def read_visa(zone: str) -> Reading:
    """What the zone of a visa says, for a visa that was read before its passport.

    Raises NoVisaRead for a zone that is no visa, or that gives neither a number nor a name.
    """
    if not is_visa_zone(zone):
        raise NoVisaRead
    visa = reading_of(read_text(zone), today_on=today())
    if not visa.number and not visa.printed_name:
        raise NoVisaRead
    return visa


def _read(
    viewer: Viewer, inspection_id: UUID, traveller_id: UUID, zone: str
) -> PermissionPresented:
    visa = read_visa(zone)
    own = own_nationalities(viewer.authority, today())
    return PermissionPresented(
        presentation_id=new_id(),
        inspection_id=inspection_id,
        traveller_id=traveller_id,
        permission="visa",
        # A zone names the state; which of its authorities issued it stands on the paper alone.
        issued_by=viewer.authority if visa.issuer in own else visa.issuer,
        entries="unknown",
        valid_from_on=None,
        valid_until_on=visa.expires_on(),
        stay_days=None,
        is_typed=False,
        is_zone_valid=visa.is_valid,
        number=visa.number,
        number_key=number_key(visa.number),
        sponsor=None,
        zone="\n".join(split_lines(zone).lines),
        holder=encode(visa),
    )


def _typed(inspection_id: UUID, traveller_id: UUID, typed: PermissionTyped) -> PermissionPresented:
    return PermissionPresented(
        presentation_id=new_id(),
        inspection_id=inspection_id,
        traveller_id=traveller_id,
        permission=typed.permission,
        issued_by=typed.issued_by,
        entries=typed.entries,
        valid_from_on=typed.valid_from_on,
        valid_until_on=typed.valid_until_on,
        stay_days=typed.stay_days,
        is_typed=True,
        is_zone_valid=True,
        number=typed.number.strip() or None,
        number_key=number_key(typed.number),
        sponsor=typed.sponsor.strip() or None,
        zone=None,
        holder=None,
    )
