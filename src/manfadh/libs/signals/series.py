"""A series of counts in time, and what a detector says of each of its periods."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of consecutive periods, oldest first, none missing.

    `days` are the ordinals of the dates of the periods (`datetime.date.toordinal`); None for a
    series that only counts its periods, from `first_index` on. `population` is whom the counts
    stand among: inhabitants, or travellers who crossed.
    """

    name: str
    counts: Floats
    days: Integers | None = None
    first_index: int = 1
    population: Floats | None = None


class Outcome(IntEnum):
    """Why a period is an alarm or is none. The words are in `wording`."""

    WITHIN = 0
    ABOVE = 1
    TOO_FEW = 2  # cases in the last periods, to judge at all
    TOO_SHORT = 3  # a baseline
    UNVARIED = 4  # baseline: no spread to measure with
    UNFIT = 5  # the model does not settle


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a detector says of periods `first` and later of a series: arrays of one value each.

    `upper_bound`, `p_value` and `exceedance` are nan where nothing can be judged. An exceedance is
    (observed - expected) / (upper bound - expected), on the scale of counts: above 1 is an alarm.
    """

    series: Series
    method: str
    first: int
    expected: Floats
    upper_bound: Floats
    p_value: Floats
    exceedance: Floats
    alarm: NDArray[np.bool_]
    outcome: NDArray[np.int8]
    weighed_down: Integers  # past periods that count less, as they look like outbreaks
    needed: (
        Integers  # periods or cases that were needed where the outcome is "too short", "too few"
    )
    found: Integers  # and how many there were

    @property
    def observed(self) -> Floats:
        """The counts that were judged."""
        return self.series.counts[self.first :]


def verdicts(
    series: Series,
    method: str,
    first: int,
    *,
    expected: Floats,
    upper_bound: Floats,
    p_value: Floats,
    outcome: NDArray[np.int8],
    weighed_down: Integers | None = None,
    needed: Integers | None = None,
    found: Integers | None = None,
    alarm: NDArray[np.bool_] | None = None,
) -> Verdicts:
    """Return verdicts with alarm and exceedance, and nothing said where nothing can be judged.

    Outcomes WITHIN are raised to ABOVE where the count lies above the bound, or where `alarm` says.
    """
    observed = series.counts[first:]
    judged = (outcome == Outcome.WITHIN) & np.isfinite(upper_bound)
    if alarm is None:
        alarm = (observed > upper_bound) & (observed > 0)
    alarm = alarm & judged
    with np.errstate(all="ignore"):
        exceedance = (observed - expected) / (upper_bound - expected)
    nothing = np.zeros(observed.size, np.int64)
    return Verdicts(
        series=series,
        method=method,
        first=first,
        expected=np.where(judged, expected, np.nan),
        upper_bound=np.where(judged, upper_bound, np.nan),
        p_value=np.where(judged, p_value, np.nan),
        exceedance=np.where(judged & (upper_bound > expected), exceedance, np.nan),
        alarm=alarm,
        outcome=np.where(alarm, Outcome.ABOVE, outcome).astype(np.int8),
        weighed_down=nothing if weighed_down is None else weighed_down,
        needed=nothing if needed is None else needed,
        found=nothing if found is None else found,
    )
