"""A checked problem as numbers: costs as whole cells of one unit, rules as exact integer rows.

Amounts are read as decimals and divided by the largest unit that divides them all, so every cost is
a whole number of *cells* and nothing is rounded. A budget that lies between two cells buys what the
lower one buys, because every sum of costs is a whole number of cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd

import numpy as np
from numpy.typing import NDArray

from manfadh.libs.portfolio.checking import decimals, rule_names
from manfadh.libs.portfolio.problem import (
    AtMost,
    Choose,
    Intervention,
    LeaveOut,
    MaximumShare,
    MinimumShare,
    MinimumSpend,
    Problem,
    RunningCostCeiling,
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
BUDGET = "budget"


@dataclass(frozen=True)
class Row:
    """A rule as a row over the choice: `coefficients · x ≥ bound + per_cell × budget in cells`.

    `spends` tells that each coefficient is a multiple of that intervention's cost, the same within
    a class: what the exact pass can keep.
    """

    name: str
    coefficients: Ints
    bound: int
    per_cell: int = 0
    multiples: Ints | None = None

    @property
    def spends(self) -> bool:
        """Whether it speaks of money spent only."""
        return self.multiples is not None


@dataclass(frozen=True)
class Instance:
    """The numbers of a problem, in the order of its interventions.

    `cost` is in cells of `unit`; `budget` in cells, rounded down; `needs` and `excludes` are pairs
    of positions; `forced` holds, by the name of its rule, which position must be in (1) or out (0).
    """

    problem: Problem
    ids: list[str]
    unit: Decimal
    cost: Ints
    value: Floats
    budget: int
    needs: list[tuple[int, int]]
    excludes: list[tuple[int, int]]
    synergies: list[tuple[tuple[int, ...], float]]
    rows: list[Row]
    forced: list[tuple[str, int, int]]

    @property
    def scales_with_budget(self) -> bool:
        """Whether a rule's bound moves with the budget, so that more money can be worth less."""
        return any(row.per_cell for row in self.rows)

    def money(self, cells: int) -> float:
        """An amount of the problem's currency for a number of cells."""
        return float(self.unit * int(cells))

    def cells(self, amount: Decimal) -> int:
        """The whole cells that an amount buys."""
        return floor(Fraction(amount) / Fraction(self.unit))


def instance_of(problem: Problem) -> Instance:
    """The numbers of a checked problem."""
    ids = [one.id for one in problem.interventions]
    place = {name: i for i, name in enumerate(ids)}
    unit = _unit(problem)
    cost = np.array([int(decimals(one.cost) / unit) for one in problem.interventions], np.int64)
    total = int(cost.sum())
    budget = total
    if problem.budget is not None:
        budget = floor(Fraction(decimals(problem.budget)) / Fraction(unit))
        if not _has_budget_share(problem):
            budget = min(budget, total)
    return Instance(
        problem=problem,
        ids=ids,
        unit=unit,
        cost=cost,
        value=np.array([value_of(problem, one) for one in problem.interventions], np.float64),
        budget=budget,
        needs=_needs(problem, place),
        excludes=_pairs(problem, place),
        synergies=[
            (tuple(place[name] for name in one.interventions), one.value)
            for one in problem.synergies
        ],
        rows=_rows(problem, cost, unit, place),
        forced=[
            (name, place[rule.intervention], int(isinstance(rule, Choose)))
            for name, rule in zip(rule_names(problem), problem.rules, strict=True)
            if isinstance(rule, Choose | LeaveOut)
        ],
    )


def value_of(problem: Problem, one: Intervention) -> float:
    """The value of an intervention: as given, else its effects by weights that sum to 1."""
    if one.value is not None:
        return one.value
    total = sum(problem.weights.values())
    return sum(effect * problem.weights[name] for name, effect in one.effects.items()) / total


def _has_budget_share(problem: Problem) -> bool:
    return any(
        isinstance(rule, MinimumShare | MaximumShare) and rule.base == "budget"
        for rule in problem.rules
    )


def _unit(problem: Problem) -> Decimal:
    """The largest amount that divides every cost, and the budget where a rule takes its share."""
    amounts = [decimals(one.cost) for one in problem.interventions if one.cost]
    if _has_budget_share(problem) and problem.budget:
        amounts.append(decimals(problem.budget))
    if not amounts:
        return Decimal(1)
    exponents = [amount.normalize().as_tuple().exponent for amount in amounts]
    least = min(0, *(exponent for exponent in exponents if isinstance(exponent, int)))
    scale = Decimal(10) ** -least
    return Decimal(gcd(*(int(amount * scale) for amount in amounts))) / scale


def _needs(problem: Problem, place: dict[str, int]) -> list[tuple[int, int]]:
    """(dependent, needed) pairs, without those that follow from others."""
    direct = [sorted({place[name] for name in one.requires}) for one in problem.interventions]
    found = []
    for i, needed in enumerate(direct):
        implied = set().union(*(_below(j, direct) for j in needed)) if len(needed) > 1 else set()
        found += [(i, j) for j in needed if j not in implied]
    return found


def _below(i: int, direct: Sequence[Sequence[int]]) -> set[int]:
    """All that is needed by `i`, without `i`."""
    found: set[int] = set()
    waiting = list(direct[i])
    while waiting:
        j = waiting.pop()
        if j not in found:
            found.add(j)
            waiting += direct[j]
    return found


def _pairs(problem: Problem, place: dict[str, int]) -> list[tuple[int, int]]:
    return sorted(
        {
            (min(i, place[name]), max(i, place[name]))
            for i, one in enumerate(problem.interventions)
            for name in one.excludes
        }
    )


def _rows(problem: Problem, cost: Ints, unit: Decimal, place: dict[str, int]) -> list[Row]:
    found = []
    for name, rule in zip(rule_names(problem), problem.rules, strict=True):
        if isinstance(rule, MinimumShare | MaximumShare):
            found.append(_share_row(problem, name, rule, cost))
        elif isinstance(rule, MinimumSpend):
            inside = _inside(problem, rule)
            least = ceil(Fraction(decimals(rule.amount)) / Fraction(unit))
            found.append(Row(name, inside * cost, least, multiples=inside))
        elif isinstance(rule, RunningCostCeiling):
            found.append(_ceiling_row(problem, name, rule))
        elif isinstance(rule, AtMost):
            counted = np.zeros(len(cost), np.int64)
            counted[[place[one] for one in rule.interventions]] = -1
            found.append(Row(name, counted, -rule.count))
    return found


def _inside(problem: Problem, rule: MinimumShare | MaximumShare | MinimumSpend) -> Ints:
    groups = [getattr(one, rule.by) for one in problem.interventions]
    return np.array([group == rule.group for group in groups], np.int64)


def _share_row(problem: Problem, name: str, rule: MinimumShare | MaximumShare, cost: Ints) -> Row:
    share = Fraction(decimals(rule.share))
    inside = _inside(problem, rule)
    sign = 1 if isinstance(rule, MinimumShare) else -1
    multiples, per_cell = inside * share.denominator, 0
    if rule.base == "spent":
        multiples = multiples - share.numerator
    else:
        per_cell = sign * share.numerator
    return Row(name, sign * multiples * cost, 0, per_cell, sign * multiples)


def _ceiling_row(problem: Problem, name: str, rule: RunningCostCeiling) -> Row:
    scale = 10**6  # checked: no more decimals than that
    yearly = [
        int(decimals(one.running_cost) * scale) if rule.payer in ("", one.running_cost_payer) else 0
        for one in problem.interventions
    ]
    divisor = gcd(*yearly) or 1
    ceiling = floor(decimals(rule.ceiling) * scale / divisor)
    return Row(name, -np.array([one // divisor for one in yearly], np.int64), -ceiling)
