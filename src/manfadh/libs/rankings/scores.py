"""Scores and ranks, with every line of their arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EQUAL = 1e-12  # scores nearer than this are equal: both are sums of the same few products


class RankingWrong(ValueError):
    """Values, criteria or weights that contradict each other; the message says which."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is judged: at `least` it counts nothing, at `most` all. `least` may be the larger one.

    A weight belongs to the way from `least` to `most`, so fix both before weights are asked for.
    """

    name: str
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the arithmetic: `points` = `weight` × `scaled`; points add up to the score."""

    criterion: str
    value: float
    scaled: float
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Place:
    """What has a place: its rank (equals share the better one) and its arithmetic."""

    name: str
    rank: int
    score: float
    lines: tuple[Line, ...]


class Ranking:
    """Things with a value for each criterion."""

    def __init__(
        self, criteria: Sequence[Criterion], names: Sequence[str], values: Sequence[Sequence[float]]
    ) -> None:
        """`values` has a row for each name and a column for each criterion. Raises RankingWrong."""
        self.criteria, self.names = list(criteria), list(names)
        if len({one.name for one in criteria}) < len(criteria) or not criteria:
            raise RankingWrong("Give at least one criterion, and each a name of its own.")
        self.values = np.array(values, np.float64).reshape(len(values), -1)
        if self.values.shape != (len(names), len(criteria)):
            raise RankingWrong(
                f"There are {len(names)} names and {len(criteria)} criteria; "
                f"the values are {' × '.join(map(str, self.values.shape))}."
            )
        least = np.array([one.least for one in criteria])
        width = np.array([one.most for one in criteria]) - least
        if not np.isfinite(self.values).all() or not np.isfinite(width).all():
            raise RankingWrong("A value is missing or no number.")
        for one, wide in zip(criteria, width, strict=True):
            if wide == 0:
                raise RankingWrong(
                    f'"{one.name}" has the same least and most: it tells nothing apart.'
                )
        self.scaled: Floats = (self.values - least) / width
        outside = np.argwhere((self.scaled < 0) | (self.scaled > 1))
        if len(outside):
            i, k = outside[0]
            raise RankingWrong(
                f'"{names[i]}" has {self.values[i, k]:g} for "{criteria[k].name}", '
                f"which is not between {criteria[k].least:g} and {criteria[k].most:g}."
            )

    def scores(self, weights: Sequence[float]) -> Floats:
        """The score of each, from 0 to 1, by weights that sum to 1. Raises RankingWrong."""
        checked = np.array(weights, np.float64)
        if checked.shape != (len(self.criteria),):
            raise RankingWrong(f"Give one weight for each of the {len(self.criteria)} criteria.")
        if not np.isfinite(checked).all() or (checked < 0).any():
            raise RankingWrong("A weight is below nothing or no number.")
        if abs(checked.sum() - 1) > 1e-9:
            raise RankingWrong(f"The weights sum to {checked.sum():g}. They must sum to 1.")
        return np.asarray(self.scaled @ checked)

    def places(self, weights: Sequence[float]) -> list[Place]:
        """All in the order of their ranks; equals in the order of their names."""
        scores = self.scores(weights)
        ranks = ranks_of(scores)
        order = sorted(range(len(self.names)), key=lambda i: (ranks[i], self.names[i]))
        return [
            Place(self.names[i], int(ranks[i]), float(scores[i]), self.lines(i, weights))
            for i in order
        ]

    def lines(self, i: int, weights: Sequence[float]) -> tuple[Line, ...]:
        """The arithmetic of one score, criterion by criterion."""
        return tuple(
            Line(
                criterion=one.name,
                value=float(self.values[i, k]),
                scaled=float(self.scaled[i, k]),
                weight=float(weights[k]),
                points=float(weights[k] * self.scaled[i, k]),
            )
            for k, one in enumerate(self.criteria)
        )


def ranks_of(scores: Floats) -> Ints:
    """1 for the highest; equals share the better rank."""
    order = np.argsort(-scores)
    falling = scores[order]
    first = np.concatenate([[True], falling[:-1] - falling[1:] > EQUAL])
    starts = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = starts + 1
    return ranks


def agreement(ranking: Ranking, weights: Sequence[Sequence[float]]) -> tuple[Ints, float]:
    """Several people's weights side by side: ranks (people × things), and Kendall's W.

    W is 1 where all rank alike and near 0 where they do not (Kendall and Babington Smith, Annals of
    Mathematical Statistics 10, 1939), with mean ranks for equals and the correction for ties.
    """
    ranks = np.stack([ranks_of(ranking.scores(one)) for one in weights])
    people, things = ranks.shape
    mean_ranks = np.stack([_mean_ranks(one) for one in ranks])
    sums = mean_ranks.sum(axis=0)
    spread = float(((sums - sums.mean()) ** 2).sum())
    ties = sum(float(t**3 - t) for one in ranks for t in np.unique(one, return_counts=True)[1])
    most = people**2 * (things**3 - things) - people * ties
    return ranks, 12 * spread / most if most > 0 else 1.0


def _mean_ranks(ranks: Ints) -> Floats:
    _, which, counts = np.unique(ranks, return_inverse=True, return_counts=True)
    return np.asarray(ranks + (counts[which] - 1) / 2)
