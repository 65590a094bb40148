"""A roster day by day: who takes which place, guided by the bound, then mended and made fair.

Each day is an assignment of officers to places (`scipy.optimize.linear_sum_assignment`), where the
bound says how many places a day should take, so that nobody is used up too early.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from manfadh.libs.rosters.bounding import Bound
from manfadh.libs.rosters.lawful import FREE, Book
from manfadh.libs.rosters.problem import HOURS, Duty, Problem

_NEVER = -1e9
_BY_HOUR, _BY_SHARE, _BY_LOAD, _BY_NIGHT = 1_000.0, 40.0, 0.01, 5.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be taken on a day: a shift at a function."""

    day: int
    shift: int
    function: str


class Draft:
    """A roster being made: the book of shifts, who stands at which function, what is covered."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.book = Book(problem)
        self.functions: dict[tuple[int, int], str] = {}
        self.open_hours = {name: np.array(hours) for name, hours in problem.need.items()}
        self._cover_before()

    @property
    def covered_hours(self) -> int:
        """The officer-hours that are asked for and covered."""
        return self.problem.needed_hours - sum(
            int(np.maximum(hours, 0).sum()) for hours in self.open_hours.values()
        )

    def gain(self, place: Place) -> int:
        """The hours still open that one more officer at a place would cover."""
        hours = self.hours_of(place)
        return int((self.open_hours[place.function][hours.start : hours.stop] > 0).sum())

    def loss(self, place: Place) -> int:
        """The hours that would be open if one officer fewer stood at a place."""
        hours = self.hours_of(place)
        return int((self.open_hours[place.function][hours.start : hours.stop] >= 0).sum())

    def put(self, officer: int, place: Place) -> None:
        """Give an officer a place."""
        self.book.give(officer, place.day, place.shift)
        self.functions[officer, place.day] = place.function
        hours = self.hours_of(place)
        self.open_hours[place.function][hours.start : hours.stop] -= 1

    def free(self, officer: int, day: int) -> Place:
        """Take an officer's place of a day away again, and answer it."""
        place = Place(day, self.book.take(officer, day), self.functions.pop((officer, day)))
        hours = self.hours_of(place)
        self.open_hours[place.function][hours.start : hours.stop] += 1
        return place

    def may(self, officer: int, place: Place) -> bool:
        """Whether an officer who is free that day may take a place."""
        one = self.problem.officers[officer]
        return one.may(place.function, place.day) and self.book.may_have(
            officer, place.day, place.shift
        )

    def place_of(self, officer: int, day: int) -> Place | None:
        """Where an officer stands on a day, None where nowhere."""
        shift = self.book.shift_on(officer, day)
        return None if shift == FREE else Place(day, shift, self.functions[officer, day])

    def duties(self) -> tuple[Duty, ...]:
        """All duties, by day, shift and function."""
        shifts, officers = self.problem.shifts, self.problem.officers
        return tuple(
            sorted(
                Duty(day, shifts[self.book.shift_on(at, day)].code, function, officers[at].officer)
                for (at, day), function in self.functions.items()
            )
        )

    def hours_of(self, place: Place) -> range:
        """The hours of this roster that a place covers."""
        hours = self.problem.shifts[place.shift].hours(place.day)
        end = self.problem.days * HOURS
        return range(min(hours.start, end), min(hours.stop, end))

    def _cover_before(self) -> None:
        # Whoever began the evening before covers the first morning, wherever there is need.
        for officer in self.problem.officers:
            if not officer.before or not officer.before[-1]:
                continue
            shift = next(s for s in self.problem.shifts if s.code == officer.before[-1])
            morning = [hour for hour in shift.hours(-1) if hour >= 0]
            for function in self.problem.need:
                if morning and officer.may(function, 0):
                    self.open_hours[function][morning[0] : morning[-1] + 1] -= 1
                    break


def build(problem: Problem, found: Bound, *, seed: int) -> Draft:
    """A roster that keeps every rule; the same seed makes the same one."""
    draft = Draft(problem)
    wish = _Wish(found, np.random.default_rng(seed))
    rounded: dict[tuple[int, str], float] = defaultdict(float)
    for day in range(problem.days):
        _fill_day(draft, day, _targets(problem, found, day, rounded), wish)
    for day in range(problem.days):
        _fill_day(draft, day, None, wish)
    return draft


def _targets(
    problem: Problem, found: Bound, day: int, rounded: dict[tuple[int, str], float]
) -> dict[tuple[int, str], int]:
    """How many places of each kind a day should take; what rounding leaves goes on to the next."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for (_kind, on, shift, function), share in found.shares.items():
        if on == day:
            sums[shift, function] += share
    targets = {}
    for shift in range(len(problem.shifts)):
        for function in problem.need:
            wanted = sums[shift, function] + rounded[shift, function]
            targets[shift, function] = max(0, round(wanted))
            rounded[shift, function] = wanted - targets[shift, function]
    return targets


def _fill_day(
    draft: Draft,
    day: int,
    targets: dict[tuple[int, str], int] | None,
    wish: "_Wish",
) -> None:
    for _ in range(len(draft.problem.shifts)):  # overlapping shifts take hours from each other
        places = list(_open_places(draft, day, targets))
        officers = range(len(draft.problem.officers))
        free = [at for at in officers if draft.book.shift_on(at, day) == FREE]
        if not places or not free:
            return
        worth = np.full((len(free), len(places)), _NEVER)
        wish.look_at(draft)
        for row, officer in enumerate(free):
            worth[row] = wish.of(draft, officer, places)
        for row, at in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
            place = places[at][0]
            if worth[row, at] > _NEVER / 2 and draft.gain(place):
                draft.put(free[row], place)


class _Wish:
    """How much it is wished that an officer takes a place: hours, then the bound, then fairness."""

    def __init__(self, found: Bound, chance: np.random.Generator) -> None:
        self._shares, self._chance = found.shares, chance
        self._kind_of = {one: at for at, kind in enumerate(found.kinds) for one in kind}
        self._usual_minutes = self._usual_nights = 0.0

    def look_at(self, draft: Draft) -> None:
        """Take note of what is usual by now."""
        self._usual_minutes = sum(draft.book.minutes) / len(draft.book.minutes)
        self._usual_nights = sum(draft.book.nights) / len(draft.book.nights)

    def of(self, draft: Draft, officer: int, places: Sequence[tuple[Place, int]]) -> list[float]:
        """What each place is worth; far below nothing where it is not possible."""
        minutes = draft.book.minutes[officer] - self._usual_minutes
        nights = draft.book.nights[officer] - self._usual_nights
        kind, lawful = self._kind_of[officer], dict[int, bool]()
        worth = []
        for place, gain in places:
            possible = draft.problem.officers[officer].may(place.function, place.day)
            if possible and place.shift not in lawful:
                lawful[place.shift] = draft.book.may_have(officer, place.day, place.shift)
            if not possible or not lawful[place.shift]:
                worth.append(_NEVER)
                continue
            share = self._shares.get((kind, place.day, place.shift, place.function), 0.0)
            is_night = draft.problem.shifts[place.shift].is_night
            tired = _BY_LOAD * minutes + _BY_NIGHT * is_night * nights
            worth.append(
                _BY_HOUR * gain + _BY_SHARE * min(1.0, share) - tired + self._chance.random()
            )
        return worth


def _open_places(
    draft: Draft, day: int, targets: dict[tuple[int, str], int] | None
) -> Iterator[tuple[Place, int]]:
    """The places of a day that would cover something, each with its hours, as often as needed."""
    standing: dict[tuple[int, str], int] = defaultdict(int)
    for (officer, on), function in draft.functions.items():
        if on == day:
            standing[draft.book.shift_on(officer, day), function] += 1
    for shift in range(len(draft.problem.shifts)):
        for function in draft.problem.need:
            place = Place(day, shift, function)
            hours = draft.hours_of(place)
            still = draft.open_hours[function][hours.start : hours.stop].copy()
            room = None if targets is None else targets[shift, function] - standing[shift, function]
            while (gain := int((still > 0).sum())) and (room is None or room > 0):
                yield place, gain
                still -= 1
                room = None if room is None else room - 1
