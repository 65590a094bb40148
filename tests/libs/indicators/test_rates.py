"""Rates that accuse nobody by chance, by the night shift, or by a handful of cases."""

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.indicators import Tally, compare_with_peers, jeffreys, wilson


@pytest.mark.parametrize(
    ("acts", "cases", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)],
)
def test_wilsons_interval_is_the_published_one(
    acts: int, cases: int, low: float, high: float
) -> None:
    assert wilson(acts, cases) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 200), st.integers(0, 200))
def test_both_intervals_hold_the_share(acts: int, more: int) -> None:
    cases = acts + more
    for interval in (wilson(acts, cases), jeffreys(acts, cases)):
        assert 0 <= interval.low <= interval.high <= 1
        if cases:
            assert interval.low - 1e-12 <= acts / cases <= interval.high + 1e-12


def test_more_acts_than_cases_are_no_share() -> None:
    for ask in (wilson, jeffreys):
        with pytest.raises(ValueError, match="no share"):
            ask(3, 2)
    with pytest.raises(ValueError, match="no share"):
        compare_with_peers([Tally("hana", "day", 3, 2)])


def test_one_stratum_is_fishers_exact_test() -> None:
    [hana] = [
        one
        for one in compare_with_peers(
            [Tally("hana", "day", 3, 10), Tally("huda", "day", 1, 10), Tally("ali", "day", 0, 10)]
        )
        if one.who == "hana"
    ]
    by_hand = sum(comb(10, k) * comb(20, 4 - k) for k in (3, 4)) / comb(30, 4)
    assert hana.chance == pytest.approx(by_hand)
    assert hana.expected == pytest.approx(0.5)


def night_and_day() -> list[Tally[str]]:
    """At night everybody corrects five times as much; Hana always has the night."""
    told = [Tally("hana", "night", 50, 1000), Tally("huda", "night", 52, 1000)]
    told += [Tally("zaid", "night", 48, 1000)]
    return told + [Tally(name, "day", 10, 1000) for name in ("huda", "ali", "noor", "zaid")]


def test_the_night_shift_accuses_nobody() -> None:
    found = compare_with_peers(night_and_day())
    assert {one.verdict for one in found if one.peers > 1} == {"usual"}


def test_who_does_it_three_times_as_often_stands_out_and_comes_first() -> None:
    first, *others = compare_with_peers([*night_and_day(), Tally("sami", "day", 40, 1000)])
    assert (first.who, first.verdict) == ("sami", "stands_out")
    assert {one.verdict for one in others} == {"usual"}


def test_few_cases_are_said_to_be_few_and_drawn_to_the_middle() -> None:
    tallies = [Tally("new", "day", 2, 5), *(Tally(f"o{n}", "day", 20, 2000) for n in range(6))]
    [new] = [one for one in compare_with_peers(tallies) if one.who == "new"]
    assert new.verdict == "few_cases"
    assert new.ratio is not None
    assert new.shrunken is not None
    assert 1 < new.shrunken < new.ratio


def test_who_works_alone_has_no_peers() -> None:
    [alone] = compare_with_peers([Tally("hana", "day", 5, 500)])
    assert (alone.verdict, alone.ratio, alone.shrunken) == ("no_peers", None, None)


def test_a_trifle_is_no_finding_however_sure_it_is() -> None:
    tallies = [Tally("sure", "day", 12_000, 100_000)]
    tallies += [Tally(f"o{n}", "day", 10_000, 100_000) for n in range(4)]
    [sure] = [one for one in compare_with_peers(tallies) if one.who == "sure"]
    assert sure.chance < 1e-6
    assert sure.verdict == "usual"


def test_where_only_chance_works_hardly_anybody_stands_out() -> None:
    chance = np.random.default_rng(11)
    accused = 0
    for _port in range(60):
        tallies = [Tally(n, "day", int(chance.binomial(800, 0.01)), 800) for n in range(20)]
        accused += any(one.verdict == "stands_out" for one in compare_with_peers(tallies))
    assert accused <= 7  # of 60 ports, at 5 %


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["day", "night"]), st.integers(0, 40)),
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_all_expected_acts_and_any_order_add_up(told: list[tuple[str, str, int]]) -> None:
    tallies = [Tally(who, stratum, acts, 2 * acts + 1) for who, stratum, acts in told]
    found = {one.who: one for one in compare_with_peers(tallies)}
    again = {one.who: one for one in compare_with_peers(tallies[::-1])}
    assert sum(one.acts for one in found.values()) == sum(acts for _w, _s, acts in told)
    for who, one in found.items():
        assert 0 <= one.chance <= 1
        assert again[who].chance == pytest.approx(one.chance)
