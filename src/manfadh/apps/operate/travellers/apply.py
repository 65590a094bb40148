"""The only writer of `travellers`' rows."""

from collections.abc import Sequence

from manfadh.apps.operate.travellers.events import (
    DocumentPresented,
    TravellerDescribed,
    TravellerRegistered,
)
from manfadh.apps.operate.travellers.models import Document, Traveller
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_DESCRIPTION = (
    "given", "father", "grandfather", "family", "mother", "surname", "given_names", "birth",
    "sex", "nationality", "name_key", "sound_key",
)  # fmt: skip
_DOCUMENT = (
    "document_id", "traveller_id", "kind", "issuer", "nationality", "expiry", "number",
    "number_key", "surname", "given_names",
)  # fmt: skip


def _columns(event: Event, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(event, name) for name in names}


def register(batch: Sequence[Entry[TravellerRegistered]]) -> None:
    """A person is known from now on, with a first description."""
    upsert(
        Traveller,
        (
            {
                "traveller_id": entry.event.traveller_id,
                "owner": entry.owner,
                "registered_at": entry.recorded_at,
                "registered_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="registered_stamp",
    )
    describe(batch)


def describe(batch: Sequence[Entry[TravellerRegistered]]) -> None:
    """A person is described anew."""
    upsert(
        Traveller,
        (
            {
                "traveller_id": entry.event.traveller_id,
                **_columns(entry.event, _DESCRIPTION),
                "described_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="described_stamp",
    )


def present(batch: Sequence[Entry[DocumentPresented]]) -> None:
    """A document was presented, or reads differently now."""
    upsert(
        Document,
        (
            {
                **_columns(entry.event, _DOCUMENT),
                "owner": entry.owner,
                "presented_at": entry.recorded_at,
                "presented_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="presented_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    TravellerRegistered: register,
    TravellerDescribed: describe,
    DocumentPresented: present,
}
