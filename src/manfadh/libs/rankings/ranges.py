"""The ranks that each may have when weights move inside bounds: proven from outside and inside.

*Outer*: one is always above another when even the weights that are worst for it leave it above.
Such pairs bound every rank, but a bound need not be reached, since two pairs may need different
weights. *Inner*: ranks that were seen, at the corners of the bounds and at weights drawn among
them. The true range lies between the two; where they meet it is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numba import njit
from numpy.typing import NDArray

from manfadh.libs.rankings.scores import EQUAL, Floats, Ints, Ranking, ranks_of
from manfadh.libs.rankings.weights import Bounds

LEAST_DRAWN = 10_000
_AT_ONCE = 250
# A key has 40 bits of score (a step of 1e-12) and 22 of place.
SCORE_STEPS = 2.0**40
PLACE_BITS = np.uint64(22)
PLACES = np.uint64(2**22 - 1)

Keys = NDArray[np.uint64]
Steadiness = Literal["robust", "fragile", "unsettled"]


@dataclass(frozen=True, slots=True)
class RankRange:
    """The ranks of one thing, 1 the highest.

    It never leaves `outer_best` to `outer_worst`; it was seen at `inner_best` and `inner_worst`.
    robust: the outer range spans no more places than allowed. fragile: the inner one spans more.
    unsettled: between the two.
    """

    name: str
    rank: int
    outer_best: int
    inner_best: int
    inner_worst: int
    outer_worst: int
    steadiness: Steadiness

    def within(self, first: int) -> Literal["always", "never", "sometimes", "perhaps"]:
        """Whether it is among the `first`; perhaps: neither seen there nor ruled out."""
        if self.outer_worst <= first:
            return "always"
        if self.outer_best > first:
            return "never"
        return "sometimes" if self.inner_best <= first < self.inner_worst else "perhaps"


def rank_ranges(
    ranking: Ranking,
    weights: Sequence[float],
    bounds: Bounds,
    *,
    count: int = LEAST_DRAWN,
    seed: int = 840,
    places_allowed: int | None = None,
) -> list[RankRange]:
    """The range of each, in the order of the ranking's names.

    `weights` are those by which it is ranked; they are looked at too, inside the bounds or not.
    `count` weights are drawn by `seed`, at least 10,000. `places_allowed` is by default a tenth of
    the ranking, at least one place. Raises RankingWrong.
    """
    rank = ranks_of(ranking.scores(weights))
    corners, _ = bounds.corners(seed)
    looked_at = np.concatenate([corners, bounds.drawn(max(count, LEAST_DRAWN), seed)])
    inner_best, inner_worst = _seen(ranking.scaled, looked_at)
    low, high = np.array(bounds.low), np.array(bounds.high)
    above, below = np.zeros(len(rank), np.int64), np.zeros(len(rank), np.int64)
    _dominance(np.ascontiguousarray(ranking.scaled), low, high - low, 1 - low.sum(), above, below)
    outer_best, outer_worst = 1 + above, len(rank) - below
    # A rounding between equals is not seen as a rank that is ruled out.
    inner_best = np.clip(inner_best, outer_best, outer_worst)
    inner_worst = np.clip(inner_worst, outer_best, outer_worst)
    allowed = places_allowed if places_allowed is not None else max(1, len(rank) // 10)
    return [
        RankRange(
            name=name,
            rank=int(rank[i]),
            outer_best=int(outer_best[i]),
            inner_best=int(inner_best[i]),
            inner_worst=int(inner_worst[i]),
            outer_worst=int(outer_worst[i]),
            steadiness=_steadiness(
                int(outer_worst[i] - outer_best[i]), int(inner_worst[i] - inner_best[i]), allowed
            ),
        )
        for i, name in enumerate(ranking.names)
    ]


def _steadiness(outer: int, inner: int, allowed: int) -> Steadiness:
    if outer <= allowed:
        return "robust"
    return "fragile" if inner > allowed else "unsettled"


def _seen(scaled: Floats, weights: Floats) -> tuple[Ints, Ints]:
    """The best and the worst rank of each at any of these weights."""
    best = np.full(len(scaled), len(scaled), np.int64)
    worst = np.ones(len(scaled), np.int64)
    for begin in range(0, len(weights), _AT_ONCE):
        some = weights[begin : begin + _AT_ONCE]
        keys = np.empty((len(some), len(scaled)), np.uint64)
        _keys(scaled, some, keys)
        keys.sort(axis=1)  # numpy sorts whole numbers by wide instructions
        _take(keys, best, worst)
    return best, worst


def _keys_plainly(scaled: Floats, weights: Floats, keys: Keys) -> None:
    """A whole number for each score and thing: the highest score first, then the thing's place."""
    for s in range(len(weights)):
        for i in range(len(scaled)):
            score = 0.0
            for k in range(scaled.shape[1]):
                score += weights[s, k] * scaled[i, k]
            fallen = np.uint64(np.rint((2.0 - score) * SCORE_STEPS))
            keys[s, i] = (fallen << PLACE_BITS) | np.uint64(i)


_keys: Callable[[Floats, Floats, Keys], None] = njit(cache=True, nogil=True)(_keys_plainly)


def _take_plainly(keys: Keys, best: Ints, worst: Ints) -> None:
    """Widen the ranges by the ranks in sorted keys; equal scores share the better rank."""
    for s in range(len(keys)):
        rank = 1
        for n in range(keys.shape[1]):
            if n and keys[s, n] >> PLACE_BITS != keys[s, n - 1] >> PLACE_BITS:
                rank = n + 1
            i = keys[s, n] & PLACES
            best[i] = min(best[i], rank)
            worst[i] = max(worst[i], rank)


_take: Callable[[Keys, Ints, Ints], None] = njit(cache=True, nogil=True)(_take_plainly)


def _dominance_plainly(
    scaled: Floats, low: Floats, room: Floats, left: float, above: Ints, below: Ints
) -> None:
    """Count for each how many are above it, and never above it, at all weights within the bounds.

    The least difference gives what is left after the lower bounds to the criteria in the order of
    their differences, as much as each may take: a fractional knapsack, and so exact.
    """
    count, criteria = scaled.shape
    apart = np.empty(criteria)
    order = np.empty(criteria, np.int64)
    for i in range(count):
        for j in range(i):
            base = 0.0
            for k in range(criteria):
                apart[k] = scaled[i, k] - scaled[j, k]
                base += low[k] * apart[k]
                place = k
                while place > 0 and apart[order[place - 1]] > apart[k]:
                    order[place] = order[place - 1]
                    place -= 1
                order[place] = k
            least, most = base, base
            from_low, from_high = left, left
            for k in range(criteria):
                first, last = order[k], order[criteria - 1 - k]
                taken = min(from_low, room[first])
                least += taken * apart[first]
                from_low -= taken
                taken = min(from_high, room[last])
                most += taken * apart[last]
                from_high -= taken
            # i - j is never below `least` nor above `most`.
            above[j] += least > EQUAL
            above[i] += most < -EQUAL
            below[i] += least >= -EQUAL
            below[j] += most <= EQUAL


_dominance: Callable[[Floats, Floats, Floats, float, Ints, Ints], None] = njit(
    cache=True, nogil=True
)(_dominance_plainly)
