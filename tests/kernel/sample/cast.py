"""Invented guests, and the officer who writes the book."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from manfadh.kernel.events import PersonShown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from tests.kernel.sample.events import GuestArrived, GuestMoved, GuestsShown

HANA = UUID("018f0000-0000-7000-8000-00000000a001")
STAMP = Stamp(actor=HANA, owner="federal", agency="passports", port="IQZRB", purpose="border check")
ZAYNAB = UUID("018f0000-0000-7000-8000-00000000b001")
SALIM = UUID("018f0000-0000-7000-8000-00000000b002")


def arrival(
    person: UUID = ZAYNAB, surname: str = "Harbawi", guest: UUID | None = None
) -> GuestArrived:
    """A person arrives; Zaynab Harbawi unless told."""
    return GuestArrived(
        guest_id=guest or new_id(),
        person_id=person,
        given_names="Zaynab",
        surname=surname,
        arrived_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        price=Decimal("12.50"),
    )


def look(*people: UUID, query: str = "harb") -> GuestsShown:
    """A look that shows people."""
    shown = tuple(PersonShown(person_id=person, note=f"note on {person}") for person in people)
    return GuestsShown(look_id=new_id(), query=query, people=shown)


def move(guest: UUID, room: str) -> GuestMoved:
    """A guest moves."""
    return GuestMoved(guest_id=guest, room=room)
