"""Rates where bribes hide: how often an officer does a thing, against the others."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `of`, with the bounds of its 95 % interval; None where nothing was counted."""

    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None

    def stands_out_from(self, other: "Rate") -> bool:
        """Whether this rate is surely higher than another: their intervals do not meet."""
        return self.low is not None and other.high is not None and self.low > other.high


def rate(count: int, of: int) -> Rate:
    """A rate with its Wilson score interval (Wilson 1927, JASA 22:209), good for small numbers.

    Raises ValueError when `count` is not between 0 and `of`.
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no rate")
    if of == 0:
        return Rate(0, 0, None, None, None)
    share = count / of
    spread = Z_95 * sqrt(share * (1 - share) / of + Z_95**2 / (4 * of**2))
    middle = share + Z_95**2 / (2 * of)
    scale = 1 + Z_95**2 / of
    return Rate(
        count, of, share, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    )
