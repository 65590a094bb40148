"""Rosters: every rule is kept, hours are covered as far as they can be, and gaps have a reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.rosters import (
    BadRoster,
    Duty,
    Officer,
    Problem,
    Roster,
    Rules,
    Shift,
    make_roster,
    what_breaks,
)

DAY = Shift(code="day", starts_minute=7 * 60, minutes=720)
NIGHT = Shift(code="night", starts_minute=19 * 60, minutes=720, is_night=True)
EARLY = Shift(code="early", starts_minute=5 * 60, minutes=480)
ALWAYS = 99


def officer(
    name: str, function: str, *, away: frozenset[int] = frozenset(), before: tuple[str, ...] = ()
) -> Officer:
    return Officer(officer=name, functions={function: ALWAYS}, away=away, before=before)


def booth(days: int, number: int = 1, *, by_night: int = 0) -> dict[str, list[int]]:
    one_day = [number if 7 <= hour < 19 else by_night for hour in range(24)]
    return {"booth": one_day * days}


def broken_rules(problem: Problem, duties: tuple[Duty, ...]) -> Iterator[str]:
    """Each rule that a roster breaks, found anew and plainly: minute by minute, day by day."""
    shifts = {shift.code: shift for shift in problem.shifts}
    by_officer: dict[str, dict[int, str]] = defaultdict(dict)
    for duty in duties:
        if duty.day in by_officer[duty.officer]:
            yield f"{duty.officer} has two shifts on day {duty.day}"
        by_officer[duty.officer][duty.day] = duty.shift
    for one in problem.officers:
        held = by_officer[one.officer] | {
            at - len(one.before): code for at, code in enumerate(one.before) if code
        }
        for duty in duties:
            if duty.officer == one.officer and not one.may(duty.function, duty.day):
                yield f"{one.officer} may not stand at {duty.function} on day {duty.day}"
        yield from _broken_by(one.officer, held, shifts, problem)


def _broken_by(
    name: str, held: dict[int, str], shifts: dict[str, Shift], problem: Problem
) -> Iterator[str]:
    rules = problem.rules
    spans = sorted(
        (day * 1440 + shifts[code].starts_minute, shifts[code].minutes)
        for day, code in held.items()
    )
    for (start, minutes), (following, _) in pairwise(spans):
        if following - start - minutes < rules.least_rest_minutes and following >= 0:
            yield f"{name} rests too short before minute {following}"
    for first in range(-7, problem.days):
        days = range(first, first + 7)
        minutes = sum(shifts[held[day]].minutes for day in days if day in held)
        most_minutes = rules.most_minutes_in_seven_days
        is_ours = any(day in held and day >= 0 for day in days)
        if most_minutes is not None and minutes > most_minutes and is_ours:
            yield f"{name} has {minutes} minutes in the seven days from {first}"
    nights = {code for code, shift in shifts.items() if shift.is_night}
    for most, counted in ((rules.most_days_in_row, {*shifts}), (rules.most_nights_in_row, nights)):
        run = 0
        for day in range(-14, problem.days):
            run = run + 1 if held.get(day) in counted else 0
            if most is not None and run > most and day >= 0:
                yield f"{name} has {run} in a row on day {day}"
    own = sum(shifts[code].minutes for day, code in held.items() if day >= 0)
    if rules.most_minutes is not None and own > rules.most_minutes:
        yield f"{name} has {own} minutes"


def covered(problem: Problem, duties: tuple[Duty, ...]) -> int:
    """The hours covered, counted plainly. Nobody of the day before is counted here."""
    shifts = {shift.code: shift for shift in problem.shifts}
    there = Counter(
        (duty.function, hour) for duty in duties for hour in shifts[duty.shift].hours(duty.day)
    )
    return sum(
        min(need, there[function, hour])
        for function, hours in problem.need.items()
        for hour, need in enumerate(hours)
    )


def _officers(count: int, days: int) -> st.SearchStrategy[list[Officer]]:
    functions = st.dictionaries(
        st.sampled_from(["booth", "desk"]), st.integers(0, days), min_size=1, max_size=2
    )
    away = st.frozensets(st.integers(0, days - 1), max_size=2)
    one = st.tuples(functions, away)
    return st.lists(one, min_size=1, max_size=count).map(
        lambda drawn: [
            Officer(officer=f"o{at}", functions=known, away=gone)
            for at, (known, gone) in enumerate(drawn)
        ]
    )


@st.composite
def problems(draw: st.DrawFn, *, most_days: int = 9, most_officers: int = 8) -> Problem:
    days = draw(st.integers(1, most_days))
    shifts = draw(st.sampled_from([[DAY, NIGHT], [DAY], [EARLY, DAY, NIGHT], [NIGHT]]))
    numbers = st.lists(st.integers(0, 3), min_size=24, max_size=24)
    need = {"booth": draw(numbers) * days, "desk": draw(numbers) * days}
    rules = Rules(
        least_rest_minutes=draw(st.sampled_from([0, 600, 660, 1440])),
        most_minutes_in_seven_days=draw(st.sampled_from([None, 1440, 2880])),
        most_days_in_row=draw(st.sampled_from([None, 1, 3, 6])),
        most_nights_in_row=draw(st.sampled_from([None, 0, 1, 3])),
        most_minutes=draw(st.sampled_from([None, 720, 3600])),
    )
    officers = draw(_officers(most_officers, days))
    return Problem(days=days, shifts=shifts, need=need, officers=officers, rules=rules)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_roster_breaks_a_rule_and_its_figures_are_true(problem: Problem) -> None:
    roster = make_roster(problem, seconds=5)
    assert list(broken_rules(problem, roster.duties)) == []
    assert roster.covered_hours == covered(problem, roster.duties) <= roster.most_hours
    missing = sum(one.missing for one in roster.uncovered)
    assert roster.needed_hours == roster.covered_hours + missing


@settings(max_examples=40, deadline=None)
@given(problems(most_days=2, most_officers=2))
def test_no_roster_that_there_is_covers_more_than_the_bound(problem: Problem) -> None:
    every = [
        [None, *product([s.code for s in problem.shifts], problem.need)]
        for _ in range(problem.days * len(problem.officers))
    ]
    best, days = 0, range(problem.days)
    for choice in product(*every):
        duties = tuple(
            Duty(day, *taken, one.officer)
            for (one, day), taken in zip(product(problem.officers, days), choice, strict=True)
            if taken
        )
        if covered(problem, duties) > best and not list(broken_rules(problem, duties)):
            best = covered(problem, duties)
    roster = make_roster(problem, seconds=5)
    assert roster.covered_hours <= best <= roster.most_hours


def test_two_officers_cannot_hold_a_booth_for_a_week_of_days_and_nights() -> None:
    officers = [officer("Hana", "booth"), officer("Karim", "booth")]
    roster = make_roster(
        Problem(days=7, shifts=[DAY, NIGHT], need=booth(7, by_night=1), officers=officers)
    )
    assert roster.covered_hours == 2 * 48, "each works what a week allows"
    assert {one.why for one in roster.uncovered} == {"no_time_left"}


def test_the_only_officer_who_knows_a_function_is_named_as_the_reason() -> None:
    hana = officer("Hana", "booth", away=frozenset({1}))
    problem = Problem(
        days=3, shifts=[DAY], need=booth(3) | {"desk": [0] * 9 + [1] + [0] * 62}, officers=[hana]
    )
    why = {(one.function, one.day): one.why for one in make_roster(problem).uncovered}
    assert why == {("booth", 1): "nobody_competent", ("desk", 0): "nobody_competent"}


def test_a_lapsed_certificate_ends_who_may_stand_there() -> None:
    lapsing = Officer(officer="Hana", functions={"booth": 1})
    roster = make_roster(Problem(days=4, shifts=[DAY], need=booth(4), officers=[lapsing]))
    assert [duty.day for duty in roster.duties] == [0, 1]
    assert {one.day for one in roster.uncovered} == {2, 3}


def test_two_where_three_are_needed_is_too_few() -> None:
    officers = [officer("Hana", "booth"), officer("Karim", "booth")]
    roster = make_roster(Problem(days=1, shifts=[DAY], need=booth(1, 3), officers=officers))
    assert {(one.missing, one.why) for one in roster.uncovered} == {(1, "too_few_competent")}


def test_who_came_from_a_night_rests_before_the_day() -> None:
    tired = officer("Hana", "booth", before=("night",))
    rested = officer("Karim", "booth", before=("",))
    problem = Problem(days=1, shifts=[DAY, NIGHT], need=booth(1), officers=[tired, rested])
    assert [duty.officer for duty in make_roster(problem).duties] == ["Karim"]


def test_nights_are_spread_evenly() -> None:
    officers = [officer(f"o{number}", "booth") for number in range(8)]
    problem = Problem(
        days=28, shifts=[DAY, NIGHT], need=booth(28, 2, by_night=1), officers=officers
    )
    roster = make_roster(problem)
    nights = Counter(duty.officer for duty in roster.duties if duty.shift == "night")
    assert roster.gap == 0
    assert max(nights.values()) - min(nights.values()) <= 1


def test_the_same_seed_makes_the_same_roster() -> None:
    officers = [officer(f"o{number}", "booth") for number in range(6)]
    problem = Problem(days=10, shifts=[DAY, NIGHT], need=booth(10, by_night=1), officers=officers)
    assert make_roster(problem, seed=3) == make_roster(problem, seed=3)


@pytest.fixture
def week() -> tuple[Problem, Roster]:
    officers = [officer(name, "booth") for name in ("Hana", "Karim", "Sara")]
    problem = Problem(days=5, shifts=[DAY], need=booth(5, 2), officers=officers)
    return problem, make_roster(problem)


def test_an_absence_shows_what_it_breaks_and_who_could_stand_in(
    week: tuple[Problem, Roster],
) -> None:
    problem, roster = week
    duty = roster.duties[0]
    (broken,) = what_breaks(problem, roster.duties, officer=duty.officer, days=[duty.day])
    assert broken.duty == duty
    at_work = {one.officer for one in roster.duties if one.day == duty.day}
    assert set(broken.officers) <= {"Hana", "Karim", "Sara"} - at_work


def test_an_absence_on_a_free_day_breaks_nothing(week: tuple[Problem, Roster]) -> None:
    problem, roster = week
    at_work = {(one.officer, one.day) for one in roster.duties}
    who, day = next(
        (one.officer, day)
        for one in problem.officers
        for day in range(5)
        if (one.officer, day) not in at_work
    )
    assert what_breaks(problem, roster.duties, officer=who, days=[day]) == []


def test_a_problem_that_contradicts_itself_says_all_that_is_wrong() -> None:
    hana = officer("Hana", "kitchen", before=("dawn",))
    with pytest.raises(BadRoster) as bad:
        Problem(days=1, shifts=[DAY, DAY], need={"booth": [1] * 23}, officers=[hana, hana])
    said = "\n".join(bad.value.faults)
    for part in ('shift "day"', 'officer "Hana"', "24 hours, not 23", '"dawn"', '"kitchen"'):
        assert part in said


def test_nobody_is_asked_for_in_a_negative_number(week: tuple[Problem, Roster]) -> None:
    with pytest.raises(BadRoster, match="less than nobody"):
        replace(week[0], need={"booth": [-1] * 120})
