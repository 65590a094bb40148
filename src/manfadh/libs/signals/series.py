"""A series of counts in time, and what a detector says of each of its periods."""

from collections.abc import Sequence
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
    LEARNT = 6  # the period is part of what the ordinary course is learnt from


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
    chosen: str = ""  # the method, and why it was chosen, where the history chose it

    @property
    def observed(self) -> Floats:
        """The counts that were judged."""
        return self.series.counts[self.first :]


@dataclass(frozen=True, slots=True)
class Flat:
    """Many series laid end to end, and which of their periods are judged.

    `counts` holds all of them; the other arrays have a value per period judged: its place in
    `counts`, its position in its own series, and where that series begins.
    """

    many: Sequence[Series]
    counts: Floats
    places: Integers
    positions: Integers
    starts: Integers
    firsts: list[int]

    @property
    def observed(self) -> Floats:
        """The counts that are judged."""
        return self.counts[self.places]


def flatten(many: Sequence[Series], last: int | None) -> Flat:
    """Lay series end to end, to judge the newest `last` periods of each, or all where None."""
    lengths = np.array([series.counts.size for series in many], np.int64)
    firsts = np.zeros_like(lengths) if last is None else np.maximum(lengths - last, 0)
    tested = lengths - firsts
    begins = np.cumsum(lengths) - lengths
    starts = np.repeat(begins, tested)
    within = np.arange(int(tested.sum())) - np.repeat(np.cumsum(tested) - tested, tested)
    positions = within + np.repeat(firsts, tested)
    counts = np.concatenate([series.counts for series in many] or [np.empty(0)])
    return Flat(many, counts, starts + positions, positions, starts, firsts.tolist())


def verdicts(
    flat: Flat,
    method: str,
    *,
    expected: Floats,
    upper_bound: Floats,
    p_value: Floats,
    outcome: NDArray[np.int8],
    weighed_down: Integers | None = None,
    needed: Integers | None = None,
    found: Integers | None = None,
    alarm: NDArray[np.bool_] | None = None,
) -> list[Verdicts]:
    """Return verdicts with alarm and exceedance, and nothing said where nothing can be judged.

    Outcomes WITHIN are raised to ABOVE where the count lies above the bound, or where `alarm` says.
    """
    observed = flat.observed
    judged = (outcome == int(Outcome.WITHIN)) & np.isfinite(upper_bound)
    if alarm is None:
        alarm = (observed > upper_bound) & (observed > 0)
    alarm = alarm & judged
    with np.errstate(all="ignore"):
        room = upper_bound - expected
        exceedance = (observed - expected) / room
    exceedance[~(judged & (room > 0))] = np.nan
    if not judged.all():
        expected, upper_bound, p_value = (
            np.where(judged, values, np.nan) for values in (expected, upper_bound, p_value)
        )
    nothing = np.zeros(observed.size, np.int64)
    raised = np.where(alarm, np.int8(Outcome.ABOVE), outcome.astype(np.int8))
    weighed_down = nothing if weighed_down is None else weighed_down
    needed = nothing if needed is None else needed
    found = nothing if found is None else found
    parted = []
    begin = 0
    for series, first in zip(flat.many, flat.firsts, strict=True):
        part = slice(begin, begin + series.counts.size - first)
        begin = part.stop
        parted.append(
            Verdicts(
                series=series,
                method=method,
                first=first,
                expected=expected[part],
                upper_bound=upper_bound[part],
                p_value=p_value[part],
                exceedance=exceedance[part],
                alarm=alarm[part],
                outcome=raised[part],
                weighed_down=weighed_down[part],
                needed=needed[part],
                found=found[part],
            )
        )
    return parted
