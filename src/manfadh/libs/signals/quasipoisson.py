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


def _small_counts() -> Floats:
    """Logarithm, logarithm of the start and power 2/3 of small counts: most that there are."""
    counts = np.arange(SMALL, dtype=np.float64)
    return np.stack(
        [np.log(np.maximum(counts, 1.0)), np.log(counts + START), counts ** (2.0 / 3.0)], axis=1
    )


SMALL = 512
SMALL_COUNTS = _small_counts()


class Model(NamedTuple):
    """A baseline and what is fitted to it. `times` count from 0 at the oldest period, ascending."""

    counts: Floats
    times: Integers
    seasons: Integers
    exposures: Floats
    weights: Floats  # prior weights, all 1 before past outbreaks are weighed down
    means: Floats
    working: Floats  # weights of the last step, as R's `glm` leaves them
    linear: Floats  # logarithm of each mean, per exposure
    logarithms: Floats  # of each count per exposure, 0 where there is no case
    begun: Floats  # logarithm of what each count begins with, per exposure
    own_terms: Floats  # what each count's deviance begins with
    roots: Floats  # of each count, to the power 2/3
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
def prepare(model: Model) -> None:
    """Work out, once for all fits of a baseline, what depends on its counts alone."""
    for i in range(model.counts.size):
        count = model.counts[i]
        exposed = 0.0 if model.exposures[i] == 1.0 else math.log(model.exposures[i])
        if count < SMALL:
            row = SMALL_COUNTS[int(count)]
            own, begun, root = row[0], row[1], row[2]
        else:
            own, begun, root = math.log(count), math.log(count + START), count ** (2.0 / 3.0)
        model.logarithms[i] = own - exposed if count > 0.0 else 0.0
        model.begun[i] = begun - exposed
        model.own_terms[i] = START + count * (own - begun)
        model.roots[i] = root


@compiled
def _start(model: Model) -> float:
    """Begin at each count itself, a little above zero; return the deviance there."""
    deviance = 0.0
    for i in range(model.counts.size):
        mean = model.counts[i] + START
        model.means[i] = mean
        model.linear[i] = model.begun[i]
        deviance += model.weights[i] * model.own_terms[i]
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
    # Periods of a season mostly follow one another: their sums stay at hand until it ends.
    current = model.seasons[0]
    heaped = 0.0
    heaped_time = 0.0
    heaped_answer = 0.0
    for i in range(model.counts.size):
        season = model.seasons[i]
        if season != current:
            sums[WEIGHT, current] += heaped
            sums[TIME, current] += heaped_time
            sums[ANSWER, current] += heaped_answer
            current, heaped, heaped_time, heaped_answer = season, 0.0, 0.0, 0.0
        mean = model.means[i]
        weight = model.weights[i] * mean
        time = model.times[i] - middle
        # The answer is linear + (count - mean) / mean; weighed, it has no quotient.
        answer = model.weights[i] * (mean * (model.linear[i] - 1.0) + model.counts[i])
        model.working[i] = weight
        heaped += weight
        heaped_time += weight * time
        heaped_answer += answer
        squares += weight * time * time
        products += time * answer
    sums[WEIGHT, current] += heaped
    sums[TIME, current] += heaped_time
    sums[ANSWER, current] += heaped_answer
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
        model.linear[i] = linear
        above = count * (model.logarithms[i] - linear)
        deviance += model.weights[i] * (above - count + mean)
    return 2.0 * deviance


@compiled
def raise_e(powers: Floats, slope: float) -> None:
    """Fill `powers` with e to the slope times 0, 1, …: sixteen from each that is worked out."""
    base = math.exp(slope)
    power = 1.0
    for j in range(min(16, powers.size)):
        powers[j] = power
        power *= base
    for begin in range(16, powers.size, 16):
        leap = math.exp(slope * begin)
        for j in range(min(16, powers.size - begin)):
            powers[begin + j] = leap * powers[j]


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
