"""A ranking shows its arithmetic, and refuses what contradicts itself."""

import math

import pytest

from manfadh.libs.rankings import Criterion, Ranking, RankingWrong, agreement

CRITERIA = [Criterion("severity", 0, 4), Criterion("hours of power a day", 24, 0)]
NAMES = ["no scanner", "no generator", "no sign"]
VALUES = [[3.0, 20.0], [2.0, 6.0], [1.0, 24.0]]


def test_every_score_is_the_sum_of_its_lines() -> None:
    places = Ranking(CRITERIA, NAMES, VALUES).places([0.6, 0.4])
    assert [(one.name, one.rank) for one in places] == [
        ("no generator", 1),
        ("no scanner", 2),
        ("no sign", 3),
    ]
    for place in places:
        assert math.isclose(place.score, sum(line.points for line in place.lines))
        assert all(math.isclose(line.points, line.weight * line.scaled) for line in place.lines)
    # Less power counts for more: 6 of 24 hours are three quarters of the way.
    assert [line.scaled for line in places[0].lines] == [0.5, 0.75]


def test_equals_stand_side_by_side_in_the_order_of_their_names() -> None:
    places = Ranking(CRITERIA, ["b", "a", "c"], [[1, 12], [1, 12], [0, 24]]).places([0.5, 0.5])
    assert [(one.name, one.rank) for one in places] == [("a", 1), ("b", 1), ("c", 3)]


def test_people_who_agree_have_a_concordance_of_one() -> None:
    ranking = Ranking(CRITERIA, NAMES, VALUES)
    ranks, concordance = agreement(ranking, [[0.6, 0.4], [0.5, 0.5]])
    assert ranks.tolist() == [[2, 1, 3], [2, 1, 3]]
    assert concordance == pytest.approx(1)


def test_people_who_disagree_have_less() -> None:
    # By hand: ranks (1, 2, 3) and (2, 1, 3), sums 3, 3, 6: W = 12 × 6 / (4 × 24).
    ranks, concordance = agreement(Ranking(CRITERIA, NAMES, VALUES), [[1, 0], [0.5, 0.5]])
    assert ranks.tolist() == [[1, 2, 3], [2, 1, 3]]
    assert concordance == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("weights", "part"),
    [([0.5, 0.6], "sum to 1.1"), ([1.5, -0.5], "below nothing"), ([1], "one weight for each")],
)
def test_contradictory_weights_are_refused(weights: list[float], part: str) -> None:
    with pytest.raises(RankingWrong, match=part):
        Ranking(CRITERIA, NAMES, VALUES).places(weights)


@pytest.mark.parametrize(
    ("criteria", "values", "part"),
    [
        (CRITERIA, [[5.0, 3.0]], 'has 5 for "severity"'),
        (CRITERIA, [[math.nan, 3.0]], "no number"),
        (CRITERIA, [[1.0]], "2 criteria"),
        ([Criterion("a", 1, 1)], [[1.0]], "tells nothing apart"),
        ([CRITERIA[0], CRITERIA[0]], [[1.0, 1.0]], "name of its own"),
    ],
)
def test_values_that_make_no_ranking_are_refused(
    criteria: list[Criterion], values: list[list[float]], part: str
) -> None:
    with pytest.raises(RankingWrong, match=part):
        Ranking(criteria, ["one"], values)
