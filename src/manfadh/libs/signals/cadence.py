"""How far apart the periods of a dated series lie, and which are anniversaries of which."""

from datetime import date
from enum import Enum

import numpy as np

from manfadh.libs.signals.errors import SeriesError
from manfadh.libs.signals.series import Flat, Integers, Series


class Cadence(Enum):
    """The three distances that a dated series may have; the value is periods in a year."""

    DAILY = 365
    WEEKLY = 52
    MONTHLY = 12


# What `freq` may be called for each: a year has a few days more than 52 weeks.
FREQUENCIES = {Cadence.DAILY: (365, 366), Cadence.WEEKLY: (52, 53), Cadence.MONTHLY: (12,)}


def cadence_between(earlier: int, later: int) -> Cadence | None:
    """Return the cadence at which two days (ordinals) are neighbours, or None."""
    if later - earlier == 1:
        return Cadence.DAILY
    if later - earlier == 7:
        return Cadence.WEEKLY
    if 28 <= later - earlier <= 31 and next_day(earlier, Cadence.MONTHLY) == later:
        return Cadence.MONTHLY
    return None


def next_day(day: int, cadence: Cadence) -> int:
    """Return the ordinal of the period after `day`. The last day of a month is followed by such."""
    if cadence is not Cadence.MONTHLY:
        return day + (1 if cadence is Cadence.DAILY else 7)
    tomorrow = date.fromordinal(day + 1)
    if tomorrow.day == 1:
        return _first_of_next_month(tomorrow) - 1
    today = date.fromordinal(day)
    following = date.fromordinal(_first_of_next_month(today))
    try:
        return following.replace(day=today.day).toordinal()
    except ValueError:  # a 29th, 30th or 31st that the next month does not have
        return _first_of_next_month(following) - 1


def _first_of_next_month(day: date) -> int:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()


def cadence_of(days: Integers) -> Cadence | None:
    """Return the cadence of the days of a series, or None where it has none or just one period."""
    if days.size < 2:
        return None
    return cadence_between(int(days[0]), int(days[1]))


def check_frequency(series: Series, freq: int) -> None:
    """Raise SeriesError where dates show another number of periods a year than `freq`."""
    if series.days is None:
        return
    cadence = cadence_of(series.days)
    if cadence is not None and freq not in FREQUENCIES[cadence]:
        raise SeriesError(
            series.name,
            f"its dates are {cadence.name.lower()}, but freq is {freq}."
            f" Set freq to {cadence.value}, or give the series as it is meant.",
        )


def anniversaries_of(flat: Flat, years: int, freq: int) -> Integers:
    """Return, for each period judged, its anniversaries, last year's first, within its series.

    Without dates an anniversary is `freq` periods back. With dates it is the period nearest to the
    same day of an earlier year; 29 February has its anniversary on 1 March. A negative position
    lies before the series.
    """
    found = flat.positions[:, None] - freq * np.arange(1, years + 1, dtype=np.int64)
    begin = 0
    dated: list[tuple[slice, int, int]] = []
    for series, first in zip(flat.many, flat.firsts, strict=True):
        part = slice(begin, begin + series.counts.size - first)
        begin = part.stop
        cadence = None if series.days is None else cadence_of(series.days)
        if series.days is not None and cadence in (Cadence.WEEKLY, Cadence.DAILY):
            dated.append((part, int(series.days[0]), 7 if cadence is Cadence.WEEKLY else 1))
    if not dated:
        return found
    # Thousands of series share their dates: each day's anniversaries are looked up once.
    known: dict[tuple[int, int, int, int], Integers] = {}
    for part, day, step in dated:
        first, last = int(flat.positions[part.start]), int(flat.positions[part.stop - 1])
        key = (day, step, first, last)
        if key not in known:
            days = [day + step * at for at in range(first, last + 1)]
            same = np.array([_years_before(one, years) for one in days], np.int64)
            known[key] = np.asarray((same - day + step // 2) // step, np.int64)
        found[part] = known[key]
    return found


def _years_before(day: int, years: int) -> list[int]:
    today = date.fromordinal(day)
    if (today.month, today.day) != (2, 29):
        return [
            today.replace(year=today.year - n).toordinal() if today.year > n else 0
            for n in range(1, years + 1)
        ]
    return [
        _first_of_next_month(date(today.year - n, 2, 1)) if today.year > n else 0
        for n in range(1, years + 1)
    ]
