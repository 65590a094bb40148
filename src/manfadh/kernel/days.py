"""Days as a port lives them: its local day, its weekend, and how a date is written.

An instant is UTC everywhere; a *day* is the local day of the port where the thing happened.
"""

from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date

from manfadh.kernel.digits import Digits, in_digits

DateLength = Literal["short", "medium", "long", "full"]

# What Babel calls our languages: in Iraq, the months have the names of the Levant.
_LOCALES = {"ar": "ar_IQ", "ckb": "ckb_IQ", "en": "en_GB"}

# date.weekday(): Monday is 0. Friday and Saturday, unless the node's calendar says otherwise.
FRIDAY_AND_SATURDAY: frozenset[int] = frozenset({4, 5})


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The day of an aware instant where the clocks show this zone."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return instant.astimezone(zone).date()


def day_bounds(on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first instant of a local day and that of the next, in UTC: 23, 24 or 25 hours apart.

    Where clocks are put forward at midnight, the day begins with the first minute that exists.
    """
    return _start_of(on, zone), _start_of(on + timedelta(days=1), zone)


def instants_at(on: date, at: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants, in UTC, at which the clocks of a zone showed this: one as a rule.

    None where clocks were put forward over it, two, the earlier first, where they were put back.
    """
    shown = datetime.combine(on, at)
    read = [shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return tuple(
        dict.fromkeys(one for one in read if one.astimezone(zone).replace(tzinfo=None) == shown)
    )


def is_weekend(on: date, weekend: AbstractSet[int] = FRIDAY_AND_SATURDAY) -> bool:
    """Whether a day is in the weekend, given as numbers of `date.weekday()`."""
    return on.weekday() in weekend


def same_weekday_before(on: date, *, weeks: int = 1) -> date:
    """The same weekday some weeks earlier: what a port's day is compared with."""
    return on - timedelta(weeks=weeks)


def write_date(
    on: date, language: str, *, digits: Digits = "latin", length: DateLength = "long"
) -> str:
    """A date in words of ar, ckb or en; `length` is short, medium, long or full (with weekday)."""
    written = format_date(on, length, locale=_LOCALES[language])
    return in_digits(written, digits)


def _start_of(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time.min, zone).astimezone(UTC)
