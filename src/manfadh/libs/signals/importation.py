"""How many infected travellers a port may expect, and how likely it is that one comes at all.

Cases by way of travellers who come, how common the infection is where they come from, and what
screening misses; the number is Poisson. How common it is, is itself known from a sample, so every
answer has a range. As a second opinion, the effective distance of Brockmann and Helbing 2013.
"""

import math
from dataclasses import dataclass

import numpy as np

from manfadh.libs.signals.series import Floats

_DRAWS = 4_000


@dataclass(frozen=True, slots=True)
class Importation:
    """Infected travellers expected at a port, and the chance of one or more, each with a range."""

    expected: float
    expected_low: float
    expected_high: float
    probability: float
    probability_low: float
    probability_high: float


def importation(
    travellers: Floats,
    infected: Floats,
    examined: Floats,
    *,
    found: float = 0.0,
    coverage: float = 0.95,
    seed: int = 0,
) -> Importation:
    """Return what comes to a port by several routes.

    Per route: travellers who come, and where they come from, `infected` of `examined` people. The
    share `found` of them is held back by screening. The range is that of the prevalence (Jeffreys).
    The same seed gives the same range. Raises ValueError for what does not fit together.
    """
    if not (travellers.shape == infected.shape == examined.shape) or travellers.ndim != 1:
        raise ValueError("Each route needs travellers, infected and examined people.")
    if (travellers < 0).any() or (infected < 0).any() or (infected > examined).any():
        raise ValueError("Travellers are 0 or more, and no more are infected than were examined.")
    if (examined <= 0).any() or not 0 <= found <= 1 or not 0 < coverage < 1:
        raise ValueError("People were examined on each route, and shares lie between 0 and 1.")
    passing = travellers * (1 - found)
    expected = float((passing * infected / examined).sum())
    generator = np.random.default_rng(seed)
    prevalence = generator.beta(
        infected + 0.5, examined - infected + 0.5, size=(_DRAWS, travellers.size)
    )
    edges = [(1 - coverage) / 2, (1 + coverage) / 2]
    low, high = (float(edge) for edge in np.quantile(prevalence @ passing, edges))
    return Importation(
        expected,
        min(low, expected),
        max(high, expected),
        at_least_one(expected),
        at_least_one(min(low, expected)),
        at_least_one(max(high, expected)),
    )


def at_least_one(expected: float) -> float:
    """Return the chance of one case or more where so many are expected."""
    return -math.expm1(-expected)


def effective_distances(flows: Floats, origin: int) -> Floats:
    """Return how far each place is from `origin` by the ways that people take.

    `flows[a, b]` are travellers from a to b. A step is 1 less the logarithm of the share of those
    who leave a and go to b; a distance is the shortest sum of steps; inf where nobody goes.
    """
    from scipy.sparse.csgraph import dijkstra

    if flows.ndim != 2 or flows.shape[0] != flows.shape[1] or (flows < 0).any():
        raise ValueError("Flows need a row and a column per place, and are 0 or more.")
    moving = flows * (1 - np.eye(flows.shape[0]))
    leaving = moving.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(moving > 0, 1 - np.log(moving / leaving), 0.0)
    return np.asarray(dijkstra(steps, indices=origin), np.float64)
