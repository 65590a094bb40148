"""Which documents a port holds, since when, and what became of one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.custody.errors import HoldingUnknown
from manfadh.apps.operate.custody.models import Holding
from manfadh.kernel.numbering import written
from manfadh.kernel.viewers import Viewer

SHOWN_AT_MOST = 500
HOLD, SEE = "document.hold", "document.see"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingShown:
    """A document that was taken. Document and holder are None once erased."""

    custody_id: UUID
    number: str
    authority: str
    port: str
    reason: str
    document: str | None
    holder: str | None
    taken_on: date
    taken_at: datetime
    taken_by: UUID | None
    seal: str
    returned_at: datetime | None
    handed_at: datetime | None
    to_body: str
    reference: str

    @property
    def is_held(self) -> bool:
        """Whether the port has it now."""
        return self.returned_at is None and self.handed_at is None


def list_held(viewer: Viewer) -> list[HoldingShown]:
    """The documents that the viewer's port holds now, the longest first; the look is recorded.

    Needs `document.hold` or `document.see`; raises NotPermitted.
    """
    _require(viewer)
    rows = _here(viewer).filter(returned_at__isnull=True, handed_at__isnull=True)
    return _seen(viewer, rows.order_by("taken_at"), "documents held")


def get_holding(viewer: Viewer, custody_id: UUID) -> HoldingShown:
    """One document that was taken at the viewer's port; the look is recorded.

    Needs `document.hold` or `document.see`. Raises NotPermitted, HoldingUnknown.
    """
    _require(viewer)
    shown = _seen(viewer, _here(viewer).filter(custody_id=custody_id), str(custody_id))
    if not shown:
        raise HoldingUnknown(str(custody_id))
    return shown[0]


def list_holdings_of(viewer: Viewer, traveller_id: UUID, inspection_id: UUID) -> list[HoldingShown]:
    """What was taken from the person on the screen at this port, last first; the look is recorded.

    Needs `document.hold` or `document.see`; raises NotPermitted.
    """
    _require(viewer)
    rows = _here(viewer).filter(Q(traveller_id=traveller_id) | Q(inspection_id=inspection_id))
    return _seen(viewer, rows.order_by("-taken_at"), "documents of one person")


def find_holding_state(number: str) -> HoldingShown | None:
    """What became of the document of a receipt, for who holds its seal; the caller names nobody."""
    series, _dash, last = number.rpartition("-")
    if not last.isdecimal():
        return None
    row = Holding.objects.filter(series=series, number=int(last), taken_at__isnull=False).first()
    return _shown(row) if row else None


def _require(viewer: Viewer) -> None:
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may(HOLD, **here):
        viewer.require(SEE, **here)


def _here(viewer: Viewer) -> QuerySet[Holding]:
    return Holding.objects.filter(port=viewer.port, owner=viewer.authority, taken_at__isnull=False)


def _seen(viewer: Viewer, rows: QuerySet[Holding], query: str) -> list[HoldingShown]:
    held = list(rows[:SHOWN_AT_MOST])
    people = {row.traveller_id for row in held if row.traveller_id}
    record_look(viewer=viewer, kind="custody", query=query, people=sorted(people))
    return [shown for row in held if (shown := _shown(row))]


def _shown(row: Holding) -> HoldingShown | None:
    if row.taken_at is None or row.taken_on is None:
        return None
    return HoldingShown(
        custody_id=row.custody_id,
        number=written(row.series, row.number),
        authority=row.owner,
        port=row.port,
        reason=row.reason,
        document=row.document,
        holder=row.holder,
        taken_on=row.taken_on,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        seal=row.seal,
        returned_at=row.returned_at,
        handed_at=row.handed_at,
        to_body=row.to_body,
        reference=row.reference,
    )
