"""Stays, worked out from crossings: which exit ends which entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Passage:
    """A crossing, as far as stays depend on it."""

    crossing_id: UUID
    owner: str
    direction: Literal["entry", "exit"]
    crossed_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry and the exit that ended it, or None while nobody knows of one."""

    entry: Passage
    exit: Passage | None


def pair_stays(passages: Iterable[Passage]) -> list[Pair]:
    """Pair a person's entries with exits, in order of time.

    An exit ends the latest entry before it that no exit has ended. An entry that follows an entry
    leaves the first one open: that exit was missed, on paper or at an unofficial crossing, and
    guessing it would accuse. An exit without an entry before it makes no stay. Ties in time go
    entry first, then by id, so that the answer depends on nothing but the set.
    """
    ordered = sorted(
        passages, key=lambda p: (p.crossed_at, p.direction != "entry", p.crossing_id.int)
    )
    pairs: list[Pair] = []
    for passage in ordered:
        if passage.direction == "entry":
            pairs.append(Pair(passage, None))
        elif pairs and pairs[-1].exit is None:
            pairs[-1] = Pair(pairs[-1].entry, passage)
    return pairs
