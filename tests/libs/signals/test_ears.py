"""EARS by hand: what a careful reader of the papers would write on paper."""

from statistics import NormalDist, mean, stdev

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.libs.signals.reference import weekly

from manfadh.libs.signals.methods import detect
from manfadh.libs.signals.series import Outcome

WEEK = [3, 1, 4, 1, 5, 9, 2]


def test_c1_is_the_mean_and_spread_of_seven_periods() -> None:
    (found,) = detect([weekly([*WEEK, 12])], "ears-c1", last=1)
    assert found.expected[0] == mean(WEEK)
    bound = mean(WEEK) + NormalDist().inv_cdf(0.999) * stdev(WEEK)
    assert abs(found.upper_bound[0] - bound) < 1e-12
    assert not found.alarm[0]


def test_c2_leaves_out_the_two_periods_before() -> None:
    (found,) = detect([weekly([*WEEK, 80, 80, 13])], "ears-c2", last=1)
    assert found.expected[0] == mean(WEEK)
    assert found.alarm[0]
    assert found.exceedance[0] > 1


def test_too_short_a_baseline_says_how_much_is_needed() -> None:
    (found,) = detect([weekly(WEEK)], "ears-c3")
    assert set(found.outcome.tolist()) == {Outcome.TOO_SHORT}
    assert np.isnan(found.upper_bound).all()
    assert (found.needed[0], found.found.tolist()) == (11, list(range(7)))


def test_c3_in_the_words_of_the_papers_counts_the_period_itself() -> None:
    # R's bound looks only at the two periods before; the papers' C3 sees today's outbreak too.
    quiet = [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 40]
    (as_r,) = detect([weekly(quiet)], "ears-c3", last=1)
    (as_written,) = detect([weekly(quiet)], "ears-c3", {"reproduceR": False}, last=1)
    assert not as_r.alarm[0]
    assert as_written.alarm[0]


@given(
    st.lists(st.integers(0, 500), min_size=12, max_size=60),
    st.sampled_from(["ears-c1", "ears-c2", "ears-c3"]),
    st.integers(1, 12),
)
def test_the_newest_periods_are_judged_the_same_by_themselves(
    counts: list[int], method: str, last: int
) -> None:
    (whole,) = detect([weekly(counts)], method)
    (newest,) = detect([weekly(counts)], method, last=last)
    np.testing.assert_array_equal(whole.upper_bound[-last:], newest.upper_bound)
    np.testing.assert_array_equal(whole.alarm[-last:], newest.alarm)


@given(st.lists(st.integers(0, 500), min_size=8, max_size=40))
def test_an_alarm_is_a_count_above_the_bound(counts: list[int]) -> None:
    (found,) = detect([weekly(counts)], "ears-c1")
    judged = np.isfinite(found.upper_bound)
    assert (found.alarm == (judged & (found.observed > found.upper_bound))).all()
