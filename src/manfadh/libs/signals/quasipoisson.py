"""Fit a log-linear model of counts with a level per season and a slope, by a handful of sums.

The model is log mean = log exposure + level of the season + slope × time, fitted by iteratively
reweighted least squares (McCullagh and Nelder 1989, section 2.5). Given the slope, each level is a
weighted mean, so a step needs no matrix; and as times are whole, the powers of one number stand for
all exponentials. Start (count + 0.1), stop (relative change of the deviance below 1e-8) and limit
(25 steps) are those that R documents for `glm`, so that both stop at the same approximation and
bounds agree beyond the digits that one would print.
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
SMALL = 512

# Rows of `numbers`, a value per past period: its count; exposure; prior weight (1 before outbreaks
# are weighed down); fitted mean, with its logarithm per exposure; weight of the last step, as R's
# `glm` leaves it; and what depends on the count alone (see `prepare`).
COUNT, EXPOSURE, PRIOR, MEAN, LINEAR, WORKING, OWN, BEGUN, TERM, ROOT, NUMBERS = range(11)
# Rows of `whole`: times from 0 at the oldest period, ascending; season, from 0.
WHEN, SEASON, WHOLE = range(3)
# Rows of `sums`, a value per season; places in `found`.
LEVEL, WEIGHT, TIME, ANSWER, FACTOR, SUMS = range(6)
SLOPE, SPREAD, CONVERGED, FOUND = range(4)


def _small_counts() -> Floats:
    """Logarithm, logarithm of the start and power 2/3 of small counts: most that there are."""
    counts = np.arange(SMALL, dtype=np.float64)
    return np.stack(
        [np.log(np.maximum(counts, 1.0)), np.log(counts + START), counts ** (2.0 / 3.0)], axis=1
    )


SMALL_COUNTS = _small_counts()


class Model(NamedTuple):
    """A baseline and what is fitted to it: room that is used again, and how much of it is used."""

    numbers: Floats
    whole: Integers
    powers: Floats
    sums: Floats
    found: Floats
    periods: int
    seasons: int


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
    numbers = model.numbers
    for i in range(model.periods):
        count = numbers[COUNT, i]
        exposed = 0.0 if numbers[EXPOSURE, i] == 1.0 else math.log(numbers[EXPOSURE, i])
        if count < SMALL:
            small = int(count)
            own = SMALL_COUNTS[small, 0]
            begun = SMALL_COUNTS[small, 1]
            root = SMALL_COUNTS[small, 2]
        else:
            own, begun, root = math.log(count), math.log(count + START), count ** (2.0 / 3.0)
        numbers[OWN, i] = own - exposed if count > 0.0 else 0.0
        numbers[BEGUN, i] = begun - exposed
        numbers[TERM, i] = START + count * (own - begun)
        numbers[ROOT, i] = root


@compiled
def _start(model: Model) -> float:
    """Begin at each count itself, a little above zero; return the deviance there."""
    numbers = model.numbers
    deviance = 0.0
    for i in range(model.periods):
        numbers[MEAN, i] = numbers[COUNT, i] + START
        numbers[LINEAR, i] = numbers[BEGUN, i]
        deviance += numbers[PRIOR, i] * numbers[TERM, i]
    return 2.0 * deviance


@compiled
def _solve(model: Model, with_slope: bool) -> None:
    """Take one step of weighted least squares: slope first, then each season's level."""
    numbers, whole, sums = model.numbers, model.whole, model.sums
    middle = 0.5 * whole[WHEN, model.periods - 1]
    for season in range(model.seasons):
        sums[WEIGHT, season] = 0.0
        sums[TIME, season] = 0.0
        sums[ANSWER, season] = 0.0
    squares = 0.0
    products = 0.0
    # Periods of a season mostly follow one another: their sums stay at hand until it ends.
    current = whole[SEASON, 0]
    heaped = 0.0
    heaped_time = 0.0
    heaped_answer = 0.0
    for i in range(model.periods):
        season = whole[SEASON, i]
        if season != current:
            sums[WEIGHT, current] += heaped
            sums[TIME, current] += heaped_time
            sums[ANSWER, current] += heaped_answer
            current, heaped, heaped_time, heaped_answer = season, 0.0, 0.0, 0.0
        mean = numbers[MEAN, i]
        weight = numbers[PRIOR, i] * mean
        time = whole[WHEN, i] - middle
        # The answer is linear + (count - mean) / mean; weighed, it has no quotient.
        answer = numbers[PRIOR, i] * (mean * (numbers[LINEAR, i] - 1.0) + numbers[COUNT, i])
        numbers[WORKING, i] = weight
        heaped += weight
        heaped_time += weight * time
        heaped_answer += answer
        squares += weight * time * time
        products += time * answer
    sums[WEIGHT, current] += heaped
    sums[TIME, current] += heaped_time
    sums[ANSWER, current] += heaped_answer
    for season in range(model.seasons):
        mean_time = sums[TIME, season] / sums[WEIGHT, season]
        squares -= mean_time * sums[TIME, season]
        products -= mean_time * sums[ANSWER, season]
        sums[TIME, season] = mean_time + middle
        sums[ANSWER, season] /= sums[WEIGHT, season]
    slope = products / squares if with_slope else 0.0
    model.found[SLOPE] = slope
    model.found[SPREAD] = squares
    for season in range(model.seasons):
        sums[LEVEL, season] = sums[ANSWER, season] - slope * sums[TIME, season]


@compiled
def _renew(model: Model) -> float:
    """Take means and their logarithms of the new levels and slope; return the deviance there."""
    numbers, whole, sums, powers = model.numbers, model.whole, model.sums, model.powers
    slope = model.found[SLOPE]
    raise_e(powers, slope, whole[WHEN, model.periods - 1] + 1)
    for season in range(model.seasons):
        sums[FACTOR, season] = math.exp(sums[LEVEL, season])
    deviance = 0.0
    for i in range(model.periods):
        season = whole[SEASON, i]
        time = whole[WHEN, i]
        count = numbers[COUNT, i]
        linear = sums[LEVEL, season] + slope * time
        mean = max(numbers[EXPOSURE, i] * sums[FACTOR, season] * powers[time], LEAST_MEAN)
        numbers[MEAN, i] = mean
        numbers[LINEAR, i] = linear
        above = count * (numbers[OWN, i] - linear)
        deviance += numbers[PRIOR, i] * (above - count + mean)
    return 2.0 * deviance


@compiled
def raise_e(powers: Floats, slope: float, size: int) -> None:
    """Fill `powers` with e to the slope times 0, 1, …: sixteen from each that is worked out."""
    base = math.exp(slope)
    power = 1.0
    for j in range(min(16, size)):
        powers[j] = power
        power *= base
    for begin in range(16, size, 16):
        leap = math.exp(slope * begin)
        for j in range(min(16, size - begin)):
            powers[begin + j] = leap * powers[j]


@compiled
def freedom(model: Model, with_slope: bool) -> int:
    """Return the degrees of freedom that the fit leaves."""
    return model.periods - model.seasons - (1 if with_slope else 0)


@compiled
def dispersion(model: Model, with_slope: bool, row: int) -> float:
    """Return the sum of squared relative residuals, weighted by a row, per degree of freedom."""
    numbers = model.numbers
    total = 0.0
    for i in range(model.periods):
        residual = numbers[COUNT, i] / numbers[MEAN, i] - 1.0
        total += numbers[row, i] * residual * residual
    return total / freedom(model, with_slope)
