"""The only writer of places."""

from collections.abc import Sequence

import msgspec

from manfadh.apps.govern.places.events import (
    AreaDescribed,
    CentreDescribed,
    LaneDescribed,
    PortDescribed,
    RecognitionDeclared,
)
from manfadh.apps.govern.places.models import Area, Centre, Description, Lane, Port, Recognition
from manfadh.kernel import rows
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler


def apply_areas(batch: Sequence[Entry[AreaDescribed]]) -> None:
    """Write areas as last described."""
    rows.upsert(Area, [_row(entry) for entry in batch], stamp="stamp")


def apply_ports(batch: Sequence[Entry[PortDescribed]]) -> None:
    """Write ports as last described, and each description as history."""
    rows.upsert(Port, [_row(entry) for entry in batch], stamp="stamp")
    rows.upsert(Description, [_history(entry) for entry in batch], stamp="stamp")


def apply_centres(batch: Sequence[Entry[CentreDescribed]]) -> None:
    """Write centres as last described."""
    rows.upsert(Centre, [_row(entry) for entry in batch], stamp="stamp")


def apply_lanes(batch: Sequence[Entry[LaneDescribed]]) -> None:
    """Write lanes as last described, and each description as history of their port."""
    rows.upsert(Lane, [_row(entry) for entry in batch], stamp="stamp")
    rows.upsert(Description, [_history(entry) for entry in batch], stamp="stamp")


def apply_recognitions(batch: Sequence[Entry[RecognitionDeclared]]) -> None:
    """Write what authorities declared, owned by the authority that says it."""
    declared = [_row(entry) | {"owner": entry.owner} for entry in batch]
    rows.upsert(Recognition, declared, stamp="stamp")


def _row(entry: Entry[Event]) -> dict[str, object]:
    return msgspec.structs.asdict(entry.event) | {"stamp": entry.order}


def _history(entry: Entry[PortDescribed] | Entry[LaneDescribed]) -> rows.Row:
    described = entry.event
    return {
        "entry": entry.uid,
        "port": described.port,
        "lane_id": described.lane_id if isinstance(described, LaneDescribed) else None,
        "said": msgspec.to_builtins(described),
        "described_at": entry.occurred_at,
        "described_by": entry.actor,
        "stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    AreaDescribed: apply_areas,
    PortDescribed: apply_ports,
    CentreDescribed: apply_centres,
    LaneDescribed: apply_lanes,
    RecognitionDeclared: apply_recognitions,
}
