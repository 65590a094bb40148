"""Weights that may move inside bounds and sum to 1: their corners, and points among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from manfadh.libs.rankings.scores import Floats, RankingWrong

# Up to so many criteria every corner is listed; above, so many are drawn.
MOST_LISTED = 10
CORNERS_DRAWN = 2000
STEPS_EACH = 12


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most weight of each criterion."""

    low: tuple[float, ...]
    high: tuple[float, ...]

    def __post_init__(self) -> None:
        """Raise RankingWrong where no weights keep the bounds."""
        if len(self.low) != len(self.high) or not self.low:
            raise RankingWrong("Give a least and a most weight for each criterion.")
        for low, high in zip(self.low, self.high, strict=True):
            if not 0 <= low <= high <= 1:
                raise RankingWrong(f"{low:g} to {high:g} are no bounds: 0 ≤ least ≤ most ≤ 1.")
        if sum(self.low) > 1 + 1e-12:
            raise RankingWrong(f"The least weights sum to {sum(self.low):g}, more than 1.")
        if sum(self.high) < 1 - 1e-12:
            raise RankingWrong(f"The most weights sum to {sum(self.high):g}, less than 1.")

    @classmethod
    def around(cls, weights: Sequence[float], part: float) -> "Bounds":
        """Bounds of each weight less and more a part of itself, such as 0.25."""
        return cls(
            tuple(max(0.0, one * (1 - part)) for one in weights),
            tuple(min(1.0, one * (1 + part)) for one in weights),
        )

    def corners(self, seed: int) -> tuple[Floats, bool]:
        """The corners, and whether they are all: at each, all weights but one are at a bound."""
        low, high = np.array(self.low), np.array(self.high)
        if len(low) > MOST_LISTED:
            return self._drawn_corners(seed), False
        found = []
        for free in range(len(low)):
            others = [k for k in range(len(low)) if k != free]
            for at_high in product((False, True), repeat=len(others)):
                corner = low.copy()
                corner[others] = np.where(at_high, high[others], low[others])
                corner[free] = 1 - corner[others].sum()
                if low[free] - 1e-12 <= corner[free] <= high[free] + 1e-12:
                    found.append(np.clip(corner, low, high))
        return np.unique(np.round(found, 15), axis=0), True

    def _drawn_corners(self, seed: int) -> Floats:
        """Corners reached by filling the criteria to the brim in a random order."""
        random = np.random.default_rng(seed)
        low, high = np.array(self.low), np.array(self.high)
        found = np.tile(low, (CORNERS_DRAWN, 1))
        for corner in found:
            left = 1 - low.sum()
            for k in random.permutation(len(low)):
                more = min(left, high[k] - low[k])
                corner[k] += more
                left -= more
        return np.unique(found, axis=0)

    def drawn(self, count: int, seed: int) -> Floats:
        """`count` weights, uniform within the bounds, by hit-and-run.

        Each begins in the middle and moves weight from one random criterion to another by a random
        part of what the bounds allow, many times over (Smith, Operations Research 32, 1984).
        """
        random = np.random.default_rng(seed)
        low, high = np.array(self.low), np.array(self.high)
        width = (high - low).sum()
        middle = low + (high - low) * ((1 - low.sum()) / width if width > 0 else 0)
        found = np.tile(middle, (count, 1))
        rows, criteria = np.arange(count), len(low)
        for _ in range(STEPS_EACH * criteria if criteria > 1 else 0):
            a = random.integers(criteria, size=count)
            b = (a + 1 + random.integers(criteria - 1, size=count)) % criteria
            least = np.maximum(low[a] - found[rows, a], found[rows, b] - high[b])
            most = np.minimum(high[a] - found[rows, a], found[rows, b] - low[b])
            moved = least + random.random(count) * (most - least)
            found[rows, a] += moved
            found[rows, b] -= moved
        return np.asarray(np.clip(found, low, high))
