"""Notices of signed orders. They say nothing of what may hold an order: see decision 22."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from manfadh.apps.operate.crossings.models import Notice, Refusal
from manfadh.kernel.numbering import written
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeShown:
    """A notice of an order: its number, its seal, whether it is void, and who handed it over."""

    notice_id: UUID
    refusal_id: UUID
    number: str
    authority: str
    port: str
    act: str
    ground: str
    language: str
    issued_on: date
    issued_at: datetime
    seal: str
    is_void: bool
    handed_at: datetime | None
    handed_by: UUID | None
    handed_how: str


def find_notice(viewer: Viewer, refusal_id: UUID) -> NoticeShown | None:
    """The notice of an order at the viewer's port; None while there is none.

    Names nobody. Needs `refusal.propose` or `refusal.sign`; raises NotPermitted.
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may("refusal.sign", **here):
        viewer.require("refusal.propose", **here)
    row = Notice.objects.filter(
        refusal_id=refusal_id, owner=viewer.authority, port=viewer.port, issued_at__isnull=False
    ).first()
    return _shown(row) if row else None


def find_notice_state(number: str) -> NoticeShown | None:
    """The notice of a number, for somebody who holds its seal; it names no person."""
    series, _dash, last = number.rpartition("-")
    if not last.isdecimal():
        return None
    row = Notice.objects.filter(series=series, number=int(last), issued_at__isnull=False).first()
    return _shown(row) if row else None


def _shown(row: Notice) -> NoticeShown | None:
    if row.refusal_id is None or row.issued_at is None or row.issued_on is None:
        return None
    order = Refusal.objects.filter(refusal_id=row.refusal_id).first()
    return NoticeShown(
        notice_id=row.notice_id,
        refusal_id=row.refusal_id,
        number=written(row.series, row.number),
        authority=row.owner,
        port=row.port,
        act=row.act,
        ground=row.ground,
        language=row.language,
        issued_on=row.issued_on,
        issued_at=row.issued_at,
        seal=row.seal,
        is_void=order is None or order.withdrawn_at is not None,
        handed_at=row.handed_at,
        handed_by=row.handed_by,
        handed_how=row.handed_how,
    )
