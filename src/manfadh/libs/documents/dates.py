"""Dates of the machine-readable zone: six characters, partly unknown, of a century to be resolved.

Whether a date is possible never depends on today. Which century it belongs to does, and the standard
is silent on it (Doc 9303-3, 4.8), so that is a question of its own, with the day it is asked on.
"""

from dataclasses import dataclass
from datetime import date

UNKNOWN = "<<"
_YEARS_AHEAD = 50  # a date of expiry lies less than this many years after the day of reading
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_AND_DAYS = frozenset(
    f"{month:02}{day:02}" for month, days in enumerate(_DAYS_IN, 1) for day in range(1, days + 1)
)
_DAYS = frozenset(f"{day:02}" for day in range(1, 32))


def is_calendar_date(yymmdd: str) -> bool:
    """Tell whether six digits are a date in some century (29 February needs a year divisible by 4).

    The year 00 passes, as 2000 had a 29 February. Source: Doc 9303-3, 4.8.
    """
    return (
        yymmdd.isdecimal()
        and yymmdd[2:] in _MONTHS_AND_DAYS
        and (yymmdd[2:] != "0229" or int(yymmdd[:2]) % 4 == 0)
    )


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


@dataclass(frozen=True, slots=True)
class PartialDate:
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
        return f"{text}-{self.month:02}" if self.day is None else f"{text}-{self.month:02}-{self.day:02}"

    @property
    def exact_on(self) -> date | None:
        """The day, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest_on(self) -> date:
        """The first day that this may be."""
        return date(self.year, self.month or 1, self.day or 1)


def resolve_birth(yymmdd: str, *, today_on: date, expiry: PartialDate | None = None) -> PartialDate | None:
    """Give a date of birth its century: the latest that lies neither in the future nor after expiry.

    Returns None where the year is unknown or the date does not exist. Someone over a hundred
    years old cannot be told from a child by two digits: the officer sees the page.
    """
    if not is_birth_date(yymmdd) or yymmdd[:2] == UNKNOWN:
        return None
    month, day = _part(yymmdd[2:4]), _part(yymmdd[4:6])
    if month is None:
        day = None
    if expiry is not None and expiry.earliest_on < today_on:
        by_expiry = _latest(int(yymmdd[:2]), month, day, not_after_on=expiry.earliest_on)
        if by_expiry is not None:
            return by_expiry
    return _latest(int(yymmdd[:2]), month, day, not_after_on=today_on)


def resolve_expiry(yymmdd: str, *, today_on: date) -> PartialDate | None:
    """Give a date of expiry its century: the one year that lies within 50 years of today.

    On 2026-11-23: 76 is 2075 and 2076 no more, but 1976. Returns None where the date does not exist.
    """
    if not is_calendar_date(yymmdd):
        return None
    first_year = today_on.year - _YEARS_AHEAD
    year = first_year + (int(yymmdd[:2]) - first_year) % 100
    return _existing(year, int(yymmdd[2:4]), int(yymmdd[4:6]))


def _part(two: str) -> int | None:
    return None if two == UNKNOWN else int(two)


def _existing(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """Return the date unless it is a 29 February of a year that has none."""
    if month == 2 and day == 29 and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return None
    return PartialDate(year, month, day)


def _latest(two_digits: int, month: int | None, day: int | None, *, not_after_on: date) -> PartialDate | None:
    """Return the latest date with these last two digits of the year, in at most three centuries."""
    last = not_after_on.year
    for year in range(last - (last - two_digits) % 100, last - 300, -100):
        found = _existing(year, month, day)
        if found is not None and found.earliest_on <= not_after_on:
            return found
    return None
