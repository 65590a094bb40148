"""The only writer of `watchlists`' rows."""

from collections.abc import Sequence

from manfadh.apps.operate.watchlists.events import AlertPlaced, AlertWithdrawn, ListEstablished
from manfadh.apps.operate.watchlists.models import Alert, Watchlist
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_ALERT = (
    "alert_id", "watchlist", "instruction", "reference", "expires_on", "review_on", "name",
    "name_key", "sound_key", "mother", "birth", "nationality", "document_issuer",
    "document_number", "number_key",
)  # fmt: skip
_LIST = ("watchlist", "purpose", "authority", "name_ar", "name_ckb", "name_en", "reference")


def establish(batch: Sequence[Entry[ListEstablished]]) -> None:
    """A list is there from now on, or is described anew."""
    upsert(
        Watchlist,
        (
            {
                **{name: getattr(entry.event, name) for name in _LIST},
                "established_at": entry.recorded_at,
                "established_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="established_stamp",
    )


def place(batch: Sequence[Entry[AlertPlaced]]) -> None:
    """An alert holds from now on."""
    upsert(
        Alert,
        (
            {
                **{name: getattr(entry.event, name) for name in _ALERT},
                "owner": entry.owner,
                "placed_at": entry.recorded_at,
                "placed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="placed_stamp",
    )


def withdraw(batch: Sequence[Entry[AlertWithdrawn]]) -> None:
    """An alert no longer holds."""
    upsert(
        Alert,
        (
            {
                "alert_id": entry.event.alert_id,
                "withdrawn_at": entry.recorded_at,
                "withdrawal_ground": entry.event.ground,
                "withdrawn_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="withdrawn_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    ListEstablished: establish,
    AlertPlaced: place,
    AlertWithdrawn: withdraw,
}
