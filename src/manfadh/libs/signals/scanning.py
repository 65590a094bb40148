"""A scan in space and time: where, and since when, are there more cases than anywhere else?

The prospective space-time scan statistic of Kulldorff 2001 with Poisson counts: cylinders over
each place and its nearest neighbours, from some past day up to the newest. The chance of as good a
cluster is found by drawing the same cases again and again as they would fall by themselves.
"""

import math
from dataclasses import dataclass

import numpy as np

from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.series import Floats, Integers

MOST_DRAWS = 9_999


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places (positions) with more cases than expected in the newest `periods`."""

    places: tuple[int, ...]
    periods: int
    observed: float
    expected: float
    log_ratio: float
    p_value: float

    @property
    def relative_risk(self) -> float:
        """How many times as many cases as expected."""
        return self.observed / self.expected


def scan_space_time(
    counts: Floats,
    expected: Floats,
    coordinates: Floats,
    *,
    most_periods: int,
    largest_share: float = 0.5,
    draws: int = 999,
    seed: int = 0,
) -> Cluster | None:
    """Return the most likely cluster that is still going on; None where nothing is above expected.

    `counts` and `expected` have a row per place and a column per period, oldest first; `expected`
    is scaled to the number of cases. `coordinates` are latitude and longitude in degrees. A cluster
    has at most `largest_share` of what is expected, and of the periods at most `most_periods`. The
    same seed gives the same p-value. Raises ValueError for what does not fit together.
    """
    _check(counts, expected, coordinates, most_periods, draws)
    total = float(counts.sum())
    if total == 0:
        return None
    scaled = expected * (total / float(expected.sum()))
    neighbours = nearest(coordinates)
    place, size, since, best = best_cylinder(
        counts, scaled, neighbours, most_periods, largest_share, total
    )
    if best <= 0:
        return None
    chances = np.asarray(scaled.ravel() / scaled.sum(), np.float64)
    generator = np.random.default_rng(seed)
    as_good = 1
    for _ in range(draws):
        drawn = generator.multinomial(int(total), chances).reshape(counts.shape)
        found = best_cylinder(
            drawn.astype(np.float64), scaled, neighbours, most_periods, largest_share, total
        )
        as_good += found[3] >= best
    places = neighbours[place, :size]
    newest = counts.shape[1] - since
    return Cluster(
        places=tuple(int(one) for one in places),
        periods=since,
        observed=float(counts[places, newest:].sum()),
        expected=float(scaled[places, newest:].sum()),
        log_ratio=best,
        p_value=as_good / (draws + 1),
    )


def _check(
    counts: Floats, expected: Floats, coordinates: Floats, most_periods: int, draws: int
) -> None:
    if counts.ndim != 2 or counts.shape != expected.shape:
        raise ValueError("Counts and expected counts need a row per place, a column per period.")
    if coordinates.shape != (counts.shape[0], 2):
        raise ValueError("Each place needs a latitude and a longitude.")
    if (counts < 0).any() or not (expected > 0).all() or not np.isfinite(counts).all():
        raise ValueError("Counts are 0 or more, and expected counts above 0.")
    if not 1 <= most_periods <= counts.shape[1] or not 1 <= draws <= MOST_DRAWS:
        raise ValueError(f"Take 1 to {counts.shape[1]} periods, and 1 to {MOST_DRAWS} draws.")


def nearest(coordinates: Floats) -> Integers:
    """Return, for each place, all places by their distance over the globe, itself first."""
    latitude, longitude = np.radians(coordinates[:, 0]), np.radians(coordinates[:, 1])
    half = np.sin((latitude[:, None] - latitude) / 2) ** 2
    across = np.sin((longitude[:, None] - longitude) / 2) ** 2
    chord = half + np.cos(latitude)[:, None] * np.cos(latitude) * across
    np.fill_diagonal(chord, -1.0)
    return np.asarray(np.argsort(chord, axis=1, kind="stable"), np.int64)


@compiled
def best_cylinder(
    counts: Floats,
    expected: Floats,
    neighbours: Integers,
    most_periods: int,
    largest_share: float,
    total: float,
) -> tuple[int, int, int, float]:
    """Return centre, number of places, number of periods and log ratio of the best cylinder."""
    places, periods = counts.shape
    best = 0.0
    best_place, best_size, best_since = 0, 0, 0
    upto_cases = np.zeros((places, most_periods + 1))
    upto_expected = np.zeros((places, most_periods + 1))
    for place in range(places):
        for since in range(1, most_periods + 1):
            at = periods - since
            upto_cases[place, since] = upto_cases[place, since - 1] + counts[place, at]
            upto_expected[place, since] = upto_expected[place, since - 1] + expected[place, at]
    for place in range(places):
        for since in range(1, most_periods + 1):
            cases, mean = 0.0, 0.0
            for size in range(places):
                cases += upto_cases[neighbours[place, size], since]
                mean += upto_expected[neighbours[place, size], since]
                if mean > largest_share * total:
                    break
                gain = log_ratio(cases, mean, total)
                if gain > best:
                    best = gain
                    best_place, best_size, best_since = place, size + 1, since
    return best_place, best_size, best_since, best


@compiled
def log_ratio(cases: float, mean: float, total: float) -> float:
    """Return Kulldorff's log likelihood ratio of a cylinder; 0 where it has no excess."""
    if cases <= mean:
        return 0.0
    gain = cases * math.log(cases / mean)
    if total > cases:
        gain += (total - cases) * math.log((total - cases) / (total - mean))
    return gain
