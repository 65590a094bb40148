"""Which detector suits a series: its history decides. Cold start matters most at a new port."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from manfadh.libs.signals.cadence import cadence_of
from manfadh.libs.signals.ears import C1, ears
from manfadh.libs.signals.emergent import EMERGENT, emergent
from manfadh.libs.signals.farrington import FLEXIBLE, farrington
from manfadh.libs.signals.series import Series, Verdicts
from manfadh.libs.signals.settings import (
    NB_PLUGIN,
    Automatic,
    Ears,
    Emergent,
    FarringtonFlexible,
)

# Periods from which a level and its scatter can be learnt; years from which a season can.
_PERIODS_FOR_A_LEVEL = 16
_YEARS_FOR_A_SEASON = 3
_MOST_YEARS = 5
_WINDOW = 3
_WEEKS_LEFT_OUT = 26


def choose(periods: int, freq: int) -> str:
    """Return the method for a series with so many periods before the newest.

    Under 16 periods EARS C1, which needs seven; then its newest periods, with a level and a slope;
    from three whole years on, the same season of earlier years.
    """
    if freq >= 12 and periods >= _YEARS_FOR_A_SEASON * freq + _window(freq):
        return FLEXIBLE
    return EMERGENT if periods >= _PERIODS_FOR_A_LEVEL else C1


def frequency(series: Series, freq: int) -> int:
    """Return how many periods of a series make a year: by its dates, where it has any."""
    cadence = None if series.days is None else cadence_of(series.days)
    return freq if cadence is None else cadence.value


def automatic(
    many: Sequence[Series], settings: Automatic, *, last: int | None = None
) -> list[Verdicts]:
    """Judge each series by the method that its history allows, and say which one that was."""
    return [_judge(series, settings, last) for series in many]


def _judge(series: Series, settings: Automatic, last: int | None) -> Verdicts:
    freq = frequency(series, settings.freq)
    periods = max(series.counts.size - 1, 0)
    method = choose(periods, freq)
    alpha = settings.alpha
    if method == FLEXIBLE:
        years = min((periods - _window(freq)) // freq, _MOST_YEARS)
        (found,) = farrington([series], flexible(freq, years, alpha, settings), last=last)
    elif method == EMERGENT:
        (found,) = emergent([series], Emergent(freq=freq, alpha=alpha), last=last)
    else:
        (found,) = ears([series], Ears(freq=freq), method=C1, last=last)
    return replace(found, chosen=_why(method, periods, freq))


def flexible(freq: int, years: int, alpha: float, settings: Automatic) -> FarringtonFlexible:
    """Return the settings that Noufaily et al. advise, as far as the year is long enough."""
    advised: Mapping[str, Any] = {
        "w": _window(freq),
        "no_periods": 10 if freq >= 52 else 4,
        "past_weeks_not_included": round(_WEEKS_LEFT_OUT * freq / 52),
        "p_threshold_trend": 1.0,
        "threshold_method": NB_PLUGIN,
    }
    return FarringtonFlexible(
        freq=freq,
        b=years,
        alpha=alpha,
        population_offset=settings.population_offset,
        **advised,
    )


def _window(freq: int) -> int:
    return _WINDOW if freq >= 52 else 1


def _why(method: str, periods: int, freq: int) -> str:
    years = periods // freq
    if method == FLEXIBLE:
        return f"{method}, for {years} years of history"
    return f"{method}, for only {periods} periods of history"
