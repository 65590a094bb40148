"""What comes by travellers, and what screening them is worth."""

import math

import numpy as np
import pytest

from manfadh.libs.signals.importation import at_least_one, effective_distances, importation
from manfadh.libs.signals.screening import CORONAVIRUS_2020, Disease, expected_yield


def test_the_screening_of_january_2020_lets_46_of_100_pass() -> None:
    # Quilty et al. 2020: 46 % undetected (36 to 58) with 86 % sensitivity and a flight of 12 hours.
    found = expected_yield(
        CORONAVIRUS_2020,
        exit_sensitivity=0.86,
        entry_sensitivity=0.86,
        hours_on_the_way=12,
        travellers=1_000_000,
    )
    assert found.undetected == pytest.approx(0.464, abs=0.002)
    assert found.found_at_exit == pytest.approx(0.4456, abs=0.002)
    assert found.severe_on_the_way == pytest.approx(0.0044, abs=0.0005)
    assert found.found_at_entry == pytest.approx(0.086, abs=0.002)


def test_a_useless_measure_is_seen_before_it_is_ordered() -> None:
    silent = Disease(5.2, 4.1, 9.1, 14.7, 1.0)
    found = expected_yield(silent, exit_sensitivity=1, entry_sensitivity=1, hours_on_the_way=12)
    assert found.undetected == 1
    none = expected_yield(
        CORONAVIRUS_2020, exit_sensitivity=0, entry_sensitivity=0, hours_on_the_way=12
    )
    assert none.found_at_exit == none.found_at_entry == 0


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="A share"):
        expected_yield(
            CORONAVIRUS_2020, exit_sensitivity=86, entry_sensitivity=0, hours_on_the_way=12
        )
    with pytest.raises(ValueError, match="above 0"):
        expected_yield(
            Disease(0, 1, 1, 1, 0), exit_sensitivity=1, entry_sensitivity=1, hours_on_the_way=1
        )


def test_expected_cases_by_hand_and_their_range() -> None:
    found = importation(
        np.array([2000.0, 500.0]), np.array([10.0, 0.0]), np.array([10_000.0, 400.0]), found=0.5
    )
    assert found.expected == pytest.approx(1)
    assert found.probability == pytest.approx(1 - math.exp(-1))
    assert found.expected_low < 1 < found.expected_high
    assert found.probability_low < found.probability < found.probability_high


def test_a_small_chance_keeps_its_digits() -> None:
    assert at_least_one(1e-18) == pytest.approx(1e-18, rel=1e-12)


def test_more_infected_than_examined_is_refused() -> None:
    with pytest.raises(ValueError, match="no more are infected"):
        importation(np.array([10.0]), np.array([5.0]), np.array([4.0]))


def test_effective_distance_goes_by_the_ways_that_people_take() -> None:
    # From the first place nine of ten go to the second, all of whose travellers go on to the third.
    flows = np.array([[0.0, 9, 1], [0, 0, 5], [0, 0, 0]])
    found = effective_distances(flows, 0)
    direct, by_way = 1 - math.log(0.1), (1 - math.log(0.9)) + 1
    assert found.tolist() == pytest.approx([0, 1 - math.log(0.9), min(direct, by_way)])
    assert effective_distances(flows, 2)[0] == math.inf
