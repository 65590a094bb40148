"""When people travel: weekdays, seasons, hours of the day, and the pilgrimage of Arbaeen."""

import math
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from hijridate import Hijri

THURSDAY, FRIDAY, SATURDAY = 3, 4, 5
_BY_WEEKDAY = (0.95, 0.92, 0.96, 1.15, 1.2, 1.0, 0.82)
_ARBAEEN_MONTH, _ARBAEEN_DAY = 2, 20
_COMING_DAYS, _GOING_DAYS = 14, 6
_PEAK = 6.0

# Share of a day's trips by hour: few before dawn, most in the morning, a second wave after asr.
_BY_HOUR = (
    0.8, 0.5, 0.4, 0.4, 0.8, 2.0, 4.0, 6.2, 7.4, 7.6, 7.0, 6.2, 5.0, 4.6, 5.0, 5.8, 6.2, 5.8, 5.0,
    4.4, 3.8, 3.2, 2.2, 1.4,
)  # fmt: skip
_BY_DAYLIGHT_HOUR = tuple(w if 7 <= hour < 18 else 0.0 for hour, w in enumerate(_BY_HOUR))


def intensity(on: date, *, pilgrimage: float) -> float:
    """How many times the mean day a day is; `pilgrimage` is how much of Arbaeen a port takes."""
    season = 1.0 + 0.18 * math.sin(2 * math.pi * (on.timetuple().tm_yday - 100) / 365)
    return _BY_WEEKDAY[on.weekday()] * season * (1 + pilgrimage * _PEAK * arbaeen_wave(on))


@lru_cache(maxsize=1024)
def arbaeen_wave(on: date) -> float:
    """0 to 1: how high the wave of pilgrims stands on a day, highest a week before Arbaeen."""
    for year in _hijri_years(on):
        arbaeen_on = Hijri(year, _ARBAEEN_MONTH, _ARBAEEN_DAY).to_gregorian()
        days = (date(arbaeen_on.year, arbaeen_on.month, arbaeen_on.day) - on).days
        if -_GOING_DAYS <= days <= _COMING_DAYS:
            return math.exp(-(((days - 6) / 4.5) ** 2))
    return 0.0


def _hijri_years(on: date) -> tuple[int, ...]:
    # A Hijri year begins about eleven days earlier each year; one to either side surely covers it.
    about = int((on.year - 622) * 33 / 32)
    return about - 1, about, about + 1, about + 2


def pick_second(chance: Random, *, round_the_clock: bool) -> int:
    """A second of the day at which somebody stands at a booth."""
    weights = _BY_HOUR if round_the_clock else _BY_DAYLIGHT_HOUR
    hour = chance.choices(range(24), weights)[0]
    return hour * 3600 + chance.randrange(3600)


def pick_stay(chance: Random, *, pilgrim: bool) -> timedelta:
    """How long somebody stays away from home."""
    mean_days = 6.0 if pilgrim else 9.0
    days = min(90.0, 0.2 + chance.expovariate(1 / mean_days))
    return timedelta(days=days)


def poisson(chance: Random, mean: float) -> int:
    """A Poisson number; by the normal law where the mean is large."""
    if mean > 40:
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count
