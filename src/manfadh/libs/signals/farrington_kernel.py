"""One period against its baseline, compiled: fit, weigh past outbreaks down, fit again, bound.

Farrington et al. 1996 (sections 3.2 to 3.7) and Noufaily et al. 2013.
"""

import math
from typing import NamedTuple

from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.distributions import count_at_or_above, count_quantile
from manfadh.libs.signals.quasipoisson import (
    CONVERGED,
    COUNT,
    EXPOSURE,
    FACTOR,
    LEVEL,
    PRIOR,
    ROOT,
    SEASON,
    SLOPE,
    SPREAD,
    TIME,
    WEIGHT,
    WHEN,
    WORKING,
    Floats,
    Model,
    dispersion,
    fit,
    freedom,
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
    prepare(model)
    phi = 1.0
    scale = 1.0
    with_slope = rule.trend
    # At most twice: with a slope, and again without where it is not kept.
    for _ in range(2):
        phi, scale = fit_twice(model, with_slope, rule)
        kept = phi > 0.0 and rule.years_for_trend
        kept = kept and keeps_trend(model, time, exposure, scale, least_t)
        if not with_slope or kept:
            break
        with_slope = False
    if phi <= 0.0:
        return
    mean = predicted(model, time, exposure)
    season = model.seasons - 1
    variance = 1.0 / model.sums[WEIGHT, season]
    if with_slope:
        away = time - model.sums[TIME, season]
        variance += away * away / model.found[SPREAD]
        result[TREND] = model.found[SLOPE]
    error = math.sqrt((phi if rule.errors_by_phi else scale) * variance)
    result[EXPECTED] = mean
    result[PHI] = phi
    bound_and_p(mean, error, phi, observed, rule, result)


@compiled
def predicted(model: Model, time: int, exposure: float) -> float:
    """Return the expected count at `time` in the last season."""
    level = model.sums[LEVEL, model.seasons - 1]
    return exposure * math.exp(level + model.found[SLOPE] * time)


@compiled
def fit_twice(model: Model, with_slope: bool, rule: Rule) -> tuple[float, float]:
    """Fit, weigh outbreaks down, fit again; return phi and the scale of errors, or -1 if unfit."""
    model.numbers[PRIOR, : model.periods] = 1.0
    scale = 1.0
    # The same twice, so that the fit is compiled once: before and after weighing down.
    for weighed in range(2):
        fit(model, with_slope)
        if model.found[CONVERGED] == 0.0:
            return -1.0, 1.0
        phi = dispersion(model, with_slope, WORKING)
        scale = phi
        if not rule.reweight:
            break
        if weighed == 0:
            weigh_down(model, with_slope, max(1.0, phi), rule.weights_threshold)
        elif rule.weights_as_r:
            scale = dispersion(model, with_slope, PRIOR)
    return max(1.0, phi), scale


@compiled
def weigh_down(model: Model, with_slope: bool, phi: float, threshold: float) -> None:
    """Weigh past outbreaks by 1 / s² where their Anscombe residual s is above the threshold."""
    numbers, whole, sums = model.numbers, model.whole, model.sums
    total = 0.0
    # The sixth root of a mean has the same form as the mean, with a sixth of level and slope.
    raise_e(model.powers, model.found[SLOPE] / 6.0, whole[WHEN, model.periods - 1] + 1)
    for season in range(model.seasons):
        sums[FACTOR, season] = math.exp(sums[LEVEL, season] / 6.0)
    steep = 1.0 / model.found[SPREAD] if with_slope else 0.0
    for i in range(model.periods):
        season = whole[SEASON, i]
        root = sums[FACTOR, season] * model.powers[whole[WHEN, i]]
        if numbers[EXPOSURE, i] != 1.0:
            root *= numbers[EXPOSURE, i] ** (1.0 / 6.0)
        raw = 1.5 * (numbers[ROOT, i] / root - root * root * root)
        weight = 1.0
        if raw > 0.0:
            away = whole[WHEN, i] - sums[TIME, season]
            leverage = numbers[WORKING, i] * (1.0 / sums[WEIGHT, season] + away * away * steep)
            room = phi * (1.0 - leverage)
            if raw * raw > threshold * threshold * room:
                weight = room / (raw * raw)
        numbers[PRIOR, i] = weight
        total += weight
    for i in range(model.periods):
        numbers[PRIOR, i] *= model.periods / total


@compiled
def keeps_trend(model: Model, time: int, exposure: float, scale: float, least_t: Floats) -> bool:
    """Tell whether the trend is significant and does not lead beyond all that was ever seen."""
    needed = least_t[freedom(model, True)]
    t = abs(model.found[SLOPE]) / math.sqrt(scale / model.found[SPREAD])
    highest = 0.0
    for i in range(model.periods):
        highest = max(highest, model.numbers[COUNT, i])
    return bool(t > needed and predicted(model, time, exposure) <= highest)


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


@compiled
def weighed_down(model: Model) -> int:
    """Return how many periods weigh less than the others, which are all alike."""
    most = 0.0
    for i in range(model.periods):
        most = max(most, model.numbers[PRIOR, i])
    count = 0
    for i in range(model.periods):
        count += model.numbers[PRIOR, i] < 0.999 * most
    return count
