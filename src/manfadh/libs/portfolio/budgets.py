"""The value at every budget: in one pass on trees, else by asking where the gap is largest.

Without a share of the budget among the rules, more money is never worth less. So a best choice at
budget B that costs c settles all budgets from c to B; between two settled stretches the value lies
between theirs. That is the proven gap, and it closes where the largest is asked first.
"""

import time
from dataclasses import dataclass

import numpy as np

from manfadh.libs.portfolio.answer import BudgetPoint, Budgets
from manfadh.libs.portfolio.choosing import Chooser, rules_of, tops
from manfadh.libs.portfolio.everywhere import values_everywhere
from manfadh.libs.portfolio.forest import Forest
from manfadh.libs.portfolio.instance import Floats, Ints
from manfadh.libs.portfolio.optimum import Choice, Question, SolverStopped

FAR_APART = 0.02
CLOSED = 1e-9


def value_at_every_budget(chooser: Chooser, seconds: float) -> tuple[Budgets, dict[int, int]]:
    """The steps of the value up to the budget, and the first cell that has each position."""
    forest = chooser.forest(frozenset())
    if forest is None:
        return _Sweep(chooser, seconds).answer()
    return _by_pass(chooser, forest, seconds)


def _by_pass(chooser: Chooser, forest: Forest, seconds: float) -> tuple[Budgets, dict[int, int]]:
    instance, until = chooser.instance, time.monotonic() + seconds
    tables = chooser.plain_tables(forest)
    cells = np.arange(forest.cells + 1)
    values, spent = values_everywhere(tops(tables), rules_of(forest), cells)
    uppers = values.copy()
    for n in np.flatnonzero(np.isnan(values)):
        left = until - time.monotonic()
        values[n], uppers[n] = _asked(chooser, int(n), left) if left > 0 else (-np.inf, np.inf)
    changed = np.flatnonzero(
        np.concatenate([[True], (values[1:] != values[:-1]) | (uppers[1:] != uppers[:-1])])
    )
    gaps = uppers[changed] - np.where(np.isfinite(values[changed]), values[changed], 0)
    gaps[uppers[changed] == -np.inf] = 0
    exact = bool((values == uppers).all())
    return Budgets(
        method="tree pass",
        exact=exact,
        every=instance.money(1),
        holds_between=not instance.scales_with_budget,
        largest_gap=0.0 if exact else float(gaps.max()),
        points=[
            BudgetPoint(
                budget=instance.money(n), value=_or_none(values[n]), upper=_or_none(uppers[n])
            )
            for n in changed.tolist()
        ],
    ), _first_cells(forest, tables, instance.value, spent, changed)


def _asked(chooser: Chooser, cell: int, seconds: float) -> tuple[float, float]:
    try:
        choice = chooser.model.best(Question(budget=cell, seconds=seconds))
    except SolverStopped:
        return -np.inf, np.inf
    return (choice.value, choice.bound) if choice else (-np.inf, -np.inf)


def _or_none(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _first_cells(
    forest: Forest, tables: list[Floats], values: Floats, spent: Ints, cells: Ints
) -> dict[int, int]:
    """For each position that is ever chosen, the first of `cells` whose best choice has it."""
    found: dict[int, int] = {}
    for k, (wood, table) in enumerate(zip(forest.woods, tables, strict=True)):
        amounts, earliest = np.unique(spent[cells, k], return_index=True)
        order = np.argsort(earliest, kind="stable")
        amounts, earliest = amounts[order], earliest[order]
        possible = np.isfinite(table[0, amounts])
        first = forest.first(wood, table, values, amounts[possible])
        for i, place in zip(wood.positions.tolist(), first.tolist(), strict=True):
            if place >= 0:
                found[i] = int(cells[earliest[possible][place]])
    return found


@dataclass(frozen=True)
class _Stretch:
    """Budgets from `begin` to `end`, in cells, settled by one choice; None: no choice there."""

    begin: int
    end: int
    value: float
    bound: float
    choice: Choice | None


class _Sweep:
    """Asking budget after budget, always where the gap is largest."""

    def __init__(self, chooser: Chooser, seconds: float) -> None:
        self.chooser, self.instance = chooser, chooser.instance
        self.until = time.monotonic() + seconds
        self.settled: list[_Stretch] = []

    def answer(self) -> tuple[Budgets, dict[int, int]]:
        """Ask until all is settled or the time is over."""
        for cell in (0, self.instance.budget):
            self._ask(cell)
        while time.monotonic() < self.until and (worst := self._worst()) is not None:
            self._ask(worst)
        return self._budgets(), self._first_cells()

    def _ask(self, cell: int) -> None:
        left = max(0.05, self.until - time.monotonic())
        try:
            choice = self.chooser.best(Question(budget=cell, seconds=left))
        except SolverStopped:
            below = [one for one in self.settled if one.end < cell]
            value = below[-1].value if below else -np.inf
            stretch = _Stretch(cell, cell, value, np.inf, None)
        else:
            stretch = self._stretch(cell, choice)
        self.settled = sorted([*self.settled, stretch], key=lambda one: one.begin)

    def _stretch(self, cell: int, choice: Choice | None) -> _Stretch:
        if choice is None:
            return _Stretch(cell, cell, -np.inf, -np.inf, None)
        cost = int(self.instance.cost[list(choice.chosen)].sum())
        begin = cell if self.instance.scales_with_budget else cost
        # What was settled before stays; a tie may cost less than what is known to be settled.
        begin = max([begin, *(one.end + 1 for one in self.settled if one.end < cell)])
        return _Stretch(begin, cell, choice.value, choice.bound, choice)

    def _worst(self) -> int | None:
        """Where to ask next; None when every budget is settled."""
        whole = max(1e-300, self.settled[-1].value)
        open_now = [
            (self._difference(low, high), low.end, high.begin)
            for low, high in zip(self.settled, self.settled[1:], strict=False)
            if high.begin - low.end > 1
        ]
        open_now = [one for one in open_now if one[0] > CLOSED * whole]
        if not open_now:
            return None
        difference, low, high = max(open_now)
        return (low + high) // 2 if difference > FAR_APART * whole else high - 1

    def _difference(self, low: _Stretch, high: _Stretch) -> float:
        if self.instance.scales_with_budget:
            return float(high.begin - low.end)
        if high.bound == -np.inf:
            return 0.0
        return high.bound - (low.value if np.isfinite(low.value) else 0.0)

    def _budgets(self) -> Budgets:
        """The stretches as points; an open one has the ceiling of the next that is settled."""
        monotone = not self.instance.scales_with_budget
        points = []
        largest = 0.0
        for n, one in enumerate(self.settled):
            following = self.settled[n + 1] if n + 1 < len(self.settled) else None
            upper = one.bound
            is_open = following is not None and following.begin - one.end > 1
            if is_open and following is not None and monotone:
                upper = max(upper, following.bound)
            value = one.value if np.isfinite(one.value) else 0.0
            if upper > -np.inf and upper - value > CLOSED * max(1.0, abs(value)):
                largest = max(largest, upper - value)
            points.append(
                BudgetPoint(
                    budget=self.instance.money(one.begin),
                    value=_or_none(one.value),
                    upper=_or_none(upper),
                )
            )
        open_left = any(
            high.begin - low.end > 1
            for low, high in zip(self.settled, self.settled[1:], strict=False)
        )
        return Budgets(
            method="HiGHS",
            exact=largest == 0.0 and (monotone or not open_left),
            every=self.instance.money(1),
            holds_between=monotone,
            largest_gap=largest,
            points=points,
        )

    def _first_cells(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for one in self.settled:
            for i in one.choice.chosen if one.choice else ():
                found.setdefault(i, one.begin)
        return found
