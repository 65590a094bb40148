"""How this node's ledger stands: what an operator asks before going home."""

from datetime import datetime
from typing import NamedTuple

from manfadh.kernel.ledger.models import (
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    ReactionCursor,
)
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.wiring import wiring


class State(NamedTuple):
    """The end of this node's own chain, and what still has to follow from it."""

    entries: int
    last_recorded_at: datetime | None
    # Entries after the last signed checkpoint.
    unsigned_entries: int
    # Entries that a subscriber has not seen, counted once for each subscriber.
    pending_reactions: int


def get_state() -> State:
    """How the ledger of this node stands now."""
    node = own_node().code
    head = LedgerHead.objects.filter(node=node).order_by("-epoch").first()
    if head is None:
        return State(0, None, 0, 0)
    signed = (
        LedgerCheckpoint.objects.filter(node=node, epoch=head.epoch)
        .order_by("-sequence")
        .values_list("sequence", flat=True)
        .first()
    )
    return State(
        entries=head.sequence,
        last_recorded_at=head.recorded_at,
        unsigned_entries=head.sequence - (signed or 0),
        pending_reactions=_count_pending(),
    )


def _count_pending() -> int:
    reached = dict(ReactionCursor.objects.values_list("subscriber", "position"))
    return sum(
        LedgerEntry.objects.filter(
            position__gt=reached.get(name, 0), type__in=[kind.TYPE for kind in wanted]
        ).count()
        for name, (_, wanted) in wiring().REACTIONS.items()
    )
