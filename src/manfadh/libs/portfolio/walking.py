"""The compiled walks of `everywhere`: over one class's amounts, and over those of all classes."""

from collections.abc import Callable

import numpy as np
from numba import njit

from manfadh.libs.portfolio.instance import Floats, Ints

_compile = njit(cache=True, nogil=True)


def _hull_plainly(line: Floats) -> Ints:
    """The corners of the least concave line above the finite points."""
    corners = np.empty(len(line), np.int64)
    count = 0
    for c in range(len(line)):
        if line[c] == -np.inf:
            continue
        while count > 1:
            last, before = corners[count - 1], corners[count - 2]
            rise = (line[last] - line[before]) * (c - before)
            if rise > (line[c] - line[before]) * (last - before):
                break
            count -= 1
        corners[count] = c
        count += 1
    return corners[:count]


hull: Callable[[Floats], Ints] = _compile(_hull_plainly)


def _peak_plainly(
    highest: Floats, multiples: Ints, least: Ints, spent: Ints, budget: int
) -> tuple[float, int, int]:
    """The best of the last class when the others spend `spent`: its value, and its window."""
    low, high = 0, min(budget - spent.sum(), highest.shape[1] - 1)
    for r in range(len(least)):
        needed = least[r]
        for k in range(len(spent)):
            needed -= multiples[r, k] * spent[k]
        each = multiples[r, len(spent)]
        if each > 0:
            low = max(low, -((-needed) // each))
        elif each < 0:
            high = min(high, needed // each)
        elif needed > 0:
            return -np.inf, 0, -1
    if high < low:
        return -np.inf, 0, -1
    j, width = 0, 2
    while width <= high - low + 1:
        j, width = j + 1, width * 2
    return max(highest[j, low], highest[j, high - width // 2 + 1]), low, high


_peak = _compile(_peak_plainly)


def _last_plainly(line: Floats, peak: float, low: int, high: int) -> int:
    """Where in its window the last class has that value."""
    while line[low] < peak and low < high:
        low += 1
    return low


_last = _compile(_last_plainly)


def _walk_plainly(  # the three classes before the last, smallest losses first
    best: Floats, highest: Floats, multiples: Ints, least: Ints, budget: int,
    amounts: tuple[Ints, Ints, Ints], losses: tuple[Floats, Floats, Floats],
    ceiling: float, limit: float, value: float, spent: Ints, slack: float,
) -> float:  # fmt: skip
    """The best value above `value` among choices that lose no more than `limit`; fills `spent`."""
    now = np.zeros(3, np.int64)
    for a in range(len(amounts[0])):
        if losses[0][a] > limit:
            break
        now[0] = amounts[0][a]
        for b in range(len(amounts[1])):
            if losses[0][a] + losses[1][b] > limit:
                break
            now[1] = amounts[1][b]
            for c in range(len(amounts[2])):
                if losses[0][a] + losses[1][b] + losses[2][c] > limit:
                    break
                now[2] = amounts[2][c]
                peak, low, high = _peak(highest, multiples, least, now, budget)
                total = peak + best[0, now[0]] + best[1, now[1]] + best[2, now[2]]
                if total > value:
                    value = total
                    spent[:3] = now
                    spent[3] = _last(best[3], peak, low, high)
                    limit = min(limit, ceiling - total + slack)
    return value


_walk = _compile(_walk_plainly)


def _search_plainly(
    best: Floats, highest: Floats, multiples: Ints, least: Ints, budgets: Ints, ceilings: Floats,
    amounts: tuple[Ints, Ints, Ints], losses: tuple[Floats, Floats, Floats], guess: float,
    slack: float, monotone: bool, known: float, known_spent: Ints, values: Floats, spent: Ints,
) -> int:  # fmt: skip
    """Answer budgets in turn; how many before one of which the best may lose more than `guess`.

    `known` is the value at the budget before, which holds here too where `monotone`.
    """
    for n in range(len(budgets)):
        value = known if monotone else -np.inf
        spent[n] = known_spent
        limit = min(guess, ceilings[n] - value + slack)
        value = _walk(
            best, highest, multiples, least[n], budgets[n], amounts, losses, ceilings[n], limit,
            value, spent[n], slack,
        )  # fmt: skip
        if ceilings[n] - value > guess:
            return n
        values[n] = value
        known = value
        known_spent[:] = spent[n]
    return len(budgets)


search: Callable[..., int] = _compile(_search_plainly)
