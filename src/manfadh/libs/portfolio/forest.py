"""The exact pass on trees: the best value at every cost, for each class of interventions.

Where every intervention needs at most one other, the candidates form a forest. Walk it so that each
comes before those that need it; let `table[i][c]` be the most that the positions from `i` on are
worth at a cost of exactly `c` cells. Leaving `i` out skips all that need it:

    table[i][c] = max(table[i + size[i]][c], table[i + 1][c - cost[i]] + value[i])

This is the preorder form of the tree knapsack (Cho and Shaw, INFORMS Journal on Computing 9, 1997).
Costs are whole cells (`instance`), so a column for each leaves nothing out: the table is exact.
A *class* is what no rule tells apart, such as a governorate with a minimum share.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numba import njit

from manfadh.libs.portfolio.instance import Floats, Instance, Ints

MOST_CLASSES = 4
MOST_CELLS = 200_000
MOST_ENTRIES = 40_000_000  # of all tables together: 320 MB


@dataclass(frozen=True)
class Wood:
    """The trees of one class: positions in walking order, sizes of their subtrees, costs."""

    positions: Ints
    size: Ints
    cost: Ints
    multiples: Ints  # for each rule, cells counted for each cell spent in this class


@dataclass(frozen=True)
class Forest:
    """All classes of an instance, over `cells` of money."""

    instance: Instance
    woods: list[Wood]
    cells: int

    def tables(
        self,
        values: Floats,
        fixed: Mapping[int, int],
        known: Mapping[int, Floats] | None = None,
        over: list[Floats] | None = None,
    ) -> list[Floats]:
        """The table of each class; -inf where no choice costs that.

        `fixed` tells which positions must be in (1) or out (0). Tables in `known` are kept; those
        of `over` are written over, which saves asking for their memory.
        """
        found = []
        for k, wood in enumerate(self.woods):
            if known and k in known:
                found.append(known[k])
                continue
            table = over[k] if over else np.empty((len(wood.positions) + 1, self.cells + 1))
            state = np.array([fixed.get(int(i), -1) for i in wood.positions], np.int64)
            needed = _needed_inside(state == 1, wood.size)
            _fill(wood.cost, values[wood.positions], wood.size, needed, state == 0, table)
            found.append(table)
        return found

    def chosen(self, wood: Wood, table: Floats, values: Floats, cell: int) -> list[int]:
        """The positions of the best choice of a class that costs exactly `cell`."""
        first = self.first(wood, table, values, np.array([cell]))
        return [int(i) for i in wood.positions[first == 0]]

    def first(self, wood: Wood, table: Floats, values: Floats, cells: Ints) -> Ints:
        """For each of a class, the place of the first of `cells` whose choice has it; -1: none."""
        found = np.full(len(wood.positions), -1, np.int64)
        _trace(wood.cost, values[wood.positions], wood.size, table, cells, found)
        return found


def forest_of(instance: Instance) -> Forest | None:
    """The classes of an instance, or None where no exact pass can be made.

    Needed are: at most one prerequisite each, and it in the same class; no exclusions, synergies or
    phases; rules about money spent, and no more than four classes by them; and tables that fit.
    """
    if instance.excludes or instance.synergies or instance.problem.phases:
        return None
    if not all(row.spends for row in instance.rows):
        return None
    parent = dict(instance.needs)
    if len(parent) < len(instance.needs):
        return None
    classes = _classes(instance)
    if classes.max() >= MOST_CLASSES or any(classes[i] != classes[j] for i, j in parent.items()):
        return None
    cells = instance.budget
    entries = (len(instance.ids) + MOST_CLASSES) * (cells + 1)
    if cells > MOST_CELLS or entries > MOST_ENTRIES:
        return None
    woods = [
        _wood(instance, np.flatnonzero(classes == k), parent) for k in range(classes.max() + 1)
    ]
    return Forest(instance, sorted(woods, key=lambda wood: int(wood.cost.sum())), cells)


def _classes(instance: Instance) -> Ints:
    """The class of each position: those that every rule counts alike are together."""
    counted = [row.multiples for row in instance.rows if row.multiples is not None]
    if not counted:
        return np.zeros(len(instance.ids), np.int64)
    _, classes = np.unique(np.stack(counted, axis=1), axis=0, return_inverse=True)
    return classes.reshape(-1).astype(np.int64)


def _wood(instance: Instance, inside: Ints, parent: Mapping[int, int]) -> Wood:
    children: dict[int, list[int]] = {int(i): [] for i in inside}
    roots = []
    for i in children:
        if i in parent:
            children[parent[i]].append(i)
        else:
            roots.append(i)
    order: list[int] = []
    waiting = roots[::-1]
    while waiting:
        i = waiting.pop()
        order.append(i)
        waiting += children[i][::-1]
    size = dict.fromkeys(order, 1)
    for i in reversed(order):
        if i in parent:
            size[parent[i]] += size[i]
    counted = [int(row.multiples[inside[0]]) for row in instance.rows if row.multiples is not None]
    return Wood(
        positions=np.array(order, np.int64),
        size=np.array([size[i] for i in order], np.int64),
        cost=instance.cost[order],
        multiples=np.array(counted, np.int64),
    )


def _needed_inside(must: Ints, size: Ints) -> Ints:
    """Whether a subtree holds anything that must be chosen, and so cannot be skipped."""
    before = np.concatenate([[0], np.cumsum(must)])
    places = np.arange(len(size))
    return np.asarray(before[places + size] > before[places])


def _fill_plainly(
    cost: Ints, value: Floats, size: Ints, needed: Ints, banned: Ints, table: Floats
) -> None:
    count, cells = len(cost), table.shape[1]
    nothing = np.full(cells, -np.inf)
    table[count] = nothing
    table[count, 0] = 0.0
    for i in range(count - 1, -1, -1):
        row, taken = table[i], table[i + 1]
        skipped = nothing if needed[i] else table[i + size[i]]
        spent = min(cost[i], cells)
        gained = -np.inf if banned[i] else value[i]
        for c in range(spent):
            row[c] = skipped[c]
        for c in range(spent, cells):
            with_it = taken[c - spent] + gained
            row[c] = with_it if with_it > skipped[c] else skipped[c]  # max() is slower


_fill: Callable[[Ints, Floats, Ints, Ints, Ints, Floats], None] = njit(cache=True, nogil=True)(
    _fill_plainly
)


def _trace_plainly(
    cost: Ints, value: Floats, size: Ints, table: Floats, cells: Ints, first: Ints
) -> None:
    """Walk the best choice at each of `cells`; `first`: the first of them that has a position."""
    for n in range(len(cells)):
        cell, i = cells[n], 0
        while i < len(cost):
            spent = cost[i]
            if spent <= cell and table[i, cell] == table[i + 1, cell - spent] + value[i]:
                if first[i] < 0:
                    first[i] = n
                cell -= spent
                i += 1
            else:
                i += size[i]


_trace: Callable[[Ints, Floats, Ints, Floats, Ints, Ints], None] = njit(cache=True, nogil=True)(
    _trace_plainly
)
