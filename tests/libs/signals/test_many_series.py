"""Over many series and places, and over days whose reports are late."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.libs.signals.reference import public_rows

from manfadh.libs.signals.false_discoveries import HOCHBERG, YEKUTIELI, adjusted, kept
from manfadh.libs.signals.nowcasting import nowcast
from manfadh.libs.signals.scanning import nearest, scan_space_time

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def test_adjusted_p_values_by_hand() -> None:
    found = adjusted(np.array([0.01, 0.04, np.nan, 0.03, 0.5]))
    assert found == pytest.approx([0.04, 0.16 / 3, np.nan, 0.16 / 3, 0.5], nan_ok=True)


@given(P_VALUES)
def test_what_is_kept_is_what_the_step_up_procedure_keeps(p_values: list[float]) -> None:
    given_ = np.array(p_values)
    ordered = np.sort(given_)
    ranks = np.arange(1, given_.size + 1)
    below = ordered * given_.size / ranks <= 0.1
    wanted = given_ <= ordered[np.nonzero(below)[0].max()] if below.any() else given_ < 0
    assert kept(given_, 0.1).tolist() == wanted.tolist()


@given(P_VALUES)
def test_the_careful_method_never_keeps_more(p_values: list[float]) -> None:
    given_ = np.array(p_values)
    usual, careful = (adjusted(given_, method=name) for name in (HOCHBERG, YEKUTIELI))
    assert (usual <= careful).all()
    assert (usual >= given_ - 1e-12).all()


def test_a_thousand_quiet_series_keep_next_to_no_alarm() -> None:
    p_values = np.random.default_rng(3).uniform(size=1000)
    assert (p_values < 0.01).sum() > 3
    assert kept(p_values, 0.05).sum() == 0
    p_values[:5] = 1e-7
    assert kept(p_values, 0.05)[:5].all()


def test_what_is_no_p_value_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted(np.array([1.5]))
    with pytest.raises(ValueError, match="neither"):
        adjusted(np.array([0.5]), method="bonferroni")


# Zakho, Duhok, Mosul, Erbil, Kirkuk, Baghdad, Basra
PLACES = np.array(
    [
        [37.1, 42.7],
        [36.9, 43.0],
        [36.3, 43.1],
        [36.2, 44.0],
        [35.5, 44.4],
        [33.3, 44.4],
        [30.5, 47.8],
    ]
)


def test_a_planted_outbreak_is_found_where_and_since_when_it_is() -> None:
    generator = np.random.default_rng(11)
    expected = np.full((7, 30), 4.0)
    counts = generator.poisson(expected).astype(float)
    counts[:2, -4:] += 9
    found = scan_space_time(counts, expected, PLACES, most_periods=10, draws=199, seed=1)
    assert found is not None
    assert set(found.places) == {0, 1}
    assert found.periods == 4
    assert found.p_value == 1 / 200
    assert found.relative_risk > 2


def test_where_nothing_happens_a_cluster_is_no_surprise() -> None:
    counts = np.random.default_rng(12).poisson(np.full((7, 30), 4.0)).astype(float)
    found = scan_space_time(counts, np.full((7, 30), 4.0), PLACES, most_periods=10, draws=199)
    assert found is None or found.p_value > 0.05


def test_the_nearest_place_is_the_place_itself() -> None:
    assert nearest(PLACES)[:, 0].tolist() == list(range(7))
    assert nearest(PLACES)[0].tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_a_scan_of_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(ValueError, match="a row per place"):
        scan_space_time(np.ones((7, 3)), np.ones((7, 4)), PLACES, most_periods=1)
    with pytest.raises(ValueError, match="above 0"):
        scan_space_time(np.ones((7, 3)), np.zeros((7, 3)), PLACES, most_periods=1)


def test_late_reports_are_reckoned_with_by_hand() -> None:
    # Two days ago 4 cases were reported at once and 4 a day later; today 3 at once.
    occurred = np.array([8] * 8 + [10] * 3)
    reported = np.array([8] * 4 + [9] * 4 + [10] * 3)
    found = nowcast(occurred, reported, now=10, most_delay=1)
    assert [(one.day, one.reported) for one in found] == [(9, 0), (10, 3)]
    assert found[1].share_known == pytest.approx(0.5)
    assert found[1].estimate == pytest.approx(6)
    assert found[1].low <= 6 <= found[1].high
    assert found[1].is_late


def test_the_range_holds_what_comes_as_often_as_it_says() -> None:
    generator = np.random.default_rng(5)
    held = 0
    for _ in range(60):
        occurred = np.repeat(np.arange(40), generator.poisson(12, 40))
        reported = occurred + np.minimum(generator.geometric(0.3, occurred.size) - 1, 10)
        found = nowcast(occurred, reported, now=39, most_delay=10)
        truth = int((occurred == 37).sum())
        held += found[-3].low <= truth <= found[-3].high
    assert 52 <= held <= 60


def test_days_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(ValueError, match="not before it"):
        nowcast(np.array([5]), np.array([4]), now=9, most_delay=2)


@pytest.mark.reference
def test_the_hus_outbreak_of_2011_is_nowcast_as_r_does_to_within_a_case() -> None:
    rows = [row for row in public_rows("husO104Hosp_input.csv") if "NA" not in row.values()]
    occurred, reported = (
        np.array([date.fromisoformat(row[column]).toordinal() for row in rows])
        for column in ("dHosp", "dReport")
    )
    now = date(2011, 6, 2).toordinal()
    found = {one.day: one for one in nowcast(occurred, reported, now=now, most_delay=14)}
    for row in public_rows("nowcast_hus.csv"):
        if row["method"] != "lawless":
            continue
        one = found[date.fromisoformat(row["date"]).toordinal()]
        assert one.reported == int(row["reported"])
        assert abs(one.estimate - int(row["nowcast"])) <= 1.05
