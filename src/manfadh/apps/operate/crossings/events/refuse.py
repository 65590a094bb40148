"""What is told of refusals and orders, and of their notices."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event


@event("crossings.refusal_proposed")
class RefusalProposed(Event):
    """An officer proposes to refuse entry. Nothing happens to the person until it is completed."""

    refusal_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    act: str
    ground: str
    note: Personal[str]


@event("crossings.protection_asked")
class ProtectionAsked(Event):
    """Every protection question was asked and answered. What was answered is not here."""

    refusal_id: UUID


@event("crossings.refusal_signed")
class RefusalSigned(Event):
    """A supervisor, never the one who proposed, signed the refusal."""

    refusal_id: UUID
    supervisor_id: UUID


@event("crossings.refusal_completed")
class RefusalCompleted(Event):
    """All that the law asks before a refusal is done: the refusal takes effect."""

    refusal_id: UUID


@event("crossings.notice_issued")
class NoticeIssued(Event):
    """A signed order was given its numbered and sealed notice. It is void once the order is."""

    notice_id: UUID
    refusal_id: UUID
    traveller_id: Subject
    series: str
    number: int
    act: str
    ground: str
    # The language that the traveller chose; that of the authority stands beside it.
    language: str
    issued_on: date
    seal: str


@event("crossings.notice_handed_over")
class NoticeHandedOver(Event):
    """An officer handed the notice over, or the traveller would not take it."""

    notice_id: UUID
    how: Literal["taken", "not_taken"]


@event("crossings.refusal_withdrawn")
class RefusalWithdrawn(Event):
    """The proposal is taken back or declined: the person is not refused."""

    refusal_id: UUID
    ground: str
