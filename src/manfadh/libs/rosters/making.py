"""The roster of a month: what is covered, what is not and why, and what an absence would break."""

import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from manfadh.libs.rosters.bounding import bound
from manfadh.libs.rosters.building import Draft, Place, build
from manfadh.libs.rosters.lawful import FREE
from manfadh.libs.rosters.mending import even_out, mend
from manfadh.libs.rosters.problem import HOURS, Duty, Problem

# Nobody who may stand there is at hand; fewer than are needed are; the rules leave no time.
Why = Literal["nobody_competent", "too_few_competent", "no_time_left"]
_SHARE_FOR_FAIRNESS = 0.2
_GOOD_ENOUGH = 0.0005


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An hour in which officers are missing at a function, and why."""

    function: str
    hour: int
    missing: int
    why: Why

    @property
    def day(self) -> int:
        """The day on which the hour lies."""
        return self.hour // HOURS


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster that keeps every rule, with what it leaves open."""

    duties: tuple[Duty, ...]
    uncovered: tuple[Uncovered, ...]
    needed_hours: int
    covered_hours: int
    # No roster covers more than this.
    most_hours: float

    @property
    def gap(self) -> float:
        """How far it is from the bound, as a share of the bound: 0.01 is one per cent."""
        return max(0.0, 1.0 - self.covered_hours / self.most_hours) if self.most_hours else 0.0


@dataclass(frozen=True, slots=True)
class StandIn:
    """A duty that would be left, and who could take it with every rule kept, least busy first."""

    duty: Duty
    officers: tuple[str, ...]


def make_roster(problem: Problem, *, seconds: float = 60.0, seed: int = 0) -> Roster:
    """Make the roster of a port that covers most hours, then spreads nights and hours evenly.

    Keeps to `seconds` on the clock. The same seed makes the same roster where the time suffices.
    Raises TimeoutError where the bound alone takes longer.
    """
    until = time.monotonic() + seconds
    limit = bound(problem, seconds=seconds)
    for_covering = until - (until - time.monotonic()) * _SHARE_FOR_FAIRNESS
    best: Draft | None = None
    attempt = 0
    while best is None or (attempt < 8 and time.monotonic() < for_covering):
        draft = build(problem, limit, seed=seed + attempt)
        mend(draft, until=for_covering)
        if best is None or draft.covered_hours > best.covered_hours:
            best = draft
        if best.covered_hours >= limit.covered_hours * (1 - _GOOD_ENOUGH):
            break
        attempt += 1
    even_out(best, until=until)
    return _told(problem, best, limit.covered_hours)


def what_breaks(
    problem: Problem, duties: Sequence[Duty], *, officer: str, days: Collection[int]
) -> list[StandIn]:
    """Which duties an absence on these days leaves, each with who could stand in.

    Raises ValueError for an officer whom the problem does not name, or duties that are none of it.
    """
    draft = _draft_of(problem, duties)
    at = _number(problem, officer)
    left = [draft.free(at, day) for day in sorted(days) if draft.place_of(at, day) is not None]
    return [StandIn(_duty(problem, officer, place), _stand_ins(draft, place, at)) for place in left]


def _stand_ins(draft: Draft, place: Place, other_than: int) -> tuple[str, ...]:
    able = [
        one
        for one in range(len(draft.problem.officers))
        if one != other_than
        and draft.book.shift_on(one, place.day) == FREE
        and draft.may(one, place)
    ]
    able.sort(key=lambda one: draft.book.minutes[one])
    return tuple(draft.problem.officers[one].officer for one in able)


def _draft_of(problem: Problem, duties: Sequence[Duty]) -> Draft:
    draft = Draft(problem)
    shifts = {shift.code: number for number, shift in enumerate(problem.shifts)}
    for duty in duties:
        if duty.shift not in shifts or duty.function not in problem.need:
            raise ValueError(f"{duty} is no duty of this roster.")
        place = Place(duty.day, shifts[duty.shift], duty.function)
        draft.put(_number(problem, duty.officer), place)
    return draft


def _number(problem: Problem, officer: str) -> int:
    for number, one in enumerate(problem.officers):
        if one.officer == officer:
            return number
    raise ValueError(f'There is no officer "{officer}" here.')


def _duty(problem: Problem, officer: str, place: Place) -> Duty:
    return Duty(place.day, problem.shifts[place.shift].code, place.function, officer)


def _told(problem: Problem, draft: Draft, most_hours: float) -> Roster:
    present = Counter(
        (function, day)
        for one in problem.officers
        for function in problem.need
        for day in range(problem.days)
        if one.may(function, day)
    )
    uncovered = tuple(
        Uncovered(function, hour, int(missing), _why(problem, present, function, hour))
        for function, hours in draft.open_hours.items()
        for hour, missing in enumerate(hours)
        if missing > 0
    )
    return Roster(draft.duties(), uncovered, problem.needed_hours, draft.covered_hours, most_hours)


def _why(problem: Problem, present: "Counter[tuple[str, int]]", function: str, hour: int) -> Why:
    here = present[function, hour // HOURS]
    if not here:
        return "nobody_competent"
    return "too_few_competent" if here < problem.need[function][hour] else "no_time_left"
