"""The notice of a signed order: numbered, sealed, handed over; void once the order is.

A signed order looks the same whether it has taken effect or is held, and so does its notice:
nothing here asks for concerns, and the paper says that it takes effect when all checks are done.
"""

from typing import Literal
from uuid import UUID

from manfadh.apps.operate.crossings.errors import (
    NoticeUnknown,
    NotSignedYet,
    RefusalEnded,
    RefusalUnknown,
)
from manfadh.apps.operate.crossings.events import NoticeHandedOver, NoticeIssued
from manfadh.apps.operate.crossings.models import Notice, Refusal
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.numbering import next_in, series_of, written
from manfadh.kernel.seals import seal
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

NoticeLanguage = Literal["ar", "ckb", "en", "fa", "tr", "ur"]


def issue_notice(*, viewer: Viewer, refusal_id: UUID, language: NoticeLanguage) -> UUID:
    """Give a signed order its notice, in the traveller's language; answers the notice's id.

    Issuing again answers the same notice. Needs `refusal.propose` or `refusal.sign` at this port.
    Raises NotPermitted, RefusalUnknown, RefusalEnded, NotSignedYet.
    """
    _require_part(viewer)
    with writing():
        refusal = _refusal(viewer, refusal_id)
        known = Notice.objects.filter(refusal_id=refusal_id, issued_at__isnull=False).first()
        if known is not None:
            return known.notice_id
        if refusal.withdrawn_at is not None:
            raise RefusalEnded(str(refusal_id))
        if refusal.signed_at is None or refusal.traveller_id is None:
            raise NotSignedYet(str(refusal_id))
        notice_id, on = new_id(), clock.today()
        series = series_of("N", viewer.port, on)
        number = next_in(Notice, series)
        record(
            NoticeIssued(
                notice_id=notice_id,
                refusal_id=refusal_id,
                traveller_id=refusal.traveller_id,
                series=series,
                number=number,
                act=refusal.act,
                ground=refusal.ground,
                language=language,
                issued_on=on,
                seal=seal(
                    kind="notice",
                    number=written(series, number),
                    on=on,
                    port=viewer.port,
                    act=refusal.act,
                ),
            ),
            stamp=viewer.stamp(),
        )
    return notice_id


def hand_over_notice(
    *, viewer: Viewer, refusal_id: UUID, how: Literal["taken", "not_taken"]
) -> None:
    """Record that the notice was handed over, or that the traveller would not take it; once.

    Needs `refusal.propose` or `refusal.sign` at this port. Raises NotPermitted, RefusalUnknown,
    RefusalEnded, NoticeUnknown.
    """
    _require_part(viewer)
    with writing():
        refusal = _refusal(viewer, refusal_id)
        notice = Notice.objects.filter(refusal_id=refusal_id, issued_at__isnull=False).first()
        if notice is None:
            raise NoticeUnknown(str(refusal_id))
        if refusal.withdrawn_at is not None:
            raise RefusalEnded(str(refusal_id))
        if notice.handed_at is None:
            record(NoticeHandedOver(notice_id=notice.notice_id, how=how), stamp=viewer.stamp())


def _require_part(viewer: Viewer) -> None:
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may("refusal.sign", **here):
        viewer.require("refusal.propose", **here)


def _refusal(viewer: Viewer, refusal_id: UUID) -> Refusal:
    row = Refusal.objects.filter(
        refusal_id=refusal_id, port=viewer.port, owner=viewer.authority, proposed_at__isnull=False
    ).first()
    if row is None:
        raise RefusalUnknown(str(refusal_id))
    return row
