"""What `custody` tells: a document taken against a receipt, given back, or handed on."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

HoldingReason = Literal["group", "secondary", "document_doubt", "order", "other"]


@event("custody.document_taken")
class DocumentTaken(Event):
    """An officer took a document, and the same act gave its holder a numbered, sealed receipt."""

    custody_id: UUID
    series: str
    number: int
    inspection_id: UUID | None
    traveller_id: Subject
    reason: HoldingReason
    taken_on: date
    seal: str
    # The document and its holder, as printed.
    document: Personal[str]
    document_key: Personal[str]
    holder: Personal[str]


@event("custody.receipt_printed")
class CustodyReceiptPrinted(Event):
    """The receipt was printed: 0 for the original, then copies."""

    print_id: UUID
    custody_id: UUID
    copy: int


@event("custody.document_returned")
class DocumentReturned(Event):
    """The holder has the document back."""

    custody_id: UUID


@event("custody.document_handed_on")
class DocumentHandedOn(Event):
    """The document went to another body, with the paper that it went with."""

    custody_id: UUID
    to_body: str
    reference: str
