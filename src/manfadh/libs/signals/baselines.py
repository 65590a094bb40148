"""Which past periods a period is compared with, compiled."""

from manfadh.libs.signals.compiled import compiled
from manfadh.libs.signals.quasipoisson import Integers


@compiled
def windows(
    now: int,
    anniversaries: Integers,
    half_width: int,
    left_out: int,
    periods: Integers,
    seasons: Integers,
) -> int:
    """Fill the periods around each anniversary, oldest first; return how many, or -1 if too short.

    `anniversaries` runs from last year's back; the newest `left_out` periods are never taken.
    """
    count = 0
    latest = now - left_out - 1
    for year in range(anniversaries.size - 1, -1, -1):
        first = anniversaries[year] - half_width
        if first < 0:
            return -1
        for period in range(first, anniversaries[year] + half_width + 1):
            if period <= latest:
                periods[count] = period
                seasons[count] = 0
                count += 1
    return count


@compiled
def whole_years(
    now: int,
    anniversaries: Integers,
    half_width: int,
    left_out: int,
    season_count: int,
    periods: Integers,
    seasons: Integers,
) -> int:
    """Fill all periods since the oldest window with their season; return how many, or -1.

    The window around each anniversary is the last season. What lies between two windows is cut into
    the other seasons, the first of which are a period longer where it does not divide evenly.
    """
    first = anniversaries[-1] - half_width
    if first < 0:
        return -1
    count = 0
    latest = now - left_out - 1
    others = season_count - 1
    for year in range(anniversaries.size - 1, -1, -1):
        centre = anniversaries[year]
        following = anniversaries[year - 1] if year > 0 else now
        gap = following - centre - 2 * half_width - 1
        length = gap // others
        longer = gap - length * others
        for period in range(centre - half_width, following - half_width):
            if period > latest:
                break
            periods[count] = period
            past = period - (centre + half_width + 1)
            if past < 0:
                seasons[count] = others
            elif past < longer * (length + 1):
                seasons[count] = past // (length + 1)
            else:
                seasons[count] = longer + (past - longer * (length + 1)) // length
            count += 1
    return count


@compiled
def newest(
    now: int, least: int, most: int, left_out: int, periods: Integers, seasons: Integers
) -> int:
    """Fill the newest periods before `now`, `left_out` of them not taken; -1 if under `least`."""
    last = now - left_out
    first = max(last - most, 0)
    if last - first < least:
        return -1
    for i in range(last - first):
        periods[i] = first + i
        seasons[i] = 0
    return last - first
