"""What screening finds by days since infection: the published figures, and what always holds."""

from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.signals.screening_by_day import Check, Found, Infected, found_by_day

# As Gostic et al. 2020 took them: figure 2, 5 % subclinical, a mean incubation of 5.5 days.
TRAVELLERS = Infected(5.5, 2.25**2, shows=0.95, aware=0.2)
CHECK = Check(finds_symptoms=0.7, is_told=0.25)
# Upper edges of the bands of that figure (source data 1), by days since exposure.
PUBLISHED = {
    0: (0.0, 0.05, 0.0506003047257578, 0.0880766084865831, 0.0881070750798077,
        0.0883237264094044, 0.200722171098656, 1.0),
    4: (0.18259146948739, 0.223461896013021, 0.394902897605985, 0.41878830954259,
        0.427489262630955, 0.489362706814882, 0.552317989536335, 1.0),
    10: (0.638484553757591, 0.656560326069711, 0.850752839310483, 0.856644174600858,
         0.866499809671349, 0.936584325728169, 0.944402696528805, 1.0),
}  # fmt: skip

shares = st.floats(0, 1)
checks = st.none() | st.builds(Check, shares, shares)
people = st.builds(Infected, st.floats(0.5, 30), st.floats(0.1, 60), shares, shares, shares)
many_days = st.lists(st.floats(0, 60), min_size=1, max_size=20).map(np.array)


def ends(found: Found) -> np.ndarray:
    return np.array(astuple(found))


@pytest.mark.parametrize("day", PUBLISHED)
def test_the_published_figure_comes_out_to_its_last_digit(day: int) -> None:
    found = found_by_day(
        np.array([float(day)]), TRAVELLERS, at_exit=CHECK, at_entry=CHECK, days_on_the_way=1.0
    )
    edges = np.cumsum(ends(found)[:8, 0])
    assert np.abs(edges - np.array(PUBLISHED[day])).max() < 1e-12


def test_a_thermometer_finds_nobody_on_the_day_of_infection() -> None:
    found = found_by_day(
        np.array([0.0]), TRAVELLERS, at_exit=CHECK, at_entry=None, days_on_the_way=1.0
    )
    assert found.by_symptoms_at_exit[0] == 0
    assert found.found[0] == pytest.approx(0.05), "those who know of it and say so"


def test_who_evades_is_found_by_nobody() -> None:
    evading = replace(TRAVELLERS, evades=1.0)
    found = found_by_day(
        np.array([8.0]), evading, at_exit=CHECK, at_entry=CHECK, days_on_the_way=0.5
    )
    assert (found.evaded[0], found.found[0]) == (1.0, 0.0)


@given(many_days, people, checks, checks, st.floats(0, 5))
def test_everybody_ends_somewhere_and_no_share_is_negative(
    days: np.ndarray, infected: Infected, at_exit: Check | None, at_entry: Check | None, way: float
) -> None:
    found = ends(
        found_by_day(days, infected, at_exit=at_exit, at_entry=at_entry, days_on_the_way=way)
    )
    assert np.allclose(found.sum(axis=0), 1.0, atol=1e-12)
    assert found.min() > -1e-12


@given(many_days, people, st.builds(Check, shares, shares), st.floats(0, 5))
def test_a_second_screening_never_finds_fewer(
    days: np.ndarray, infected: Infected, check: Check, way: float
) -> None:
    one = found_by_day(days, infected, at_exit=check, at_entry=None, days_on_the_way=way)
    both = found_by_day(days, infected, at_exit=check, at_entry=check, days_on_the_way=way)
    assert np.all(both.found >= one.found - 1e-12)


@pytest.mark.parametrize(
    ("infected", "days", "way"),
    [
        (replace(TRAVELLERS, shows=1.5), 1.0, 1.0),
        (replace(TRAVELLERS, incubation_mean_days=0.0), 1.0, 1.0),
        (TRAVELLERS, -1.0, 1.0),
        (TRAVELLERS, 1.0, -1.0),
    ],
)
def test_what_can_not_be_is_refused(infected: Infected, days: float, way: float) -> None:
    with pytest.raises(ValueError, match=r"share|mean|counted"):
        found_by_day(np.array([days]), infected, at_exit=CHECK, at_entry=CHECK, days_on_the_way=way)
