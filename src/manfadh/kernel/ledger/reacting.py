"""Reactions: what lower facts set off above them, after commit, in order, at least once."""

import logging
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from django.db import transaction

from manfadh.kernel.events import Event
from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.models import ReactionCursor
from manfadh.kernel.ledger.reading import Stored
from manfadh.kernel.ledger.wiring import AnyEntry, Reaction, apply_entries, wiring
from manfadh.kernel.writing import writing

logger = logging.getLogger(__name__)
BATCH_ENTRIES = 500
# The cursor of entries that are held but were told by a newer version than ours.
_NOT_UNDERSTOOD = "kernel.not_understood"
# What is rung instead of reacting at once, while another thread of this process does that.
_BELLS: list[Callable[[], None]] = []


@contextmanager
def left_to(ring: Callable[[], None]) -> Iterator[None]:
    """Leave reactions to whoever hears this bell, who then calls `catch_up_all`.

    So does a server: nobody can tell from how long an answer takes what a reaction found.
    Elsewhere, on the command line and in tests, whoever records a fact also reacts to it.
    """
    _BELLS.append(ring)
    try:
        yield
    finally:
        _BELLS.remove(ring)


def react_after_commit(entries: Sequence[AnyEntry]) -> None:
    """Once these entries are committed, let the subscribers to them catch up."""
    kinds = frozenset(type(entry.event) for entry in entries)
    transaction.on_commit(lambda: _react_or_ring(kinds))


def _react_or_ring(kinds: AbstractSet[type[Event]]) -> None:
    if not _BELLS:
        react_to(kinds)
    elif _wanted(kinds):
        for ring in _BELLS:
            ring()


def _wanted(kinds: AbstractSet[type[Event]]) -> bool:
    return any(not kinds.isdisjoint(wanted) for _, wanted in wiring().REACTIONS.values())


def react_to(kinds: AbstractSet[type[Event]]) -> None:
    """Let every subscriber to these kinds of event catch up with the ledger."""
    for name, (reaction, wanted) in wiring().REACTIONS.items():
        if not kinds.isdisjoint(wanted):
            catch_up(name, reaction, wanted)


def catch_up_all() -> int:
    """Apply what is understood since an upgrade, and let every subscriber catch up.

    Answers how many entries were reacted to.
    """
    apply_understood()
    return sum(catch_up(name, *rest) for name, rest in wiring().REACTIONS.items())


def catch_up(name: str, reaction: Reaction, wanted: tuple[type[Event], ...]) -> int:
    """Hand one subscriber the entries that it has not seen; answers how many.

    A subscriber that fails keeps its place, so that the relay tries it again; what it handled
    before, and what was recorded, stands in any case.
    """
    types = [kind.TYPE for kind in wanted]
    handled = 0
    while True:
        with writing():
            cursor, _ = ReactionCursor.objects.get_or_create(subscriber=name)
            end = reading.last_position()
            batch = reading.read_after(cursor.position, limit=BATCH_ENTRIES, types=types)
            done = _react(cursor, reaction, batch)
            if done == len(batch) < BATCH_ENTRIES:
                # Past the entries of other types too: nobody looks at those again.
                cursor.position = end
            cursor.save()
        handled += done
        if done < BATCH_ENTRIES:
            return handled


def _react(cursor: ReactionCursor, reaction: Reaction, batch: Sequence[AnyEntry]) -> int:
    """Hand over entries one by one until one fails; answers how many went well."""
    for done, entry in enumerate(batch):
        try:
            with transaction.atomic():
                reaction(entry)
        except Exception:
            logger.exception(
                "The reaction %s failed at entry %s; the relay will try it again.",
                cursor.subscriber,
                entry.uid,
            )
            return done
        cursor.position = entry.position
    return len(batch)


def come_back_later() -> None:
    """Remember that entries which are about to be stored are not understood yet."""
    ReactionCursor.objects.get_or_create(
        subscriber=_NOT_UNDERSTOOD, defaults={"position": reading.last_position()}
    )


def apply_understood() -> int:
    """After an upgrade, apply the entries that came before it; answers how many it went through.

    All entries from the first of them on are applied again, which changes nothing for the others.
    """
    applied = 0
    with writing():
        cursor = ReactionCursor.objects.filter(subscriber=_NOT_UNDERSTOOD).first()
        if cursor is None:
            return 0
        unknown: int | None = None
        for stored in reading.read_stored(batch=BATCH_ENTRIES, after=cursor.position):
            entries = reading.understood(stored)
            unknown = unknown or _first_unknown(stored, entries)
            if unknown == cursor.position + 1:
                return 0
            apply_entries(entries)
            applied += len(entries)
        if unknown is None:
            cursor.delete()
        else:
            cursor.position = unknown - 1
            cursor.save()
    return applied


def _first_unknown(stored: Sequence[Stored], entries: Sequence[AnyEntry]) -> int | None:
    known = {entry.position for entry in entries}
    return next((each.position for each in stored if each.position not in known), None)
