"""Many periods of many series, one after the other, compiled."""

import numpy as np

from manfadh.libs.signals.baselines import newest, whole_years, windows
from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.farrington_kernel import (
    BASELINE,
    WEIGHED_DOWN,
    Rule,
    judge_period,
    weighed_down,
)
from manfadh.libs.signals.quasipoisson import (
    COUNT,
    EXPOSURE,
    FOUND,
    NUMBERS,
    SEASON,
    SUMS,
    WHEN,
    WHOLE,
    Floats,
    Integers,
    Model,
)


@compiled
def judge_many(
    counts: Floats,
    exposures: Floats,
    clock: Integers,
    span: int,
    starts: Integers,
    periods: Integers,
    anniversaries: Integers,
    half_width: int,
    left_out: int,
    season_count: int,
    least: int,
    most: int,
    rule: Rule,
    least_t: Floats,
    results: Floats,
) -> None:
    """Fill a row of `results` per test: period `periods[i]` of the series beginning at `starts[i]`.

    Against earlier years, where `anniversaries` has a row per test (counted within the series, last
    year's first); else, where it has no column, against the newest `least` to `most` periods.
    `clock` has a whole time for each count, in which the trend runs; a series spans `span`.
    """
    by_year = anniversaries.shape[1] > 0
    room = most
    if by_year:
        room = int((periods - anniversaries[:, -1]).max()) + half_width + 1
    chosen = np.empty(room, np.int64)
    numbers = np.empty((NUMBERS, room))
    whole = np.empty((WHOLE, room), np.int64)
    powers = np.empty(span + 1)
    sums = np.empty((SUMS, season_count))
    found = np.empty(FOUND)
    for test in range(periods.size):
        now, start, result = periods[test], starts[test], results[test]
        if not by_year:
            n = newest(now, least, most, left_out, chosen, whole[SEASON])
        elif season_count == 1:
            n = windows(now, anniversaries[test], half_width, left_out, chosen, whole[SEASON])
        else:
            n = whole_years(
                now, anniversaries[test], half_width, left_out, season_count, chosen, whole[SEASON]
            )
        result[:] = np.nan
        result[BASELINE] = n
        used = close_ranks(whole[SEASON], n, season_count) if n > 0 else 0
        if n <= used + 1:
            continue
        first = clock[start + chosen[0]]
        for i in range(n):
            at = start + chosen[i]
            whole[WHEN, i] = clock[at] - first
            numbers[COUNT, i] = counts[at]
            numbers[EXPOSURE, i] = exposures[at]
        model = Model(numbers, whole, powers, sums, found, n, used)
        at = start + now
        judge_period(model, clock[at] - first, exposures[at], counts[at], rule, least_t, result)
        result[WEIGHED_DOWN] = weighed_down(model)


@compiled
def close_ranks(seasons: Integers, n: int, season_count: int) -> int:
    """Number the seasons that occur from 0 on, in their order; return how many there are."""
    numbers = np.zeros(season_count, np.int64)
    for i in range(n):
        numbers[seasons[i]] = 1
    used = 0
    for season in range(season_count):
        occurs = numbers[season]
        numbers[season] = used
        used += occurs
    if used < season_count:
        for i in range(n):
            seasons[i] = numbers[seasons[i]]
    return used
