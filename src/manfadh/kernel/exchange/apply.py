"""The only writer of introductions."""

from collections.abc import Sequence

from manfadh.kernel import rows
from manfadh.kernel.events import Event
from manfadh.kernel.exchange.events import NodeIntroduced
from manfadh.kernel.exchange.models import Introduction
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler


def apply_introductions(batch: Sequence[Entry[NodeIntroduced]]) -> None:
    """Write who introduced which node, by which key."""
    rows.upsert(Introduction, [_row(entry) for entry in batch], stamp="stamp")


def _row(entry: Entry[NodeIntroduced]) -> rows.Row:
    told = entry.event
    return {
        "introduction": f"{entry.node}|{told.node}",
        "by_node": entry.node,
        "node": told.node,
        "name": told.name,
        "public_key": told.public_key,
        "stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {NodeIntroduced: apply_introductions}
