"""What the guest house tells."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from manfadh.kernel.events import (
    Event,
    Personal,
    PersonalEach,
    PersonShown,
    Plain,
    Subject,
    event,
    upcasts,
)


@event("sample.guest_arrived", version=2)
class GuestArrived(Event):
    """A guest is in the house. Version 1 had one name and no price."""

    guest_id: UUID
    person_id: Subject
    given_names: Personal[str]
    surname: Personal[str]
    arrived_at: datetime
    price: Decimal


@upcasts("sample.guest_arrived", from_version=1)
def _with_two_names(fields: Plain) -> Plain:
    name = fields.pop("name", None)
    given_names, surname = name.rsplit(" ", 1) if name else (None, None)
    return fields | {"given_names": given_names, "surname": surname, "price": "0"}


@event("sample.guest_moved")
class GuestMoved(Event):
    """A guest sleeps in another room."""

    guest_id: UUID
    room: str


@event("sample.guests_shown")
class GuestsShown(Event):
    """Somebody looked into the book of guests."""

    look_id: UUID
    query: Personal[str]
    people: PersonalEach[PersonShown]
