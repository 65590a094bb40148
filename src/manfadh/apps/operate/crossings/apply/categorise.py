"""Rows of who crossed otherwise than an ordinary traveller."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import CategoryRecorded
from manfadh.apps.operate.crossings.models import CrossingCategory
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_CATEGORY = ("crossing_id", "direction", "category", "rule", "leave_by_at", "detail")


def record_categories(batch: Sequence[Entry[CategoryRecorded]]) -> None:
    """Somebody crossed as crew, in transit, by a pass, or exempt."""
    upsert(
        CrossingCategory,
        (
            {
                **{name: getattr(entry.event, name) for name in _CATEGORY},
                "owner": entry.owner,
                "port": entry.port,
                "officer_id": entry.actor,
                "recorded_at": entry.occurred_at,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {CategoryRecorded: record_categories}
