"""Indicators: rates per person against peers, told with how sure they are."""

from manfadh.libs.indicators.rates import (
    Compared,
    Interval,
    Tally,
    Verdict,
    compare_with_peers,
    jeffreys,
    wilson,
)

__all__ = [
    "Compared",
    "Interval",
    "Tally",
    "Verdict",
    "compare_with_peers",
    "jeffreys",
    "wilson",
]
