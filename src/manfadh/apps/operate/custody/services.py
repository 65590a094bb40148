"""Acts of `custody`. Nothing is held without a receipt: taking and numbering are one fact."""

from dataclasses import dataclass
from uuid import UUID

from manfadh.apps.operate.custody.errors import (
    BodyNeeded,
    CustodyError,
    HoldingEnded,
    HoldingUnknown,
    NothingToHold,
)
from manfadh.apps.operate.custody.events import (
    CustodyReceiptPrinted,
    DocumentHandedOn,
    DocumentReturned,
    DocumentTaken,
    HoldingReason,
)
from manfadh.apps.operate.custody.models import CustodyPrint, Holding
from manfadh.apps.operate.custody.words import ERROR_WORDS, REASON_WORDS, say_error
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.numbering import next_in, series_of, written
from manfadh.kernel.seals import seal
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents.numbers import number_key

__all__ = [
    "ERROR_WORDS",
    "REASON_WORDS",
    "BodyNeeded",
    "CustodyError",
    "HoldingEnded",
    "HoldingReason",
    "HoldingUnknown",
    "NothingToHold",
    "Paper",
    "hand_document_on",
    "print_custody_receipt",
    "return_document",
    "say_error",
    "take_document",
]

HOLD = "document.hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The document that is taken, as printed, and whose it is."""

    issuer: str
    number: str
    holder: str


def take_document(
    *,
    viewer: Viewer,
    traveller_id: UUID,
    inspection_id: UUID | None,
    paper: Paper,
    reason: HoldingReason,
) -> UUID:
    """Take a document against a numbered, sealed receipt; answers the id of the custody.

    A document that is held already answers the custody it is in. Needs `document.hold` at this
    port. Raises NotPermitted, NothingToHold.
    """
    viewer.require(HOLD, owner=viewer.authority, port=viewer.port)
    key = number_key(f"{paper.issuer}{paper.number}")
    if not paper.number.strip() or not key:
        raise NothingToHold(paper.number)
    with writing():
        held = Holding.objects.filter(
            traveller_id=traveller_id,
            document_key=key,
            port=viewer.port,
            taken_at__isnull=False,
            returned_at__isnull=True,
            handed_at__isnull=True,
        ).first()
        if held is not None:
            return held.custody_id
        custody_id, on = new_id(), clock.today()
        series = series_of("D", viewer.port, on)
        number = next_in(Holding, series)
        record(
            DocumentTaken(
                custody_id=custody_id,
                series=series,
                number=number,
                inspection_id=inspection_id,
                traveller_id=traveller_id,
                reason=reason,
                taken_on=on,
                seal=seal(
                    kind="custody",
                    number=written(series, number),
                    on=on,
                    port=viewer.port,
                    act="custody",
                ),
                document=f"{paper.issuer} {paper.number}".strip(),
                document_key=key,
                holder=paper.holder or None,
            ),
            stamp=viewer.stamp(),
        )
    return custody_id


def print_custody_receipt(*, viewer: Viewer, custody_id: UUID) -> int:
    """Print the receipt: 0 for the original, then copies, each counted.

    Needs `document.hold` at this port. Raises NotPermitted, HoldingUnknown.
    """
    viewer.require(HOLD, owner=viewer.authority, port=viewer.port)
    with writing():
        _holding(viewer, custody_id)
        copy = CustodyPrint.objects.filter(custody_id=custody_id).count()
        record(
            CustodyReceiptPrinted(print_id=new_id(), custody_id=custody_id, copy=copy),
            stamp=viewer.stamp(),
        )
    return copy


def return_document(*, viewer: Viewer, custody_id: UUID) -> None:
    """Give the document back to its holder. Returning twice changes nothing.

    Needs `document.hold` at this port. Raises NotPermitted, HoldingUnknown, HoldingEnded.
    """
    viewer.require(HOLD, owner=viewer.authority, port=viewer.port)
    with writing():
        row = _holding(viewer, custody_id)
        if row.returned_at is not None:
            return
        if row.handed_at is not None:
            raise HoldingEnded(str(custody_id))
        record(DocumentReturned(custody_id=custody_id), stamp=viewer.stamp())


def hand_document_on(*, viewer: Viewer, custody_id: UUID, to_body: str, reference: str) -> None:
    """Hand the document on to another body, with the paper that it goes with.

    Needs `document.hold` at this port. Raises NotPermitted, HoldingUnknown, HoldingEnded,
    BodyNeeded.
    """
    viewer.require(HOLD, owner=viewer.authority, port=viewer.port)
    with writing():
        row = _holding(viewer, custody_id)
        if row.returned_at is not None or row.handed_at is not None:
            raise HoldingEnded(str(custody_id))
        if not to_body.strip() or not reference.strip():
            raise BodyNeeded(str(custody_id))
        record(
            DocumentHandedOn(
                custody_id=custody_id, to_body=to_body.strip(), reference=reference.strip()
            ),
            stamp=viewer.stamp(),
        )


def _holding(viewer: Viewer, custody_id: UUID) -> Holding:
    row = Holding.objects.filter(
        custody_id=custody_id, port=viewer.port, owner=viewer.authority, taken_at__isnull=False
    ).first()
    if row is None:
        raise HoldingUnknown(str(custody_id))
    return row
