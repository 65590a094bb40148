"""The ordinary course of a series: a level, a slope and waves of the year, learnt from its past.

The count regression of Höhle and Paul 2008, section 2: Poisson or negative binomial (variance =
mean + alpha × mean²) with logarithmic link, fitted by iteratively reweighted least squares with the
start, stop and limit that R documents for `glm`.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manfadh.libs.signals.series import Floats

_STEPS = 25
_ROUNDS = 50
_TOLERANCE = 1e-8
_LEAST_ALPHA = 1e-6
_MOST_ALPHA = 1e4


@dataclass(frozen=True, slots=True)
class Course:
    """What is expected of each period, and how much counts scatter beyond chance."""

    means: Floats
    alpha: float


def learn_course(
    counts: Floats,
    learnt: int,
    *,
    freq: int,
    waves: int = 1,
    trend: bool = False,
    alpha: float | None = 0.0,
) -> Course | None:
    """Learn from the first `learnt` counts what is to be expected of all; None where none settles.

    With `alpha` None the scatter is learnt too, by maximum likelihood, in turns with the means.
    """
    columns = design(counts.size, freq, waves, trend)
    known, past = columns[:learnt], counts[:learnt]
    if learnt <= columns.shape[1]:
        return None
    scatter = 0.0 if alpha is None else alpha
    fitted = _fit(known, past, scatter, _start(past, scatter))
    for _ in range(_ROUNDS if alpha is None else 0):
        if fitted is None:
            break
        means = np.exp(known @ fitted)
        before, scatter = scatter, scatter_of(past, means)
        fitted = _fit(known, past, scatter, means)
        if abs(scatter - before) <= 1e-10 * (scatter + 1e-3):
            break
    if fitted is None:
        return None
    means = np.exp(columns @ fitted)
    return Course(means, scatter) if np.isfinite(means).all() else None


def design(periods: int, freq: int, waves: int, trend: bool) -> NDArray[np.float64]:
    """Return a column for the level, one for the slope if wanted, and two for each wave."""
    times = np.arange(1, periods + 1, dtype=np.float64)
    columns = [np.ones(periods)]
    if trend:
        columns.append(times)
    for wave in range(1, waves + 1):
        angle = 2 * math.pi * wave / freq * times
        columns += [np.cos(angle), np.sin(angle)]
    return np.stack(columns, axis=1)


def _start(counts: Floats, alpha: float) -> Floats:
    """Return the means to begin with, as R documents them for each family."""
    return counts + 0.1 if alpha <= 0 else counts + (counts == 0) / 6


def _fit(columns: Floats, counts: Floats, alpha: float, means: Floats) -> Floats | None:
    linear = np.log(means)
    before = _deviance(counts, means, alpha)
    for _ in range(_STEPS):
        root = np.sqrt(means / (1.0 + alpha * means))
        answers = linear + (counts - means) / means
        solved = np.linalg.lstsq(columns * root[:, None], answers * root, rcond=None)
        found = np.asarray(solved[0], np.float64)
        linear = np.clip(columns @ found, -700.0, 700.0)
        means = np.exp(linear)
        after = _deviance(counts, means, alpha)
        if not math.isfinite(after):
            return None
        if abs(after - before) < _TOLERANCE * (abs(after) + 0.1):
            return found
        before = after
    return None


def _deviance(counts: Floats, means: Floats, alpha: float) -> float:
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(counts > 0, counts * np.log(counts / means), 0.0)
    if alpha <= 0:
        return float(2 * (own - counts + means).sum())
    both = (counts + 1 / alpha) * np.log((1 + alpha * counts) / (1 + alpha * means))
    return float(2 * (own - both).sum())


def scatter_of(counts: Floats, means: Floats) -> float:
    """Return the alpha of greatest likelihood for given means; 0 where counts scatter no more."""
    from scipy.optimize import minimize_scalar
    from scipy.special import gammaln

    def loss(logarithm: float) -> float:
        size = math.exp(-logarithm)
        total = gammaln(counts + size) - math.lgamma(size) + size * math.log(size)
        total += counts * np.log(means) - (counts + size) * np.log(size + means)
        return -float(total.sum())

    bounds = (math.log(_LEAST_ALPHA), math.log(_MOST_ALPHA))
    found = minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-10})
    alpha = math.exp(float(found.x))
    return alpha if alpha > 2 * _LEAST_ALPHA else 0.0
