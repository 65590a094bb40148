"""EARS C1, C2 and C3: each period against the mean and the spread of the few before it.

Hutwagner et al. 2003; Fricker, Hegler and Dunfee 2008. For series without years of history.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from manfadh.libs.signals.series import Floats, Outcome, Series, Verdicts, verdicts
from manfadh.libs.signals.settings import Ears

C1, C2, C3 = "ears-c1", "ears-c2", "ears-c3"
# Periods between the baseline and the period judged; periods needed beside the baseline.
LAGS = {C1: 0, C2: 2, C3: 2}
NEEDED = {C1: 0, C2: 2, C3: 4}
ALPHAS = {C1: 0.001, C2: 0.001, C3: 0.025}


def ears(
    many: Sequence[Series], settings: Ears, *, method: str = C1, last: int | None = None
) -> list[Verdicts]:
    """Judge each series by C1, C2 or C3: an alarm lies above the bound.

    With `reproduce_r`, C3 has R's bound, in which the count of the period itself stands for its
    mean; without, the bound of the papers: the count at which C3 reaches its limit.
    """
    return [_ears(series, settings, method, last) for series in many]


def _ears(series: Series, settings: Ears, method: str, last: int | None) -> Verdicts:
    total = series.counts.size
    first = 0 if last is None else max(total - last, 0)
    # A list of one kind of array operations: nothing here runs once per period.
    begin = max(first - 2, 0)
    mean, spread = moving(series.counts, settings.baseline, LAGS[method], begin)
    if settings.min_sigma > 0:
        spread = np.maximum(spread, settings.min_sigma)
    alpha = ALPHAS[method] if settings.alpha is None else settings.alpha
    z = NormalDist().inv_cdf(1 - alpha)
    counts = series.counts[begin:]
    with np.errstate(all="ignore"):
        deviate = (counts - mean) / spread
        bound = mean + z * spread
        if method == C3:
            past = _past_excess(deviate)
            centre = counts if settings.reproduce_r else mean
            bound = np.maximum(centre + spread * (z - past), 0.0)
            deviate = np.maximum(deviate - 1.0, 0.0) + past
    skip = first - begin
    needed = settings.baseline + NEEDED[method]
    at = np.arange(first, total)
    outcome = np.where(np.isfinite(bound[skip:]), Outcome.WITHIN, Outcome.UNVARIED)
    outcome = np.where(at < needed, Outcome.TOO_SHORT, outcome).astype(np.int8)
    return verdicts(
        series,
        method,
        first,
        expected=mean[skip:],
        upper_bound=bound[skip:],
        p_value=upper_tail(deviate[skip:]),
        outcome=outcome,
        needed=np.full(at.size, needed),
        found=at,
    )


def moving(counts: Floats, width: int, lag: int, begin: int) -> tuple[Floats, Floats]:
    """Return mean and spread of the `width` counts before each, `lag` left out; nan where too few.

    From position `begin` on. Each window is summed by itself, so that no rounding is carried along.
    """
    first = max(begin, width + lag)
    absent = min(first, counts.size) - begin
    mean = np.full(counts.size - begin, np.nan)
    spread = np.full(counts.size - begin, np.nan)
    if first >= counts.size:
        return mean, spread
    known = counts[first - width - lag : counts.size - 1 - lag]
    middle = np.zeros(counts.size - first)
    for back in range(width):
        middle += known[back : back + middle.size]
    middle /= width
    squares = np.zeros(middle.size)
    for back in range(width):
        squares += (known[back : back + middle.size] - middle) ** 2
    mean[absent:] = middle
    spread[absent:] = np.sqrt(squares / (width - 1))
    return mean, spread


def _past_excess(deviate: Floats) -> Floats:
    """Return, for each period, by how much C2 was above 1 in the two periods before."""
    over = np.maximum(deviate - 1.0, 0.0)
    past = np.full(deviate.size, np.nan)
    past[2:] = over[:-2] + over[1:-1]
    return past


def upper_tail(deviates: Floats) -> Floats:
    """Return the probability that a standard normal variable lies above each deviate."""
    from scipy.special import ndtr

    return np.asarray(ndtr(-deviates), np.float64)
