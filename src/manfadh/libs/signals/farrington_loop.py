"""Many periods of many series, one after the other, compiled."""

import numpy as np

from manfadh.libs.signals.baselines import whole_years, windows
from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.farrington_kernel import (
    BASELINE,
    WEIGHED_DOWN,
    Rule,
    judge_period,
)
from manfadh.libs.signals.quasipoisson import FOUND, SUMS, Floats, Integers, Model


@compiled
def judge_many(
    counts: Floats,
    exposures: Floats,
    clock: Integers,
    starts: Integers,
    periods: Integers,
    anniversaries: Integers,
    half_width: int,
    left_out: int,
    season_count: int,
    rule: Rule,
    least_t: Floats,
    results: Floats,
) -> None:
    """Fill a row of `results` per test: period `periods[i]` of the series beginning at `starts[i]`.

    `anniversaries` has a row per test, counted within the series, last year's first; `clock` has a
    whole time for each count, in which the trend runs.
    """
    room = int((periods - anniversaries[:, -1]).max()) + half_width + 1
    chosen = np.empty(room, np.int64)
    seasons = np.empty(room, np.int64)
    times = np.empty(room, np.int64)
    numbers = np.empty((7, room))
    powers = np.empty(clock.max() - clock.min() + 1)
    sums = np.empty((SUMS, season_count))
    found = np.empty(FOUND)
    for test in range(periods.size):
        now = periods[test]
        if season_count == 1:
            n = windows(now, anniversaries[test], half_width, left_out, chosen, seasons)
        else:
            n = whole_years(
                now, anniversaries[test], half_width, left_out, season_count, chosen, seasons
            )
        results[test] = np.nan
        results[test, BASELINE] = n
        used = close_ranks(seasons, n, season_count) if n > 0 else 0
        if n <= used + 1:
            continue
        start = starts[test]
        first = clock[start + chosen[0]]
        for i in range(n):
            times[i] = clock[start + chosen[i]] - first
            numbers[0, i] = counts[start + chosen[i]]
            numbers[1, i] = exposures[start + chosen[i]]
        model = Model(
            numbers[0, :n],
            times[:n],
            seasons[:n],
            numbers[1, :n],
            numbers[2, :n],
            numbers[3, :n],
            numbers[4, :n],
            numbers[5, :n],
            numbers[6, :n],
            powers[: times[n - 1] + 1],
            sums[:, :used],
            found,
        )
        judge_period(
            model,
            clock[start + now] - first,
            exposures[start + now],
            counts[start + now],
            rule,
            least_t,
            results[test],
        )
        results[test, BASELINE] = n
        results[test, WEIGHED_DOWN] = (model.weights < 0.999 * model.weights.max()).sum()


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
