"""Fit a log-linear model of counts with a level per season and a slope, by a handful of sums.

The model is log mean = log exposure + level of the season + slope × time, fitted by iteratively
reweighted least squares (McCullagh and Nelder 1989, section 2.5). Given the slope, each level is a
weighted mean, so a step needs no matrix; and as times are whole, the powers of one number stand for
all exponentials. Start (count + 0.1), stop (relative change of the deviance below 1e-8) and limit
(25 steps) are those that R documents for `glm`, so that both stop at the same approximation and
bounds agree beyond the digits that one would print.

Arrays of a fit have one value per past period. `found` holds what is one number per fit.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from manfadh.libs.signals.compiled import compiled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

TOLERANCE = 1e-8
MOST_STEPS = 25
LEAST_MEAN = 2.220446049250313e-16
START = 0.1

# What stands where in `found`, and in the rows of `sums`, which have a place for each season.
SLOPE, SPREAD, CONVERGED, FOUND = range(4)
LEVEL, WEIGHT, TIME, ANSWER, FACTOR, SUMS = range(6)


class Model(NamedTuple):
    """A baseline and what is fitted to it. `times` count from 0 at the oldest period, ascending."""

    counts: Floats
    times: Integers
    seasons: Integers
    exposures: Floats
    weights: Floats  # prior weights, all 1 before past outbreaks are weighed down
    means: Floats
    working: Floats  # weights of the last step, as R's `glm` leaves them
    answers: Floats
    logarithms: Floats  # of each count per exposure, 0 where there is no case
    powers: Floats  # room for the latest time and one more
    sums: Floats
    found: Floats


@compiled
def fit(model: Model, with_slope: bool) -> None:
    """Fit, and leave the means, the weights of the last step, its sums, slope and convergence."""
    before = _start(model)
    model.found[CONVERGED] = 0.0
    for _ in range(MOST_STEPS):
        _solve(model, with_slope)
        after = _renew(model)
        if not math.isfinite(after):
            return
        if abs(after - before) < TOLERANCE * (abs(after) + 0.1):
            model.found[CONVERGED] = 1.0
            return
        before = after


@compiled
def _start(model: Model) -> float:
    """Begin at each count itself, a little above zero; return the deviance there."""
    deviance = 0.0
    for i in range(model.counts.size):
        count = model.counts[i]
        mean = count + START
        logarithm = math.log(mean)
        model.means[i] = mean
        exposed = math.log(model.exposures[i])
        model.answers[i] = logarithm - exposed - START / mean
        model.logarithms[i] = 0.0
        term = START
        if count > 0.0:
            own = math.log(count)
            model.logarithms[i] = own - exposed
            term += count * (own - logarithm)
        deviance += model.weights[i] * term
    return 2.0 * deviance


@compiled
def _solve(model: Model, with_slope: bool) -> None:
    """Take one step of weighted least squares: slope first, then each season's level."""
    sums = model.sums
    middle = 0.5 * model.times[-1]
    sums[WEIGHT] = 0.0
    sums[TIME] = 0.0
    sums[ANSWER] = 0.0
    squares = 0.0
    products = 0.0
    for i in range(model.counts.size):
        weight = model.weights[i] * model.means[i]
        season = model.seasons[i]
        time = model.times[i] - middle
        weighted_time = weight * time
        model.working[i] = weight
        sums[WEIGHT, season] += weight
        sums[TIME, season] += weighted_time
        sums[ANSWER, season] += weight * model.answers[i]
        squares += weighted_time * time
        products += weighted_time * model.answers[i]
    for season in range(sums.shape[1]):
        mean_time = sums[TIME, season] / sums[WEIGHT, season]
        squares -= mean_time * sums[TIME, season]
        products -= mean_time * sums[ANSWER, season]
        sums[TIME, season] = mean_time + middle
        sums[ANSWER, season] /= sums[WEIGHT, season]
    slope = products / squares if with_slope else 0.0
    model.found[SLOPE] = slope
    model.found[SPREAD] = squares
    for season in range(sums.shape[1]):
        sums[LEVEL, season] = sums[ANSWER, season] - slope * sums[TIME, season]


@compiled
def _renew(model: Model) -> float:
    """Take means and answers of the new levels and slope; return the deviance there."""
    sums = model.sums
    slope = model.found[SLOPE]
    raise_e(model.powers, slope)
    for season in range(sums.shape[1]):
        sums[FACTOR, season] = math.exp(sums[LEVEL, season])
    deviance = 0.0
    for i in range(model.counts.size):
        season = model.seasons[i]
        time = model.times[i]
        count = model.counts[i]
        linear = sums[LEVEL, season] + slope * time
        mean = max(model.exposures[i] * sums[FACTOR, season] * model.powers[time], LEAST_MEAN)
        model.means[i] = mean
        model.answers[i] = linear + count / mean - 1.0
        above = count * (model.logarithms[i] - linear)
        deviance += model.weights[i] * (above - count + mean)
    return 2.0 * deviance


@compiled
def raise_e(powers: Floats, slope: float) -> None:
    """Fill `powers` with e to the slope times 0, 1, …: by products, set right every 16th time."""
    base = math.exp(slope)
    for j in range(powers.size):
        powers[j] = powers[j - 1] * base if j % 16 else math.exp(slope * j)


@compiled
def leverage(model: Model, i: int, with_slope: bool) -> float:
    """Return how strongly period `i` pulls the fit to itself, 0 to 1."""
    season = model.seasons[i]
    pull = 1.0 / model.sums[WEIGHT, season]
    if with_slope:
        away = model.times[i] - model.sums[TIME, season]
        pull += away * away / model.found[SPREAD]
    return float(model.working[i] * pull)


@compiled
def freedom(model: Model, with_slope: bool) -> float:
    """Return the degrees of freedom that the fit leaves."""
    return float(model.counts.size - model.sums.shape[1] - (1 if with_slope else 0))


@compiled
def dispersion(model: Model, with_slope: bool, by: Floats) -> float:
    """Return the sum of squared relative residuals, weighted `by`, per degree of freedom."""
    total = 0.0
    for i in range(model.counts.size):
        residual = (model.counts[i] - model.means[i]) / model.means[i]
        total += by[i] * residual * residual
    return total / freedom(model, with_slope)
