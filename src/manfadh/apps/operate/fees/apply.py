"""The only writer of `fees`' rows."""

from collections.abc import Sequence
from typing import Any

from manfadh.apps.operate.fees.events import (
    CashCounted,
    ReceiptIssued,
    ReceiptPrinted,
    ReceiptVoided,
    WaiverAsked,
    WaiverDeclined,
    WaiverGranted,
)
from manfadh.apps.operate.fees.models import CashCount, Print, Receipt, Waiver
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert

_RECEIPT = (
    "receipt_id", "series", "number", "inspection_id", "traveller_id", "provision_id", "fee",
    "occasion", "days", "amount", "currency", "lane", "issued_on", "seal",
)  # fmt: skip
_WAIVER = (
    "waiver_id", "inspection_id", "traveller_id", "provision_id", "fee", "occasion", "days",
    "amount", "currency", "reason", "needs_second", "asked_on", "note",
)  # fmt: skip


def issue(batch: Sequence[Entry[ReceiptIssued]]) -> None:
    """A receipt was given its number."""
    rows = [{**_fields(entry, _RECEIPT), **_placed(entry, "issued")} for entry in batch]
    upsert(Receipt, rows, stamp="issued_stamp")


def print_receipt(batch: Sequence[Entry[ReceiptPrinted]]) -> None:
    """A receipt was printed once more."""
    names = ("print_id", "receipt_id", "copy")
    rows = [{**_fields(entry, names), **_done(entry, "printed")} for entry in batch]
    upsert(Print, rows, stamp="printed_stamp")


def void(batch: Sequence[Entry[ReceiptVoided]]) -> None:
    """A receipt no longer holds."""
    rows = [
        {
            "receipt_id": entry.event.receipt_id,
            "void_ground": entry.event.ground,
            "is_refunded": entry.event.is_refunded,
            **_done(entry, "voided"),
        }
        for entry in batch
    ]
    upsert(Receipt, rows, stamp="voided_stamp")


def ask_waiver(batch: Sequence[Entry[WaiverAsked]]) -> None:
    """A fee was not taken."""
    rows = [{**_fields(entry, _WAIVER), **_placed(entry, "asked")} for entry in batch]
    upsert(Waiver, rows, stamp="asked_stamp")


def grant_waiver(batch: Sequence[Entry[WaiverGranted]]) -> None:
    """A waiver holds."""
    rows = [{"waiver_id": e.event.waiver_id, **_done(e, "granted")} for e in batch]
    upsert(Waiver, rows, stamp="granted_stamp")


def decline_waiver(batch: Sequence[Entry[WaiverDeclined]]) -> None:
    """A waiver does not hold."""
    rows = [
        {
            "waiver_id": entry.event.waiver_id,
            "decline_ground": entry.event.ground,
            **_done(entry, "declined"),
        }
        for entry in batch
    ]
    upsert(Waiver, rows, stamp="declined_stamp")


def count_cash(batch: Sequence[Entry[CashCounted]]) -> None:
    """The cash of a day was counted."""
    names = ("count_id", "counted_on", "currency", "amount")
    rows = [{**_fields(entry, names), **_placed(entry, "counted")} for entry in batch]
    upsert(CashCount, rows, stamp="counted_stamp")


def _fields(entry: Entry[Any], names: Sequence[str]) -> Row:
    return {name: getattr(entry.event, name) for name in names}


def _placed(entry: Entry[Any], step: str) -> Row:
    return {"owner": entry.owner, "port": entry.port, **_done(entry, step)}


def _done(entry: Entry[Any], step: str) -> Row:
    return {
        f"{step}_at": entry.occurred_at,
        f"{step}_by": entry.actor,
        f"{step}_stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    ReceiptIssued: issue,
    ReceiptPrinted: print_receipt,
    ReceiptVoided: void,
    WaiverAsked: ask_waiver,
    WaiverGranted: grant_waiver,
    WaiverDeclined: decline_waiver,
    CashCounted: count_cash,
}
