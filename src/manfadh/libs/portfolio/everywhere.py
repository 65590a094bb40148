"""The best value at every budget out of the tables of a few classes, under shares.

For a budget B, wanted is the largest sum of `best[k][c_k]` with `sum(c) <= B` that keeps each rule
`multiples · c >= bound + per_cell * B`. Prices make the search short without making it less exact:
for any prices `money >= 0` and `rule >= 0`, put `price[k] = money - sum(rule * multiples[:, k])`,
`loss[k](c) = max(best[k] - price[k] * c) - (best[k](c) - price[k] * c)`, never negative. Then

    ceiling(B) = money * B - sum(rule * (bound + per_cell * B)) + sum(max(best[k] - price[k] * c))

is above every value, and each choice lies below it by at least the sum of its losses. So once a
choice of value V is known, only amounts with losses below ceiling - V can be in a better one.
Prices that make this narrow are those of the relaxed problem, asked of HiGHS at a few budgets.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from manfadh.libs.portfolio.forest import MOST_CLASSES
from manfadh.libs.portfolio.instance import Floats, Ints
from manfadh.libs.portfolio.solver import new_solver
from manfadh.libs.portfolio.walking import hull, search

REGIONS = 96
# In parts of the largest value: what rounding may do to a sum, how far below the ceiling to look
# first, how often to look four times as far, and how many combinations are too many to walk.
SLACK = 1e-13
FIRST_GUESS = 5e-5
LONGEST_LOOK = 9
MOST_WALKED = 2e8


@dataclass(frozen=True)
class Rules:
    """Rules over the cells spent in each class: multiples (rules x classes), bound, per cell."""

    multiples: Ints
    bound: Ints
    per_cell: Ints


@dataclass(frozen=True)
class Prices:
    """What a cell of money and each rule are worth at the margin; any that are >= 0 will do."""

    money: float
    rule: Floats


def values_everywhere(best: Floats, rules: Rules, budgets: Ints) -> tuple[Floats, Ints]:
    """The best value at each budget (-inf: none keeps the rules) and what each class then spends.

    `best` is (classes x cells + 1), each the value at exactly that cost; `budgets` ascend.
    """
    best = np.concatenate([best, _nothing(MOST_CLASSES - len(best), best.shape[1])])
    rules = Rules(
        np.pad(rules.multiples, ((0, 0), (0, MOST_CLASSES - rules.multiples.shape[1]))),
        rules.bound,
        rules.per_cell,
    )
    # The class with the most to choose from comes last: it is answered by a table, not walked.
    order = np.argsort(np.isfinite(best).sum(axis=1), kind="stable")
    best = np.ascontiguousarray(best[order])
    rules = Rules(np.ascontiguousarray(rules.multiples[:, order]), rules.bound, rules.per_cell)
    values, spent = np.full(len(budgets), np.nan), np.zeros((len(budgets), len(best)), np.int64)
    search = _Search(best, rules, budgets, values, spent)
    for region in np.array_split(np.arange(len(budgets)), min(REGIONS, len(budgets))):
        search.through(int(region[0]), int(region[-1]) + 1)
    back = np.empty_like(spent)
    back[:, order] = spent
    return values, back


class _Search:
    """The walk from the smallest budget to the largest, with the value at the one before."""

    def __init__(
        self, best: Floats, rules: Rules, budgets: Ints, values: Floats, spent: Ints
    ) -> None:
        self.best, self.rules, self.budgets = best, rules, budgets
        self.values, self.spent = values, spent
        self.highest = _highest(best[-1])
        self.hulls = [hull(line) for line in best]
        finite = best[np.isfinite(best)]
        self.most = float(finite.max(initial=0)) * len(best) + 1e-300
        self.monotone = not rules.per_cell.any()
        self.known, self.known_spent = -np.inf, np.zeros(len(best), np.int64)

    def through(self, begin: int, end: int) -> None:
        """Answer a region by the prices at its middle, or where these fail by those on the spot."""
        if not np.isfinite(self.best).any(axis=1).all():
            self.values[begin:end] = -np.inf
            return
        prices = self._prices(int(self.budgets[(begin + end) // 2]))
        begin = self._walk(prices, begin, end)
        while begin < end:
            self._on_the_spot(begin)
            begin = self._walk(prices, begin + 1, end)

    def _on_the_spot(self, n: int) -> None:
        prices = self._prices(int(self.budgets[n]))
        if self._ceilings(prices, n, n + 1)[0] < -self.most:  # below what any choice is worth
            self._keep(n, self.known if self.monotone else -np.inf)
        else:
            self._walk(prices, n, n + 1)

    def _keep(self, n: int, value: float) -> None:
        self.values[n] = value
        self.spent[n] = self.known_spent

    def _losses(self, prices: Prices) -> tuple[Floats, Floats]:
        """For each class its highest reduced value, and by how much each amount is below it."""
        price = prices.money - prices.rule @ self.rules.multiples
        reduced = self.best - price[:, None] * np.arange(self.best.shape[1])
        tops = reduced.max(axis=1)
        return tops, tops[:, None] - reduced

    def _least(self, begin: int, end: int) -> Ints:
        return self.rules.bound + self.rules.per_cell * self.budgets[begin:end, None]

    def _ceilings(self, prices: Prices, begin: int, end: int) -> Floats:
        tops, _ = self._losses(prices)
        found = prices.money * self.budgets[begin:end] - self._least(begin, end) @ prices.rule
        return np.asarray(found + tops.sum())

    def _walk(self, prices: Prices, begin: int, end: int) -> int:
        """The first budget from `begin` on that was not answered; `end`, when all were."""
        _, losses = self._losses(prices)
        losses = losses[:, : int(self.budgets[end - 1]) + 1]
        ceilings, least = self._ceilings(prices, begin, end), self._least(begin, end)
        guess = self.most * FIRST_GUESS
        for _ in range(LONGEST_LOOK):
            near = [np.flatnonzero(line <= guess) for line in losses[:3]]
            if float(np.prod([float(len(one)) for one in near])) > MOST_WALKED or begin == end:
                break
            amounts = tuple(
                one[np.argsort(line[one])] for one, line in zip(near, losses, strict=False)
            )
            lost = tuple(line[one] for one, line in zip(amounts, losses, strict=False))
            done = len(ceilings) - (end - begin)
            answered = search(
                self.best, self.highest, self.rules.multiples, least[done:],
                self.budgets[begin:end], ceilings[done:], amounts, lost, guess, self.most * SLACK,
                self.monotone, self.known, self.known_spent, self.values[begin:end],
                self.spent[begin:end],
            )  # fmt: skip
            begin += answered
            if answered:
                self.known = float(self.values[begin - 1])
            guess *= 4
        return begin

    def _prices(self, budget: int) -> Prices:
        return _prices(self.best, self.hulls, self.rules, budget, penalty=4 * self.most)


def _nothing(classes: int, columns: int) -> Floats:
    """Classes with nothing in them."""
    empty = np.full((classes, columns), -np.inf)
    empty[:, 0] = 0.0
    return empty


def _highest(line: Floats) -> Floats:
    """A sparse table: entry (j, c) is the largest of line[c : c + 2**j]."""
    rows = [line]
    for j in range(1, max(1, len(line).bit_length())):
        above, half = rows[-1], 2 ** (j - 1)
        shifted = np.concatenate([above[half:], np.full(min(half, len(line)), -np.inf)])
        rows.append(np.maximum(above, shifted[: len(line)]))
    return np.stack(rows)


def _prices(best: Floats, hulls: list[Ints], rules: Rules, budget: int, penalty: float) -> Prices:
    """The prices at one budget: the duals of the problem with each line replaced by its hull.

    Rules may be broken at a high penalty, so that there are prices where they cannot be kept.
    """
    slope, length, multiples, start = [], [], [], np.zeros(len(best))
    for k, line in enumerate(best):
        corners = hulls[k]
        start[k] = corners[0] if len(corners) else 0
        slope += list(np.diff(line[corners]) / np.diff(corners))
        length += list(np.diff(corners))
        multiples += [rules.multiples[:, k]] * (len(corners) - 1)
    count, columns = len(rules.bound), len(slope)
    short = rules.bound + rules.per_cell * budget - rules.multiples @ start
    scale = np.maximum(1, np.abs(rules.multiples).max(axis=1, initial=0))
    matrix = np.zeros((count + 1, columns + count + 1))
    matrix[0, :columns], matrix[0, -1] = 1, -1
    if columns:
        matrix[1:, :columns] = (np.array(multiples).T).reshape(count, columns) / scale[:, None]
    matrix[1:, columns : columns + count] = np.eye(count)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = matrix.shape[1], count + 1
    lp.col_cost_ = np.array([*slope, *[-penalty] * (count + 1)])
    lp.col_lower_ = np.zeros(matrix.shape[1])
    lp.col_upper_ = np.array([*length, *[highspy.kHighsInf] * (count + 1)], np.float64)
    lp.row_lower_ = np.array([-highspy.kHighsInf, *(short / scale)])
    lp.row_upper_ = np.array([budget - start.sum(), *[highspy.kHighsInf] * count])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    row, column = np.nonzero(matrix)
    lp.a_matrix_.start_ = np.searchsorted(row, np.arange(count + 2)).astype(np.int32)
    lp.a_matrix_.index_ = column.astype(np.int32)
    lp.a_matrix_.value_ = matrix[row, column]
    lp.sense_ = highspy.ObjSense.kMaximize
    highs = new_solver()
    highs.passModel(lp)
    highs.run()
    duals = np.abs(np.array(highs.getSolution().row_dual))
    if len(duals) <= count:
        duals = np.zeros(count + 1)
    return Prices(float(duals[0]), duals[1:] / scale)
