"""The only writer of `custody`'s rows."""

from collections.abc import Sequence
from typing import Any

from manfadh.apps.operate.custody.events import (
    CustodyReceiptPrinted,
    DocumentHandedOn,
    DocumentReturned,
    DocumentTaken,
)
from manfadh.apps.operate.custody.models import CustodyPrint, Holding
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert


def take(batch: Sequence[Entry[DocumentTaken]]) -> None:
    """A document was taken."""
    names = DocumentTaken.__struct_fields__
    rows = [
        {
            **{name: getattr(entry.event, name) for name in names},
            "owner": entry.owner,
            "port": entry.port,
            **_done(entry, "taken"),
        }
        for entry in batch
    ]
    upsert(Holding, rows, stamp="taken_stamp")


def print_receipt(batch: Sequence[Entry[CustodyReceiptPrinted]]) -> None:
    """A receipt was printed once more."""
    names = CustodyReceiptPrinted.__struct_fields__
    rows = [
        {**{name: getattr(e.event, name) for name in names}, **_done(e, "printed")} for e in batch
    ]
    upsert(CustodyPrint, rows, stamp="printed_stamp")


def give_back(batch: Sequence[Entry[DocumentReturned]]) -> None:
    """The holder has the document back."""
    rows = [{"custody_id": e.event.custody_id, **_done(e, "returned")} for e in batch]
    upsert(Holding, rows, stamp="returned_stamp")


def hand_on(batch: Sequence[Entry[DocumentHandedOn]]) -> None:
    """The document went to another body."""
    rows = [
        {
            "custody_id": entry.event.custody_id,
            "to_body": entry.event.to_body,
            "reference": entry.event.reference,
            **_done(entry, "handed"),
        }
        for entry in batch
    ]
    upsert(Holding, rows, stamp="handed_stamp")


def _done(entry: Entry[Any], step: str) -> Row:
    return {
        f"{step}_at": entry.occurred_at,
        f"{step}_by": entry.actor,
        f"{step}_stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    DocumentTaken: take,
    CustodyReceiptPrinted: print_receipt,
    DocumentReturned: give_back,
    DocumentHandedOn: hand_on,
}
