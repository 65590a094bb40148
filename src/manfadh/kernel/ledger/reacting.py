"""Reactions: what lower facts set off above them, after commit, in order, at least once."""

import logging
from collections.abc import Set as AbstractSet

from manfadh.kernel.events import Event
from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.models import ReactionCursor
from manfadh.kernel.ledger.wiring import Reaction, wiring
from manfadh.kernel.writing import writing

_LOG = logging.getLogger(__name__)
BATCH_ENTRIES = 500


def react_to(kinds: AbstractSet[type[Event]]) -> None:
    """Let every subscriber to these kinds of event catch up with the ledger.

    A subscriber that fails keeps its place, so that the relay tries it again; what was recorded
    stands in any case.
    """
    for name, (reaction, wanted) in wiring().REACTIONS.items():
        if not kinds.isdisjoint(wanted):
            try:
                catch_up(name, reaction, wanted)
            except Exception:
                _LOG.exception("The reaction %s failed; the relay will try it again.", name)


def catch_up_all() -> int:
    """Let every subscriber catch up. Answers how many entries were reacted to."""
    return sum(catch_up(name, *rest) for name, rest in wiring().REACTIONS.items())


def catch_up(name: str, reaction: Reaction, wanted: tuple[type[Event], ...]) -> int:
    """Hand one subscriber the entries that it has not seen; answers how many."""
    types = [kind.TYPE for kind in wanted]
    handled = 0
    while True:
        with writing():
            cursor, _ = ReactionCursor.objects.get_or_create(subscriber=name)
            batch = reading.read_after(cursor.position, limit=BATCH_ENTRIES, types=types)
            if not batch:
                return handled
            for entry in batch:
                reaction(entry)
            cursor.position = batch[-1].position
            cursor.save()
            handled += len(batch)
