"""Counts' quantiles and tails, against SciPy's, and with an end for any input."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from manfadh.libs.signals.distributions import (
    count_at_or_above,
    count_below_or_at,
    count_quantile,
)

MEANS = st.floats(1e-6, 1e6)
DISPERSIONS = st.one_of(st.just(1.0), st.floats(1.001, 500))


def law(mean: float, dispersion: float) -> stats.rv_discrete:
    if dispersion > 1:
        return stats.nbinom(mean / (dispersion - 1), 1 / dispersion)
    return stats.poisson(mean)


@given(MEANS, DISPERSIONS, st.sampled_from([0.5, 0.9, 0.95, 0.99, 0.999, 0.999999]))
@settings(deadline=None)
def test_the_quantile_is_the_least_count_with_enough_below(
    mean: float, dispersion: float, probability: float
) -> None:
    found = count_quantile(probability, mean, dispersion)
    assert law(mean, dispersion).cdf(found) >= probability - 1e-9
    if found > 0:
        assert law(mean, dispersion).cdf(found - 1) < probability + 1e-9


@given(MEANS, DISPERSIONS, st.floats(0, 3))
@settings(deadline=None)
def test_tails_agree_with_scipy(mean: float, dispersion: float, times: float) -> None:
    count = float(math.floor(mean * times))
    reference = law(mean, dispersion)
    assert count_below_or_at(count, mean, dispersion) == pytest.approx(
        reference.cdf(count), abs=1e-8
    )
    assert count_at_or_above(count, mean, dispersion) == pytest.approx(
        reference.sf(count - 1), abs=1e-8
    )


def test_a_small_tail_keeps_its_digits() -> None:
    wanted = stats.nbinom(2 / 0.6, 1 / 1.6).sf(39)
    assert count_at_or_above(40.0, 2.0, 1.6) == pytest.approx(wanted, rel=1e-9)


def test_what_is_never_expected_is_no_loop_without_end() -> None:
    assert count_quantile(0.99, 0.0, 1.0) == 0
    assert count_at_or_above(1.0, 0.0, 2.0) == 0
    assert count_quantile(0.99, 1e12, 1e6) > 1e12
    assert math.isnan(count_quantile(0.99, 1e40, 2.0))
    assert math.isnan(count_at_or_above(5.0, math.inf, 2.0))
