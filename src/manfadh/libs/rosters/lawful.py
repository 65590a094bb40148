"""Whether an officer may have a shift more: rest, hours in seven days, days and nights in a row."""

from collections.abc import Callable, Sequence

from manfadh.libs.rosters.problem import Officer, Problem

FREE = -1
HISTORY = 14
_MINUTES_PER_DAY = 24 * 60
_WEEK = 7


class Book:
    """The shifts of every officer by day, as indexes into the problem's shifts; FREE is none.

    The days before the first stand in front of it, as far as they matter.
    """

    def __init__(self, problem: Problem) -> None:
        self._rules = problem.rules
        self.shifts = tuple(problem.shifts)
        self.days = problem.days
        index = {shift.code: at for at, shift in enumerate(self.shifts)} | {"": FREE}
        self.rows = [_row(officer, index, problem.days) for officer in problem.officers]
        self.minutes = [0] * len(self.rows)
        self.nights = [0] * len(self.rows)

    def shift_on(self, officer: int, day: int) -> int:
        """The shift that an officer has on a day; FREE where none."""
        return self.rows[officer][HISTORY + day]

    def give(self, officer: int, day: int, shift: int) -> None:
        """Put a shift into the book."""
        self.rows[officer][HISTORY + day] = shift
        self.minutes[officer] += self.shifts[shift].minutes
        self.nights[officer] += self.shifts[shift].is_night

    def take(self, officer: int, day: int) -> int:
        """Take the shift of a day out of the book again, and answer it."""
        shift = self.rows[officer][HISTORY + day]
        self.rows[officer][HISTORY + day] = FREE
        self.minutes[officer] -= self.shifts[shift].minutes
        self.nights[officer] -= self.shifts[shift].is_night
        return shift

    def may_have(self, officer: int, day: int, shift: int) -> bool:
        """Whether a free officer may have a shift on a day by every rule."""
        row, at = self.rows[officer], HISTORY + day
        if row[at] != FREE:
            return False
        most = self._rules.most_minutes
        if most is not None and self.minutes[officer] + self.shifts[shift].minutes > most:
            return False
        return (
            self._rests(row, at, shift)
            and self._week_has_room(row, at, shift)
            and self._row_is_short(row, at)
            and self._nights_are_few(row, at, shift)
        )

    def rests_between(self, earlier: int, later: int, days: int) -> bool:
        """Whether there is rest enough between two shifts that begin so many days apart."""
        first, second = self.shifts[earlier], self.shifts[later]
        ends = first.starts_minute + first.minutes
        begins = days * _MINUTES_PER_DAY + second.starts_minute
        return begins - ends >= self._rules.least_rest_minutes

    def _rests(self, row: Sequence[int], at: int, shift: int) -> bool:
        for days in (1, 2):
            before = row[at - days]
            if before != FREE and not self.rests_between(before, shift, days):
                return False
            after = row[at + days] if at + days < len(row) else FREE
            if after != FREE and not self.rests_between(shift, after, days):
                return False
        return True

    def _week_has_room(self, row: Sequence[int], at: int, shift: int) -> bool:
        most = self._rules.most_minutes_in_seven_days
        if most is None:
            return True
        # Every seven days that hold this one, each counted from the one before.
        first = at - _WEEK + 1
        total = self.shifts[shift].minutes + sum(map(self._length, row[first : at + 1]))
        if total > most:
            return False
        for start in range(first, at):
            after = row[start + _WEEK] if start + _WEEK < len(row) else FREE
            total += self._length(after) - self._length(row[start])
            if total > most:
                return False
        return True

    def _length(self, shift: int) -> int:
        return 0 if shift == FREE else self.shifts[shift].minutes

    def _row_is_short(self, row: Sequence[int], at: int) -> bool:
        most = self._rules.most_days_in_row
        return most is None or _run(row, at, lambda shift: shift != FREE) <= most

    def _nights_are_few(self, row: Sequence[int], at: int, shift: int) -> bool:
        most = self._rules.most_nights_in_row
        if most is None or not self.shifts[shift].is_night:
            return True
        return _run(row, at, lambda one: one != FREE and self.shifts[one].is_night) <= most


def _run(row: Sequence[int], at: int, counts: Callable[[int], bool]) -> int:
    """How many days in a row count, were the day `at` to count as well."""
    length, before, after = 1, at - 1, at + 1
    while before >= 0 and counts(row[before]):
        length, before = length + 1, before - 1
    while after < len(row) and counts(row[after]):
        length, after = length + 1, after + 1
    return length


def _row(officer: Officer, index: dict[str, int], days: int) -> list[int]:
    before = [index[code] for code in officer.before][-HISTORY:]
    return [FREE] * (HISTORY - len(before)) + before + [FREE] * days
