"""CUSUM: small excesses added up until they are too much. Rossi, Lampugnani and Marchi 1999."""

from collections.abc import Callable, Sequence

import numpy as np

from manfadh.libs.signals.regression import learn_course
from manfadh.libs.signals.series import Floats, Outcome, Series, Verdicts, flatten, verdicts
from manfadh.libs.signals.settings import Cusum

CUSUM = "cusum"


def cusum(many: Sequence[Series], settings: Cusum, *, last: int | None = None) -> list[Verdicts]:
    """Judge the newest `last` periods (the newer half, where None); the others are learnt from.

    The sum grows by each deviate less `k`, and never falls below 0; an alarm has a sum of `h` or
    more. The bound is the count at which the sum would have reached `h`. It is not begun anew after
    an alarm. R's bound is the same, but for the experimental "anscombe2nd" and "none".
    """
    return [_cusum(series, settings, last) for series in many]


def learnt_periods(series: Series, last: int | None) -> int:
    """Return how many of the oldest periods are learnt from, where the newest `last` are judged."""
    total = series.counts.size
    return total // 2 if last is None else max(total - last, 0)


def _cusum(series: Series, settings: Cusum, last: int | None) -> Verdicts:
    learnt = learnt_periods(series, last)
    first = 0 if last is None else learnt
    total = series.counts.size
    expected = np.full(total, np.nan)
    bound = np.full(total, np.nan)
    reached = np.zeros(total, np.bool_)
    means = _means(series, settings, learnt)
    outcome = np.full(total, Outcome.LEARNT)
    outcome[learnt:] = Outcome.TOO_SHORT if means is None else Outcome.WITHIN
    if means is not None:
        scale = SCALES[settings.trans]
        summed = 0.0
        for at in range(learnt, total):
            mean = float(means[at])
            room = settings.h + settings.k - summed
            bound[at] = scale.count_at(room, mean, settings.alpha)
            deviate = scale.deviate(float(series.counts[at]), mean, settings.alpha)
            summed = max(0.0, summed + deviate - settings.k)
            reached[at] = summed >= settings.h
        if settings.trans == "standard":
            bound = np.ceil(bound)
        expected = means
    (found,) = verdicts(
        flatten([series], None if last is None else total - first),
        CUSUM,
        expected=expected[first:],
        upper_bound=np.maximum(bound, 0.0)[first:],
        p_value=np.full(total - first, np.nan),
        outcome=outcome[first:].astype(np.int8),
        alarm=reached[first:],
        needed=np.full(total - first, 1 if settings.m is None else 4),
        found=np.full(total - first, learnt),
    )
    return found


def _means(series: Series, settings: Cusum, learnt: int) -> Floats | None:
    counts = series.counts
    if settings.m == "glm":
        course = learn_course(counts, learnt, freq=settings.freq)
        return None if course is None else course.means
    if isinstance(settings.m, float):
        return np.full(counts.size, settings.m)
    if learnt == 0 or not (mean := float(counts[:learnt].mean())):
        return None
    return np.full(counts.size, mean)


class Scale:
    """How a count becomes a deviate, and the count that a deviate stands for."""

    def __init__(
        self,
        deviate: Callable[[float, float, float], float],
        count_at: Callable[[float, float, float], float],
    ) -> None:
        self.deviate = deviate
        self.count_at = count_at


def _rossi_count(room: float, mean: float, _alpha: float) -> float:
    # Where the sum is above `h` already, R's square makes a bound of a negative root: so here.
    root = mean**0.5
    inside = 4 * mean + 2 * root * room
    return float((inside**0.5 - root) ** 2) if inside > 0 else 0.0


def _two_thirds_count(room: float, centre: float, mean: float) -> float:
    return float(max(centre + 2 / 3 * mean ** (1 / 6) * room, 0.0) ** 1.5)


def _second(mean: float) -> float:
    return float(mean ** (2 / 3) - mean ** (-1 / 3) / 9)


SCALES = {
    "standard": Scale(
        lambda x, m, _: (x - m) / m**0.5,
        lambda room, m, _: m + m**0.5 * room,
    ),
    "rossi": Scale(
        lambda x, m, _: (x - 3 * m + 2 * (x * m) ** 0.5) / (2 * m**0.5),
        _rossi_count,
    ),
    "anscombe": Scale(
        lambda x, m, _: 1.5 * (x ** (2 / 3) - m ** (2 / 3)) / m ** (1 / 6),
        lambda room, m, _: _two_thirds_count(room, m ** (2 / 3), m),
    ),
    "anscombe2nd": Scale(
        lambda x, m, _: 1.5 * (x ** (2 / 3) - _second(m)) / m ** (1 / 6),
        lambda room, m, _: _two_thirds_count(room, _second(m), m),
    ),
    "pearsonNegBin": Scale(
        lambda x, m, alpha: (x - m) / (m + alpha * m * m) ** 0.5,
        lambda room, m, alpha: m + (m + alpha * m * m) ** 0.5 * room,
    ),
    "none": Scale(lambda x, _, __: x, lambda room, _, __: room),
}
