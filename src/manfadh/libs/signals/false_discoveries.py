"""Thousands of series: which alarms stand when so many questions were asked at once.

A thousand series at alpha 0.01 ring ten false bells a week. Benjamini and Hochberg 1995 bound the
share of false ones among all that are kept; Benjamini and Yekutieli 2001 do so also where series
move together in ways that nobody knows (a heat wave, a pilgrimage).
"""

import numpy as np
from numpy.typing import NDArray

from manfadh.libs.signals.series import Floats

HOCHBERG, YEKUTIELI = "benjamini-hochberg", "benjamini-yekutieli"


def adjusted(p_values: Floats, *, method: str = HOCHBERG) -> Floats:
    """Return the adjusted p-value of each: the least share of false alarms at which it is kept.

    nan, where nothing could be judged, stays nan and counts as no question. Raises ValueError for
    another method, or for a p-value below 0 or above 1.
    """
    if method not in (HOCHBERG, YEKUTIELI):
        raise ValueError(f"{method!r} is neither {HOCHBERG} nor {YEKUTIELI}.")
    asked = np.isfinite(p_values)
    known = p_values[asked]
    if ((known < 0) | (known > 1)).any():
        raise ValueError("A p-value lies between 0 and 1.")
    found = np.full(p_values.shape, np.nan)
    if known.size:
        order = np.argsort(known, kind="stable")
        ranks = np.arange(1, known.size + 1)
        factor = 1.0 if method == HOCHBERG else float((1.0 / ranks).sum())
        raised = known[order] * factor * known.size / ranks
        least = np.minimum.accumulate(raised[::-1])[::-1]
        back = np.empty(known.size)
        back[order] = np.minimum(least, 1.0)
        found[asked] = back
    return found


def kept(p_values: Floats, share: float, *, method: str = HOCHBERG) -> NDArray[np.bool_]:
    """Tell which alarms to keep so that at most `share` of those kept are expected to be false."""
    with np.errstate(invalid="ignore"):
        return np.asarray(adjusted(p_values, method=method) <= share)
