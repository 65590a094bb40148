"""Rows of inspections."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import InspectionOpened, NationalityClaimed
from manfadh.apps.operate.crossings.models import Inspection
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_INSPECTION = (
    "inspection_id", "traveller_id", "is_known", "direction", "lane", "advice",
    "claims_own_nationality", "nationality", "mrz", "document", "saw", "number_key", "sound_key",
    "birth",
)  # fmt: skip


def open_inspections(batch: Sequence[Entry[InspectionOpened]]) -> None:
    """A document was read."""
    upsert(
        Inspection,
        (
            {
                **{name: getattr(entry.event, name) for name in _INSPECTION},
                "owner": entry.owner,
                "port": entry.port,
                "opened_at": entry.occurred_at,
                "opened_by": entry.actor,
                "opened_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="opened_stamp",
    )


def claim(batch: Sequence[Entry[NationalityClaimed]]) -> None:
    """The traveller says to be a national."""
    upsert(
        Inspection,
        (
            {
                "inspection_id": entry.event.inspection_id,
                "claimed_nationality": entry.event.nationality,
                "claimed_at": entry.occurred_at,
                "claimed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="claimed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    InspectionOpened: open_inspections,
    NationalityClaimed: claim,
}
