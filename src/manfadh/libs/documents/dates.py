"""Dates of the machine-readable zone: six characters, partly unknown, of a century to be resolved.

Whether a date is possible never depends on today. Which century it belongs to does, and the
standard is silent on it (Doc 9303-3, 4.8): a question of its own, with the day it is asked on.
"""

from datetime import date
from typing import NamedTuple

UNKNOWN = "<<"
_YEARS_AHEAD = 50  # a date of expiry lies less than this many years after the day of reading
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_AND_DAYS = frozenset(
    f"{month:02}{day:02}" for month, days in enumerate(_DAYS_IN, 1) for day in range(1, days + 1)
)
_LEAP_DAY = "0229"
_PARTS = {UNKNOWN: None} | {f"{number:02}": number for number in range(100)}


def is_calendar_date(yymmdd: str) -> bool:
    """Tell whether six digits are a date in some century (29 February needs a year divisible by 4).

    The year 00 passes, as 2000 had a 29 February. Source: Doc 9303-3, 4.8.
    """
    if not (yymmdd.isascii() and yymmdd.isdecimal()):
        return False
    month_and_day = yymmdd[2:]
    if month_and_day == _LEAP_DAY:
        return int(yymmdd[:2]) % 4 == 0
    return month_and_day in _MONTHS_AND_DAYS


def is_birth_date(yymmdd: str) -> bool:
    """Tell whether six characters are a date of birth that exists, where any part may be `<<`.

    Source: Doc 9303-3, 4.8: unknown parts are completed with fillers.
    """
    if is_calendar_date(yymmdd):
        return True
    year, month, day = yymmdd[:2], yymmdd[2:4], yymmdd[4:]
    if UNKNOWN not in (year, month, day):
        return False
    # An unknown part is replaced by the one that leaves the others most room.
    filled = (
        ("00" if year == UNKNOWN else year)
        + ("01" if month == UNKNOWN else month)
        + ("01" if day == UNKNOWN else day)
    )
    return is_calendar_date(filled)


class PartialDate(NamedTuple):
    """A date of which less may be known than the day: year, or year and month, or all three."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO 8601 with the precision known: `1974`, `1974-08` or `1974-08-12`."""
        text = f"{self.year:04}"
        if self.month is None:
            return text
        text += f"-{self.month:02}"
        return text if self.day is None else text + f"-{self.day:02}"

    @property
    def exact_on(self) -> date | None:
        """The day, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def resolve_birth(
    yymmdd: str, *, today_on: date, expiry: PartialDate | None = None
) -> PartialDate | None:
    """Give a date of birth its century: the latest that is neither in the future nor after expiry.

    Returns None where the year is unknown or the date does not exist. Someone over a hundred
    years old cannot be told from a child by two digits: the officer sees the page.
    """
    if not is_birth_date(yymmdd):
        return None
    year, month, day = _PARTS[yymmdd[:2]], _PARTS[yymmdd[2:4]], _PARTS[yymmdd[4:]]
    if year is None:
        return None
    if month is None:
        day = None
    today = (today_on.year, today_on.month, today_on.day)
    limit = today if expiry is None or expiry > today else expiry
    return _latest(year, month, day, limit) or _latest(year, month, day, today)


def resolve_expiry(yymmdd: str, *, today_on: date) -> PartialDate | None:
    """Give a date of expiry its century: the one year that lies within 50 years of today.

    On 2026-11-23, 75 is 2075 and 76 is 1976. Returns None where the date does not exist.
    """
    if not is_calendar_date(yymmdd):
        return None
    first_year = today_on.year - _YEARS_AHEAD
    year, month, day = map(int, (yymmdd[:2], yymmdd[2:4], yymmdd[4:]))
    year = first_year + (year - first_year) % 100
    return PartialDate(year, month, day) if _exists(year, month, day) else None


def _exists(year: int, month: int | None, day: int | None) -> bool:
    """Tell whether a calendar date exists in this very year: 29 February needs a leap year."""
    return day != 29 or month != 2 or year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


def _latest(
    two_digits: int, month: int | None, day: int | None, limit: tuple[int, int | None, int | None]
) -> PartialDate | None:
    """Return the latest date with these last two digits of its year, and not beyond the limit."""
    year = limit[0] - (limit[0] - two_digits) % 100
    if (year, month or 1, day or 1) > limit:
        year -= 100
    return PartialDate(year, month, day) if _exists(year, month, day) else None
