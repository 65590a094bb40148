"""The only writer of the guest house's rows."""

from collections.abc import Sequence

from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert
from tests.kernel.sample.events import GuestArrived, GuestMoved, GuestsShown
from tests.kernel.sample.models import Guest, Look


def arrive(batch: Sequence[Entry[GuestArrived]]) -> None:
    """A guest is in the house."""
    upsert(
        Guest,
        (
            {
                "guest_id": entry.event.guest_id,
                "person_id": entry.event.person_id,
                "given_names": entry.event.given_names,
                "surname": entry.event.surname,
                "arrived_at": entry.event.arrived_at,
                "price": entry.event.price,
                "arrived_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="arrived_stamp",
    )


def move(batch: Sequence[Entry[GuestMoved]]) -> None:
    """A guest has another room."""
    upsert(
        Guest,
        (
            {
                "guest_id": entry.event.guest_id,
                "room": entry.event.room,
                "moved_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="moved_stamp",
    )


def look(batch: Sequence[Entry[GuestsShown]]) -> None:
    """The book was opened."""
    upsert(
        Look,
        (
            {
                "look_id": entry.event.look_id,
                "query": entry.event.query,
                "people": [[str(shown.person_id), shown.note] for shown in entry.event.people],
                "stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="stamp",
    )


HANDLERS: dict[type[Event], Handler] = {GuestArrived: arrive, GuestMoved: move, GuestsShown: look}
