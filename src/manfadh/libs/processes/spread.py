"""The spread of durations in little memory: counts in bins that grow by 8 %."""

from bisect import bisect_right
from collections import Counter

_FIRST_SECONDS, _GROWS_BY, _BINS = 1.0, 1.08, 240
_EDGES = [_FIRST_SECONDS * _GROWS_BY**number for number in range(_BINS)]
# The relative error of a quantile: half a bin.
ERROR = (_GROWS_BY - 1) / 2


class Spread:
    """Seconds as they come, of which number, mean and quantiles (to 4 %) are kept."""

    __slots__ = ("_bins", "number", "total_seconds")

    def __init__(self) -> None:
        self.number = 0
        self.total_seconds = 0.0
        self._bins: Counter[int] = Counter()

    def add(self, seconds: float) -> None:
        """Count one duration."""
        self.number += 1
        self.total_seconds += seconds
        self._bins[bisect_right(_EDGES, seconds)] += 1

    @property
    def mean_seconds(self) -> float:
        """The mean; 0 where nothing was counted."""
        return self.total_seconds / self.number if self.number else 0.0

    def quantile_seconds(self, share: float) -> float:
        """What a share of the durations does not exceed, to within 4 % or a second."""
        rank, seen = share * self.number, 0
        for at in sorted(self._bins):
            seen += self._bins[at]
            if seen >= rank:
                return _middle(at)
        return 0.0


def _middle(at: int) -> float:
    if at == 0:
        return 0.0
    return _EDGES[at - 1] * (1 + ERROR)
