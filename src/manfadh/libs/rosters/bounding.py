"""The most that any roster can cover: a linear programme over officers who are alike.

Officers with the same competences, absences and past are interchangeable, so that their average is
as good as they are; what the average can't cover, no roster covers. Solved by HiGHS.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

import highspy
import numpy as np

from manfadh.libs.rosters.lawful import FREE, HISTORY, Book
from manfadh.libs.rosters.problem import HOURS, Problem

_WEEK = 7
_SOLVER_STOPS_WITHIN = 0.01


@dataclass(frozen=True, slots=True)
class Bound:
    """Officer-hours that no roster exceeds, and how many of each kind stand where in it."""

    covered_hours: float
    # By (kind of officer, day, shift, function): officers, in parts.
    shares: dict[tuple[int, int, int, str], float]
    kinds: tuple[tuple[int, ...], ...]


class _Rows:
    """Rows of a linear programme as they are written down."""

    def __init__(self) -> None:
        self.starts, self.columns, self.values = [0], list[int](), list[float]()
        self.most: list[float] = []

    def add(self, columns: Sequence[int], values: Sequence[float], most: float) -> None:
        self.columns += columns
        self.values += values
        self.starts.append(len(self.columns))
        self.most.append(most)


def bound(problem: Problem, *, seconds: float) -> Bound:
    """Bound what any roster covers. Raises TimeoutError when the time does not suffice."""
    kinds = _kinds(problem)
    book = Book(problem)
    places = list(_places(problem, kinds))
    column = {place: at for at, place in enumerate(places)}
    rows = _Rows()
    for number, kind in enumerate(kinds):
        _bind(rows, problem, book, kind, number, column)
    segments = list(_segments(problem))
    by_hour: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, at in column.items():
        for hour in problem.shifts[place[2]].hours(place[1]):
            by_hour[place[3], hour].append(at)
    for at, (function, hour, _need, _hours) in enumerate(segments):
        # What is covered of an hour is at most who stands there, and at most the need.
        standing = by_hour[function, hour]
        rows.add([len(places) + at, *standing], [1.0, *[-1.0] * len(standing)], 0.0)
    upper = [float(len(kinds[place[0]])) for place in places]
    upper += [float(need) for _function, _hour, need, _hours in segments]
    gains = [0.0] * len(places) + [float(hours) for *_, hours in segments]
    found, value = _solve(rows, upper, gains, seconds)
    # Hours are whole ones; the solver stops within some millionths.
    most_hours = float(floor(value + _SOLVER_STOPS_WITHIN))
    shares = {place: found[at] for place, at in column.items() if found[at] > 1e-7}
    return Bound(most_hours, shares, kinds)


def _kinds(problem: Problem) -> tuple[tuple[int, ...], ...]:
    alike: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(problem.officers):
        held = frozenset((name, min(day, problem.days)) for name, day in one.functions.items())
        alike[held, one.away, one.before].append(number)
    return tuple(tuple(members) for members in alike.values())


def _places(
    problem: Problem, kinds: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, int, str]]:
    for number, kind in enumerate(kinds):
        officer = problem.officers[kind[0]]
        for day in range(problem.days):
            for function in problem.need:
                if officer.may(function, day):
                    for shift in range(len(problem.shifts)):
                        yield number, day, shift, function


def _segments(problem: Problem) -> Iterator[tuple[str, int, int, int]]:
    """Hours next to each other with one need and the same shifts, as (function, hour, need, hours).

    They are covered alike, so that one of them stands for all.
    """
    over: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for day in range(-1, problem.days):
        for number, shift in enumerate(problem.shifts):
            for hour in shift.hours(day):
                over[hour].append((day, number))
    for function, need in problem.need.items():
        start = 0
        for hour in range(1, problem.days * HOURS + 1):
            ends = hour == problem.days * HOURS
            if ends or need[hour] != need[start] or over[hour] != over[start]:
                if need[start]:
                    yield function, start, need[start], hour - start
                start = hour


def _bind(
    rows: _Rows,
    problem: Problem,
    book: Book,
    kind: Sequence[int],
    number: int,
    column: dict[tuple[int, int, int, str], int],
) -> None:
    """The rules for one kind of officer, each for the sum of them."""
    size, past = len(kind), book.rows[kind[0]]
    standing: dict[tuple[int, int], list[int]] = {
        (day, shift): [
            column[number, day, shift, function]
            for function in problem.need
            if (number, day, shift, function) in column
        ]
        for day in range(problem.days)
        for shift in range(len(problem.shifts))
    }
    for day in range(problem.days):
        today = [c for shift in range(len(problem.shifts)) for c in standing[day, shift]]
        rows.add(today, [1.0] * len(today), size)
        _rest(rows, book, standing, day, size, past)
    for most, length, weights in _windows(problem):
        for end in range(problem.days):
            start = max(end - length + 1, -HISTORY)
            before = sum(weights.get(past[HISTORY + day], 0.0) for day in range(start, 0))
            columns, values = list[int](), list[float]()
            for day in range(max(start, 0), end + 1):
                for shift, weight in weights.items():
                    columns += standing[day, shift]
                    values += [weight] * len(standing[day, shift])
            rows.add(columns, values, max(0.0, most - before) * size)
    if problem.rules.most_minutes is not None:
        columns = [c for standing_here in standing.values() for c in standing_here]
        values = [
            float(problem.shifts[shift].minutes)
            for (_day, shift), standing_here in standing.items()
            for _ in standing_here
        ]
        rows.add(columns, values, float(problem.rules.most_minutes) * size)


def _windows(problem: Problem) -> Iterator[tuple[float, int, dict[int, float]]]:
    """What at most may lie within so many days in a row, and what each shift weighs in it."""
    rules, shifts = problem.rules, dict(enumerate(problem.shifts))
    if rules.most_minutes_in_seven_days is not None:
        lengths = {number: float(shift.minutes) for number, shift in shifts.items()}
        yield float(rules.most_minutes_in_seven_days), _WEEK, lengths
    if rules.most_days_in_row is not None:
        most = rules.most_days_in_row
        yield float(most), most + 1, dict.fromkeys(shifts, 1.0)
    if rules.most_nights_in_row is not None:
        nights = {number: 1.0 for number, shift in shifts.items() if shift.is_night}
        yield float(rules.most_nights_in_row), rules.most_nights_in_row + 1, nights


def _rest(
    rows: _Rows,
    book: Book,
    standing: dict[tuple[int, int], list[int]],
    day: int,
    size: int,
    past: Sequence[int],
) -> None:
    for shift in range(len(book.shifts)):
        own = standing[day, shift]
        if not own:
            continue
        for days in (1, 2):
            before = past[HISTORY + day - days] if day - days < 0 else FREE
            if before != FREE and not book.rests_between(before, shift, days):
                rows.add(own, [1.0] * len(own), 0.0)
            against = [
                c
                for later in range(len(book.shifts))
                if (day + days, later) in standing and not book.rests_between(shift, later, days)
                for c in standing[day + days, later]
            ]
            if against:
                rows.add([*own, *against], [1.0] * (len(own) + len(against)), size)


def _solve(
    rows: _Rows, upper: list[float], gains: list[float], seconds: float
) -> tuple[list[float], float]:
    new_programme: Any = highspy.HighsLp
    programme = new_programme()
    programme.num_col_, programme.num_row_ = len(upper), len(rows.most)
    programme.col_cost_ = -np.array(gains)
    programme.col_lower_, programme.col_upper_ = np.zeros(len(upper)), np.array(upper)
    programme.row_lower_ = np.full(len(rows.most), -highspy.kHighsInf)
    programme.row_upper_ = np.array(rows.most)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = np.array(rows.starts)
    programme.a_matrix_.index_ = np.array(rows.columns)
    programme.a_matrix_.value_ = np.array(rows.values)
    deadline = time.monotonic() + seconds
    # Only the value and the shares are asked for, no corner of the polytope: many times faster. Of
    # small programmes the interior is sometimes told imprecisely; then the simplex tells it.
    for method in ("ipm", "simplex"):
        solver = _solver(method, deadline - time.monotonic())
        solver.passModel(programme)
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            found = list(solver.getSolution().col_value)
            return found, -solver.getInfo().objective_function_value
    raise TimeoutError(f"The bound was not found within {seconds:g} seconds.")


def _solver(method: str, seconds: float) -> Any:
    make: Any = highspy.Highs
    solver = make()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("solver", method),
        ("run_crossover", "off"),
        ("time_limit", max(0.0, seconds)),
    ):
        solver.setOptionValue(option, value)
    return solver
