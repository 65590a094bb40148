"""What `fees` tells: money taken, given back, or by law not taken."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event


@event("fees.receipt_issued")
class ReceiptIssued(Event):
    """An officer took what the tariff says, and the node gave the receipt its number and seal."""

    receipt_id: UUID
    series: str
    number: int
    inspection_id: UUID | None
    traveller_id: Subject
    # The line of the tariff in force that day, and what it came to.
    provision_id: UUID
    fee: str
    occasion: str
    days: int
    amount: Decimal
    currency: str
    lane: str
    issued_on: date
    seal: str


@event("fees.receipt_printed")
class ReceiptPrinted(Event):
    """A receipt was printed. The first print is the original; each later one is a copy."""

    print_id: UUID
    receipt_id: UUID
    # 0 for the original.
    copy: int


@event("fees.receipt_voided")
class ReceiptVoided(Event):
    """A supervisor made a receipt void, with the reason; perhaps the money was given back."""

    receipt_id: UUID
    ground: str
    is_refunded: bool


@event("fees.waiver_asked")
class WaiverAsked(Event):
    """An officer took nothing, for a statutory reason. From a limit on, a second officer agrees."""

    waiver_id: UUID
    inspection_id: UUID | None
    traveller_id: Subject
    provision_id: UUID
    fee: str
    occasion: str
    days: int
    amount: Decimal
    currency: str
    reason: str
    needs_second: bool
    asked_on: date
    note: Personal[str]


@event("fees.waiver_granted")
class WaiverGranted(Event):
    """A waiver holds: at once below the limit, by a second officer from the limit on."""

    waiver_id: UUID


@event("fees.waiver_declined")
class WaiverDeclined(Event):
    """A second officer did not agree: the fee is owed."""

    waiver_id: UUID
    ground: str


@event("fees.cash_counted")
class CashCounted(Event):
    """The cash of a port's day in one currency was counted."""

    count_id: UUID
    counted_on: date
    currency: str
    amount: Decimal
