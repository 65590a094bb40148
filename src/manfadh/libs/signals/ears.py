"""EARS C1, C2 and C3: each period against the mean and the spread of the few before it.

Hutwagner et al. 2003; Fricker, Hegler and Dunfee 2008. For series without years of history.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from manfadh.libs.signals.series import Flat, Floats, Outcome, Series, Verdicts, flatten, verdicts
from manfadh.libs.signals.settings import Ears

C1, C2, C3 = "ears-c1", "ears-c2", "ears-c3"
# Periods between the baseline and the period judged; periods needed beside the baseline.
LAGS = {C1: 0, C2: 2, C3: 2}
NEEDED = {C1: 0, C2: 2, C3: 4}
# Series judged at a time: few enough for their numbers to stay near the processor.
_BATCH = 32
ALPHAS = {C1: 0.001, C2: 0.001, C3: 0.025}


def ears(
    many: Sequence[Series], settings: Ears, *, method: str = C1, last: int | None = None
) -> list[Verdicts]:
    """Judge each series by C1, C2 or C3: an alarm lies above the bound.

    With `reproduce_r`, C3 has R's bound, in which the count of the period itself stands for its
    mean; without, the bound of the papers: the count at which C3 reaches its limit.
    """
    found: list[Verdicts] = []
    for begin in range(0, len(many), _BATCH):
        found += _ears(flatten(many[begin : begin + _BATCH], last), settings, method)
    return found


def _ears(flat: Flat, settings: Ears, method: str) -> list[Verdicts]:
    needed = settings.baseline + NEEDED[method]
    windows = Windows(flat, settings.baseline, settings.min_sigma)
    mean, spread = windows.before(LAGS[method])
    alpha = ALPHAS[method] if settings.alpha is None else settings.alpha
    z = NormalDist().inv_cdf(1 - alpha)
    observed = flat.observed
    with np.errstate(all="ignore"):
        deviate = (observed - mean) / spread
        if method == C3:
            past = _past_excess(flat, windows)
            centre = observed if settings.reproduce_r else mean
            bound = np.maximum(centre + spread * (z - past), 0.0)
            deviate = np.maximum(deviate - 1.0, 0.0) + past
        else:
            bound = mean + z * spread
    outcome = np.zeros(observed.size, np.int8)
    outcome[~np.isfinite(bound)] = Outcome.UNVARIED
    outcome[flat.positions < needed] = Outcome.TOO_SHORT
    return verdicts(
        flat,
        method,
        expected=mean,
        upper_bound=bound,
        p_value=upper_tail(deviate),
        outcome=outcome,
        needed=np.full(observed.size, needed),
        found=flat.positions,
    )


class Windows:
    """Mean and spread of each `width` counts that follow one another in series laid end to end."""

    def __init__(self, flat: Flat, width: int, least_spread: float) -> None:
        self._flat = flat
        self._width = width
        size = max(flat.counts.size - width + 1, 0)
        # Each window is summed by itself, so that no rounding is carried along.
        self._mean = np.zeros(size)
        for at in range(width):
            self._mean += flat.counts[at : at + size]
        self._mean /= width
        squares = np.zeros(size)
        away = np.empty(size)
        for at in range(width):
            np.subtract(flat.counts[at : at + size], self._mean, out=away)
            away *= away
            squares += away
        squares /= width - 1
        self._spread = np.sqrt(squares, out=squares)
        if least_spread > 0:
            np.maximum(squares, least_spread, out=squares)

    def before(self, lag: int, *, back: int = 0) -> tuple[Floats, Floats]:
        """Return mean and spread of the window that ends `lag` periods before each period judged.

        Or before the period `back` periods earlier; nan where the series does not reach so far.
        """
        reach = self._width + lag + back
        enough = self._flat.positions >= reach
        if not enough.any():
            return np.full(enough.size, np.nan), np.full(enough.size, np.nan)
        oldest = np.maximum(self._flat.places - reach, 0)
        mean, spread = self._mean[oldest], self._spread[oldest]
        mean[~enough] = np.nan
        spread[~enough] = np.nan
        return mean, spread


def _past_excess(flat: Flat, windows: Windows) -> Floats:
    """Return, for each period, by how much C2 was above 1 in the two periods before."""
    past = np.zeros(flat.places.size)
    for back in (2, 1):
        mean, spread = windows.before(LAGS[C2], back=back)
        earlier = flat.counts[np.maximum(flat.places - back, 0)]
        past += np.maximum((earlier - mean) / spread - 1.0, 0.0)
    return past


def upper_tail(deviates: Floats) -> Floats:
    """Return the probability that a standard normal variable lies above each deviate."""
    from scipy.special import ndtr

    return np.asarray(ndtr(-deviates), np.float64)
