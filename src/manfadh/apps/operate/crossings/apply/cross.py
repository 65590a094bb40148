"""Rows of crossings."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.apply.correct import bring_up_to_date
from manfadh.apps.operate.crossings.apply.stays import chunks, work_out_stays
from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_CROSSING = (
    "crossing_id", "inspection_id", "traveller_id", "document_id", "direction", "mode", "lane",
    "nationality", "sex", "birth_year", "advice", "permission", "permission_authority",
    "territory", "stay_days", "permission_number", "permission_until_on", "journey", "is_paper",
    "ground", "crossed_at",
)  # fmt: skip


def cross(batch: Sequence[Entry[CrossingRecorded]]) -> None:
    """Somebody entered or left."""
    upsert(
        Crossing,
        (
            {
                **{name: getattr(entry.event, name) for name in _CROSSING},
                "owner": entry.owner,
                "port": entry.port,
                "officer_id": entry.actor,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )
    recorded_at = [entry.event.crossed_at for entry in batch]
    changed = bring_up_to_date(entry.event.crossing_id for entry in batch)
    work_out_stays(
        {entry.event.traveller_id for entry in batch}, since_at=min([*recorded_at, *changed])
    )


def undo(batch: Sequence[Entry[CrossingUndone]]) -> None:
    """A crossing did not happen after all."""
    upsert(
        Crossing,
        (
            {
                "crossing_id": entry.event.crossing_id,
                "undone_at": entry.occurred_at,
                "undo_ground": entry.event.ground,
                "undone_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="undone_stamp",
    )
    undone = [entry.event.crossing_id for entry in batch]
    held = [
        row
        for chunk in chunks(undone)
        for row in Crossing.objects.filter(
            crossing_id__in=chunk, traveller_id__isnull=False, crossed_at__isnull=False
        ).values_list("traveller_id", "crossed_at")
    ]
    if held:
        work_out_stays({who for who, _ in held if who}, since_at=min(at for _, at in held if at))


HANDLERS: dict[type[Event], Handler] = {CrossingRecorded: cross, CrossingUndone: undo}
