"""A rank range is bounded from outside by proof and from inside by what was seen."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.rankings import Bounds, Criterion, Ranking, RankingWrong, rank_ranges
from manfadh.libs.rankings.scores import ranks_of

ONE_TO_FOUR = [Criterion(name, 0, 4) for name in ("severity", "obligation", "risk")]
OPEN = Bounds((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


def ranking(values: list[list[float]]) -> Ranking:
    return Ranking(ONE_TO_FOUR, [f"gap {i}" for i in range(len(values))], values)


THIRDS = [1 / 3, 1 / 3, 1 / 3]
SOME_VALUES = st.lists(
    st.lists(st.integers(0, 4).map(float), min_size=3, max_size=3), min_size=1, max_size=7
)
SOME_BOUNDS = st.sampled_from(
    [OPEN, Bounds((0.2, 0.1, 0.0), (0.6, 0.5, 0.7)), Bounds.around([0.5, 0.3, 0.2], 0.25)]
)


def grid(bounds: Bounds) -> list[tuple[float, float, float]]:
    """Weights on a fine grid within the bounds."""
    steps = [k / 20 for k in range(21)]
    found = [(a, b, 1 - a - b) for a, b in product(steps, steps)]
    return [
        one
        for one in found
        if all(
            low - 1e-9 <= w <= high + 1e-9
            for low, w, high in zip(bounds.low, one, bounds.high, strict=True)
        )
    ]


@settings(max_examples=40, deadline=None)
@given(SOME_VALUES, SOME_BOUNDS)
def test_no_weights_on_a_grid_lead_out_of_the_outer_range(
    values: list[list[float]], bounds: Bounds
) -> None:
    asked = ranking(values)
    found = rank_ranges(asked, THIRDS, bounds)
    for weights in grid(bounds):
        ranks = ranks_of(asked.scaled @ np.array(weights))
        for one, rank in zip(found, ranks, strict=True):
            assert one.outer_best <= rank <= one.outer_worst


@settings(max_examples=40, deadline=None)
@given(SOME_VALUES, SOME_BOUNDS)
def test_the_inner_range_lies_in_the_outer_one(values: list[list[float]], bounds: Bounds) -> None:
    for one in rank_ranges(ranking(values), THIRDS, bounds):
        assert one.outer_best <= one.inner_best <= one.inner_worst <= one.outer_worst


def test_what_is_higher_in_everything_is_above_at_any_weights() -> None:
    first, second, third = rank_ranges(ranking([[4, 4, 4], [3, 0, 1], [0, 3, 2]]), THIRDS, OPEN)
    assert (first.outer_best, first.outer_worst, first.steadiness) == (1, 1, "robust")
    assert (second.inner_best, second.inner_worst) == (2, 3)
    assert (third.outer_best, third.outer_worst) == (2, 3)
    assert first.within(1) == "always"
    assert second.within(1) == "never"
    assert second.within(2) == "sometimes"


def test_the_outer_bound_may_promise_less_than_can_be_reached() -> None:
    # Each of the others can be above the last, but never both at once: 2nd is its worst.
    values = [[4.0, 0.0, 0.0], [0.0, 4.0, 0.0], [2.2, 2.2, 0.0]]
    bounds = Bounds((0.0, 0.0, 0.0), (1.0, 1.0, 0.0))
    last = rank_ranges(ranking(values), [0.5, 0.5, 0.0], bounds)[2]
    assert (last.inner_worst, last.outer_worst) == (2, 3)


def test_equals_share_the_better_rank() -> None:
    found = rank_ranges(ranking([[1, 2, 3]] * 3), THIRDS, OPEN)
    assert {(one.rank, one.outer_best, one.outer_worst) for one in found} == {(1, 1, 1)}


def test_a_range_of_many_places_is_fragile() -> None:
    values = [[4.0, 0.0, 2.0], [0.0, 4.0, 2.0], [3.0, 1.0, 1.0], [1.0, 3.0, 1.0]]
    found = rank_ranges(ranking(values), THIRDS, OPEN, places_allowed=1)
    assert {one.steadiness for one in found} == {"fragile"}
    assert {
        one.steadiness for one in rank_ranges(ranking(values), THIRDS, OPEN, places_allowed=3)
    } == {"robust"}


def test_the_same_seed_sees_the_same() -> None:
    values = np.random.default_rng(1).integers(0, 5, (40, 3)).astype(float).tolist()
    again = [rank_ranges(ranking(values), THIRDS, OPEN, seed=3) for _ in range(2)]
    assert again[0] == again[1]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 13), st.integers(0, 1000))
def test_corners_and_drawn_weights_keep_the_bounds(criteria: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    weights = random.dirichlet(np.ones(criteria))
    bounds = Bounds.around(weights.tolist(), 0.4)
    corners, complete = bounds.corners(seed)
    assert complete == (criteria <= 10)
    for found in (corners, bounds.drawn(500, seed)):
        assert len(found) > 0
        assert np.allclose(found.sum(axis=1), 1)
        assert (found >= np.array(bounds.low) - 1e-9).all()
        assert (found <= np.array(bounds.high) + 1e-9).all()


def test_drawn_weights_are_spread_evenly() -> None:
    drawn = OPEN.drawn(10_000, 5)
    # Uniform on a triangle: the mean of each is a third, and a weight exceeds a half at 1 in 4.
    assert np.allclose(drawn.mean(axis=0), 1 / 3, atol=0.01)
    assert np.allclose((drawn > 0.5).mean(axis=0), 0.25, atol=0.02)


@pytest.mark.parametrize(
    ("low", "high", "part"),
    [
        ((0.5, 0.6), (0.9, 0.9), "more than 1"),
        ((0.1, 0.1), (0.3, 0.4), "less than 1"),
        ((0.6, 0.1), (0.5, 0.9), "no bounds"),
        ((0.1,), (0.3, 0.4), "each criterion"),
    ],
)
def test_bounds_that_no_weights_keep_are_refused(
    low: tuple[float, ...], high: tuple[float, ...], part: str
) -> None:
    with pytest.raises(RankingWrong, match=part):
        Bounds(low, high)
