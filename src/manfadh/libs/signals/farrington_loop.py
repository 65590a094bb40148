"""Many periods of many series, one after the other, compiled."""

from typing import NamedTuple

import numpy as np

from manfadh.libs.signals.baselines import newest, whole_years, windows
from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.farrington_kernel import (
    BASELINE,
    WEIGHED_DOWN,
    Rule,
    judge_period,
)
from manfadh.libs.signals.quasipoisson import FOUND, SUMS, Floats, Integers, Model


class Room(NamedTuple):
    """Arrays to work in, made once: periods chosen, their seasons and times, and the model's."""

    chosen: Integers
    seasons: Integers
    times: Integers
    numbers: Floats
    powers: Floats
    sums: Floats
    found: Floats


@compiled
def make_room(periods: int, times: int, season_count: int) -> Room:
    """Return room for baselines of so many periods, whose times span so much."""
    return Room(
        np.empty(periods, np.int64),
        np.empty(periods, np.int64),
        np.empty(periods, np.int64),
        np.empty((10, periods)),
        np.empty(times + 1),
        np.empty((SUMS, season_count)),
        np.empty(FOUND),
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
    rule: Rule,
    least_t: Floats,
    results: Floats,
) -> None:
    """Fill a row of `results` per test: period `periods[i]` of the series beginning at `starts[i]`.

    `anniversaries` has a row per test, counted within the series, last year's first; `clock` has a
    whole time for each count, in which the trend runs, and those of a series span `span`.
    """
    most = int((periods - anniversaries[:, -1]).max()) + half_width + 1
    room = make_room(most, span, season_count)
    for test in range(periods.size):
        now, back = periods[test], anniversaries[test]
        if season_count == 1:
            n = windows(now, back, half_width, left_out, room.chosen, room.seasons)
        else:
            n = whole_years(
                now, back, half_width, left_out, season_count, room.chosen, room.seasons
            )
        judge_chosen(
            counts, exposures, clock, starts[test], now, n, room, rule, least_t, results[test]
        )


@compiled
def judge_newest(
    counts: Floats,
    exposures: Floats,
    starts: Integers,
    periods: Integers,
    least: int,
    most: int,
    left_out: int,
    rule: Rule,
    least_t: Floats,
    results: Floats,
) -> None:
    """Fill a row of `results` per test, against the newest periods before it and no season."""
    clock = np.arange(counts.size)
    room = make_room(most, most + left_out + 1, 1)
    for test in range(periods.size):
        now = periods[test]
        n = newest(now, least, most, left_out, room.chosen, room.seasons)
        judge_chosen(
            counts, exposures, clock, starts[test], now, n, room, rule, least_t, results[test]
        )


@compiled
def judge_chosen(
    counts: Floats,
    exposures: Floats,
    clock: Integers,
    start: int,
    now: int,
    n: int,
    room: Room,
    rule: Rule,
    least_t: Floats,
    result: Floats,
) -> None:
    """Fill the result of one test against the `n` periods chosen (-1: there are too few)."""
    result[:] = np.nan
    result[BASELINE] = n
    used = close_ranks(room.seasons, n, room.sums.shape[1]) if n > 0 else 0
    if n <= used + 1:
        return
    first = clock[start + room.chosen[0]]
    numbers = room.numbers
    for i in range(n):
        at = start + room.chosen[i]
        room.times[i] = clock[at] - first
        numbers[0, i] = counts[at]
        numbers[1, i] = exposures[at]
    model = Model(
        numbers[0, :n],
        room.times[:n],
        room.seasons[:n],
        numbers[1, :n],
        numbers[2, :n],
        numbers[3, :n],
        numbers[4, :n],
        numbers[5, :n],
        numbers[6, :n],
        numbers[7, :n],
        numbers[8, :n],
        numbers[9, :n],
        room.powers[: room.times[n - 1] + 1],
        room.sums[:, :used],
        room.found,
    )
    time, at = clock[start + now] - first, start + now
    judge_period(model, time, exposures[at], counts[at], rule, least_t, result)
    result[BASELINE] = n
    result[WEIGHED_DOWN] = lighter(model.weights)


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


@compiled
def lighter(weights: Floats) -> int:
    """Return how many weights are less than the others, which are all alike."""
    usual = weights.max() * 0.999
    count = 0
    for weight in weights:
        count += weight < usual
    return count
