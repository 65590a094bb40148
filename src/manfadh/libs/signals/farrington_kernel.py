"""One period against its baseline, compiled: fit, weigh past outbreaks down, fit again, bound.

Farrington et al. 1996 (sections 3.2 to 3.7) and Noufaily et al. 2013.
"""

import math
from typing import NamedTuple

import numpy as np

from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.distributions import count_at_or_above, count_quantile
from manfadh.libs.signals.quasipoisson import (
    CONVERGED,
    FACTOR,
    LEVEL,
    SLOPE,
    SPREAD,
    TIME,
    WEIGHT,
    Floats,
    Model,
    dispersion,
    fit,
    freedom,
    leverage,
    prepare,
    raise_e,
)

DELTA, NB_PLUGIN, MUAN = range(3)

# Columns of a result.
EXPECTED, BOUND, P_VALUE, TREND, PHI, BASELINE, WEIGHED_DOWN, RESULTS = range(8)


class Rule(NamedTuple):
    """The settings of a test as numbers; see `settings.FarringtonFlexible`."""

    reweight: bool
    weights_threshold: float
    trend: bool
    years_for_trend: bool  # whether there are years enough to keep one
    method: int
    power: float
    z: float  # of the level of the test
    probability: float
    weights_as_r: bool  # the scale of errors is worked out with the weights that R puts in place
    errors_by_phi: bool  # the error of the mean never has a scale below 1 (1996)


@compiled
def judge_period(
    model: Model,
    time: int,
    exposure: float,
    observed: float,
    rule: Rule,
    least_t: Floats,
    result: Floats,
) -> None:
    """Fill `result` for a period at `time` of the last season. nan where no fit settles."""
    result[:] = np.nan
    prepare(model)
    kept = rule.trend and rule.years_for_trend
    slope_variance = 0.0
    phi = 1.0
    scale = 1.0
    if rule.trend:
        phi, scale = fit_twice(model, True, rule)
        kept = kept and phi > 0.0 and keeps_trend(model, time, exposure, scale, least_t)
    if not kept:
        phi, scale = fit_twice(model, False, rule)
    if phi <= 0.0:
        return
    mean = predicted(model, time, exposure)
    season = model.sums.shape[1] - 1
    variance = 1.0 / model.sums[WEIGHT, season]
    if kept:
        away = time - model.sums[TIME, season]
        slope_variance = away * away / model.found[SPREAD]
        result[TREND] = model.found[SLOPE]
    if rule.errors_by_phi:
        scale = phi
    error = math.sqrt(scale * (variance + slope_variance))
    result[EXPECTED] = mean
    result[PHI] = phi
    bound_and_p(mean, error, phi, observed, rule, result)


@compiled
def predicted(model: Model, time: int, exposure: float) -> float:
    """Return the expected count at `time` in the last season."""
    season = model.sums.shape[1] - 1
    return exposure * math.exp(model.sums[LEVEL, season] + model.found[SLOPE] * time)


@compiled
def fit_twice(model: Model, with_slope: bool, rule: Rule) -> tuple[float, float]:
    """Fit, weigh outbreaks down, fit again; return phi and the scale of errors, or -1 if unfit."""
    model.weights[:] = 1.0
    fit(model, with_slope)
    if model.found[CONVERGED] == 0.0:
        return -1.0, 1.0
    scale = dispersion(model, with_slope, model.working)
    phi = max(1.0, scale)
    if not rule.reweight:
        return phi, scale
    weigh_down(model, with_slope, phi, rule.weights_threshold)
    fit(model, with_slope)
    if model.found[CONVERGED] == 0.0:
        return -1.0, 1.0
    phi = dispersion(model, with_slope, model.working)
    scale = dispersion(model, with_slope, model.weights) if rule.weights_as_r else phi
    return max(1.0, phi), scale


@compiled
def weigh_down(model: Model, with_slope: bool, phi: float, threshold: float) -> None:
    """Weigh past outbreaks by 1 / s² where their Anscombe residual s is above the threshold."""
    total = 0.0
    sums = model.sums
    # The sixth root of a mean has the same form as the mean, with a sixth of level and slope.
    raise_e(model.powers, model.found[SLOPE] / 6.0)
    for season in range(sums.shape[1]):
        sums[FACTOR, season] = math.exp(sums[LEVEL, season] / 6.0)
    for i in range(model.counts.size):
        root = sums[FACTOR, model.seasons[i]] * model.powers[model.times[i]]
        if model.exposures[i] != 1.0:
            root *= model.exposures[i] ** (1.0 / 6.0)
        raw = 1.5 * (model.roots[i] / root - root * root * root)
        room = phi * (1.0 - leverage(model, i, with_slope))
        weight = 1.0
        if raw > 0.0 and raw * raw > threshold * threshold * room:
            weight = room / (raw * raw)
        model.weights[i] = weight
        total += weight
    model.weights[:] *= model.counts.size / total


@compiled
def keeps_trend(model: Model, time: int, exposure: float, scale: float, least_t: Floats) -> bool:
    """Tell whether the trend is significant and does not lead beyond all that was ever seen."""
    needed = least_t[int(freedom(model, True))]
    t = abs(model.found[SLOPE]) / math.sqrt(scale / model.found[SPREAD])
    return bool(t > needed and predicted(model, time, exposure) <= model.counts.max())


@compiled
def bound_and_p(
    mean: float, error: float, phi: float, observed: float, rule: Rule, result: Floats
) -> None:
    """Fill the upper bound and the probability of so many or more."""
    if rule.method == DELTA:
        power = rule.power
        spread = math.sqrt(phi * mean + (mean * error) ** 2)
        change = power * mean ** (power - 1.0) * spread
        result[BOUND] = max(mean**power + rule.z * change, 0.0) ** (1.0 / power)
        deviate = (observed**power - mean**power) / change
        result[P_VALUE] = 0.5 * math.erfc(deviate / math.sqrt(2.0))
        return
    centre = mean
    if rule.method == MUAN:
        centre = mean * math.exp(rule.z * error)
    result[BOUND] = count_quantile(rule.probability, centre, phi)
    result[P_VALUE] = count_at_or_above(observed, centre, phi)
