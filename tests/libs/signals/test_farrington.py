"""Farrington in what must hold of it, beside the bounds of the agreement tests."""

import time
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.libs.signals.reference import weekly

from manfadh.libs.signals.cadence import anniversaries_of
from manfadh.libs.signals.farrington import farrington
from manfadh.libs.signals.methods import detect
from manfadh.libs.signals.series import Floats, Outcome, Series, flatten
from manfadh.libs.signals.settings import FarringtonFlexible

NOUFAILY = {
    "noPeriods": 10,
    "pastWeeksNotIncluded": 26,
    "thresholdMethod": "nbPlugin",
    "pThresholdTrend": 1,
    "alpha": 0.01,
}
RANDOM = np.random.default_rng(42)


def seasonal(mean: float, weeks: int = 320) -> Floats:
    level = mean * np.exp(0.5 * np.sin(2 * np.pi * np.arange(weeks) / 52))
    return RANDOM.poisson(level).astype(np.float64)


def test_an_outbreak_in_the_newest_week_is_an_alarm_and_an_ordinary_week_is_none() -> None:
    counts = seasonal(10)
    ordinary, outbreak = counts.copy(), counts.copy()
    ordinary[-1], outbreak[-1] = 10, 60
    quiet, loud = detect(
        [weekly(ordinary), weekly(outbreak)], "farrington-flexible", NOUFAILY, last=1
    )
    assert not quiet.alarm[0]
    assert loud.alarm[0]
    assert loud.p_value[0] < 0.01
    assert loud.upper_bound[0] == quiet.upper_bound[0]


def test_a_past_outbreak_is_weighed_down_and_hides_the_next_one_less() -> None:
    counts = seasonal(10)
    counts[-55:-50] = 90
    (weighed,) = detect([weekly(counts)], "farrington-flexible", NOUFAILY, last=1)
    (plain,) = detect(
        [weekly(counts)], "farrington-flexible", {**NOUFAILY, "reweight": False}, last=1
    )
    assert weighed.weighed_down[0] >= 5
    assert weighed.upper_bound[0] < plain.upper_bound[0]


def test_a_handful_of_cases_is_too_little_to_judge() -> None:
    counts = np.zeros(320)
    counts[::9] = 1
    (found,) = detect([weekly(counts)], "farrington", last=1)
    assert found.outcome[0] == Outcome.TOO_FEW
    assert np.isnan(found.upper_bound[0])
    assert found.needed[0] == 5


def test_a_pilgrimage_rings_no_bell_where_travellers_are_the_denominator() -> None:
    travellers = np.full(320, 10_000.0)
    travellers[-1] = 80_000
    cases = RANDOM.poisson(travellers / 1000).astype(np.float64)
    series = Series("Shalamcheh", cases, population=travellers)
    (per_port,) = detect([series], "farrington-flexible", NOUFAILY, last=1)
    (per_traveller,) = detect(
        [series], "farrington-flexible", {**NOUFAILY, "populationOffset": True}, last=1
    )
    assert per_port.alarm[0]
    assert not per_traveller.alarm[0]


def test_anniversaries_of_dates_are_the_nearest_weeks_of_earlier_years() -> None:
    series = weekly([0] * 320, since=date(2018, 1, 1))
    (found,) = anniversaries_of(flatten([series], 1), 5, 52)
    days = series.days
    assert days is not None
    today = date.fromordinal(int(days[319]))
    for years, position in enumerate(found, start=1):
        away = int(days[position]) - today.replace(year=today.year - years).toordinal()
        assert abs(away) <= 3


def test_the_leap_day_has_its_anniversary_on_the_first_of_march() -> None:
    days = np.arange(date(2016, 1, 1).toordinal(), date(2020, 3, 1).toordinal())
    daily = Series("Zakho", np.zeros(days.size), days)
    (found,) = anniversaries_of(flatten([daily], 1), 2, 365)
    assert [date.fromordinal(int(days[n])) for n in found] == [date(2019, 3, 1), date(2018, 3, 1)]


@pytest.fixture(scope="module")
def compiled() -> None:
    """Have the machine code made, which takes a while on a machine that never did."""
    detect([weekly(seasonal(5))], "farrington-flexible", last=1)


@pytest.mark.usefixtures("compiled")
@given(
    st.lists(st.integers(0, 10**9), min_size=270, max_size=330),
    st.sampled_from(["delta", "nbPlugin", "muan"]),
    st.sampled_from([1, 5, 10]),
)
@settings(deadline=5000, max_examples=30)
def test_any_counts_are_judged_in_bounded_time(
    counts: list[int], threshold: str, periods: int
) -> None:
    started = time.perf_counter()
    (found,) = detect(
        [weekly(counts)],
        "farrington-flexible",
        {"thresholdMethod": threshold, "noPeriods": periods, "limit54": [0, 4]},
        last=5,
    )
    assert time.perf_counter() - started < 4
    judged = np.isfinite(found.upper_bound)
    assert (found.upper_bound[judged] >= 0).all()
    assert ((found.p_value[judged] >= -1e-9) & (found.p_value[judged] <= 1 + 1e-9)).all()
    assert (found.alarm == (judged & (found.observed > found.upper_bound))).all()


def test_threads_change_nothing() -> None:
    many = [weekly(seasonal(mean), name=str(mean)) for mean in (0.5, 2, 8, 30, 100)]
    flexible = FarringtonFlexible(no_periods=10, past_weeks_not_included=26)
    alone, together = (farrington(many, flexible, threads=threads) for threads in (1, 2))
    for one, two in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one.upper_bound, two.upper_bound)


def test_a_series_of_another_length_is_no_hindrance() -> None:
    short, long = detect([weekly(seasonal(5, 100)), weekly(seasonal(5, 400))], "farrington", last=2)
    assert set(short.outcome.tolist()) == {Outcome.TOO_SHORT}
    assert np.isfinite(long.upper_bound).all()


@pytest.mark.parametrize("b", [1, 2])
def test_seasons_that_do_not_occur_are_left_out(b: int) -> None:
    (found,) = detect([weekly(seasonal(20))], "farrington-flexible", {**NOUFAILY, "b": b}, last=1)
    assert found.outcome[0] in (Outcome.WITHIN, Outcome.ABOVE)
