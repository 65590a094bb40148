"""What a roster is asked for: days, shifts, functions with their need by the hour, officers, rules.

Days are counted from 0, hours from the first day's midnight. A shift belongs to the day on which it
begins, and covers each hour that it covers whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

HOURS = 24
_MINUTES_PER_DAY = 24 * 60
MOST_DAYS, MOST_OFFICERS = 62, 2_000


class BadRoster(ValueError):
    """A problem that contradicts itself; `faults` say what, one sentence each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift as it comes every day; `starts_minute` is counted from midnight."""

    code: str
    starts_minute: int
    minutes: int
    is_night: bool = False

    def hours(self, day: int) -> range:
        """The hours that it covers whole when it begins on a day."""
        starts = day * _MINUTES_PER_DAY + self.starts_minute
        return range(-(-starts // 60), (starts + self.minutes) // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who may stand where: functions with the last day on which the competence holds.

    `before` are the shifts of the days before the first, the latest last; "" is a day off.
    """

    officer: str
    functions: Mapping[str, int]
    away: frozenset[int] = frozenset()
    before: tuple[str, ...] = ()

    def may(self, function: str, day: int) -> bool:
        """Whether the competence holds on a day on which the officer is there."""
        return day not in self.away and self.functions.get(function, -1) >= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the law and the service ask of everybody's roster; None is no such rule."""

    least_rest_minutes: int = 11 * 60
    most_minutes_in_seven_days: int | None = 48 * 60
    most_days_in_row: int | None = 6
    most_nights_in_row: int | None = 3
    most_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One port's roster to be made; `need` has the officers by function and hour."""

    days: int
    shifts: Sequence[Shift]
    need: Mapping[str, Sequence[int]]
    officers: Sequence[Officer]
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        """Raise BadRoster where the problem contradicts itself."""
        faults = list(_faults(self))
        if faults:
            raise BadRoster(faults)

    @property
    def needed_hours(self) -> int:
        """The officer-hours that are asked for."""
        return sum(sum(hours) for hours in self.need.values())


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """One officer on one day in one shift at one function."""

    day: int
    shift: str
    function: str
    officer: str


def _faults(problem: Problem) -> Iterator[str]:
    if not 1 <= problem.days <= MOST_DAYS:
        yield f"A roster has 1 to {MOST_DAYS} days, not {problem.days}."
    if not 1 <= len(problem.officers) <= MOST_OFFICERS:
        yield f"A roster has 1 to {MOST_OFFICERS} officers, not {len(problem.officers)}."
    yield from _doubles("shift", [one.code for one in problem.shifts])
    yield from _doubles("officer", [one.officer for one in problem.officers])
    for shift in problem.shifts:
        yield from _of_shift(shift)
    for function, hours in problem.need.items():
        yield from _of_need(function, hours, problem.days)
    codes = {shift.code for shift in problem.shifts} | {""}
    for officer in problem.officers:
        for code in sorted(set(officer.before) - codes):
            yield f'"{officer.officer}" had the shift "{code}", which there is not.'
        for function in sorted(set(officer.functions) - set(problem.need)):
            yield f'"{officer.officer}" knows "{function}", which nobody asks for.'


def _of_shift(shift: Shift) -> Iterator[str]:
    if not shift.code:
        yield "A shift has a code."
    if not 0 <= shift.starts_minute < _MINUTES_PER_DAY:
        yield f'Shift "{shift.code}" begins at minute {shift.starts_minute} of no day.'
    if not 60 <= shift.minutes <= _MINUTES_PER_DAY:
        yield f'Shift "{shift.code}" lasts {shift.minutes} minutes; 60 to 1,440 are possible.'


def _of_need(function: str, hours: Sequence[int], days: int) -> Iterator[str]:
    if len(hours) != days * HOURS:
        yield f'"{function}" needs {days * HOURS} hours, not {len(hours)}.'
    if any(number < 0 for number in hours):
        yield f'"{function}" asks for less than nobody in an hour.'


def _doubles(what: str, names: Sequence[str]) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f'There are two of the {what} "{name}".'
