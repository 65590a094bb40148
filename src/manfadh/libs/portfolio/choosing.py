"""The best choice by whichever way is exact and fast: the pass on trees, else HiGHS."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from manfadh.libs.portfolio.everywhere import Rules, values_everywhere
from manfadh.libs.portfolio.forest import Forest, forest_of
from manfadh.libs.portfolio.instance import BUDGET, Floats, Instance, Ints
from manfadh.libs.portfolio.optimum import Choice, Model, Question, worth


class Chooser:
    """An instance that is asked many times, each time with something changed."""

    def __init__(self, instance: Instance, *, trees: bool = True) -> None:
        """Ask by HiGHS alone where `trees` is False."""
        self.instance = instance
        self._trees = trees
        self._forests: dict[frozenset[str], Forest | None] = {}
        self._plain: list[Floats] = []
        self._scratch: dict[frozenset[str], list[Floats]] = {}

    @cached_property
    def model(self) -> Model:
        """The instance for HiGHS."""
        return Model(self.instance)

    @property
    def method(self) -> str:
        """How the choice is found, in a word for the answer."""
        return "HiGHS" if self.forest(frozenset()) is None else "tree pass"

    def best(self, question: Question) -> Choice | None:
        """The best choice, or None when no choice keeps the rules. Raises SolverStopped."""
        forest = self.forest(question.without)
        budget = self.instance.budget if question.budget is None else question.budget
        if forest is None or BUDGET in question.without or budget > forest.cells:
            return self.model.best(question)
        values = self.instance.value if question.value is None else question.value
        fixed = self._fixed(question)
        if fixed is None:
            return None
        tables = self._tables_for(forest, question, fixed)
        best, spent = values_everywhere(tops(tables), rules_of(forest), np.array([budget]))
        if np.isnan(best[0]):
            return self.model.best(question)
        if best[0] == -np.inf:
            return None
        chosen = self._chosen(forest, tables, values, spent[0])
        value = worth(self.instance, chosen, values)
        return Choice(chosen, dict.fromkeys(chosen, 0), value, value, exact=True)

    def forest(self, without: frozenset[str]) -> Forest | None:
        """The classes for the exact pass without these rules; None where none can be made."""
        if not self._trees:
            return None
        if without not in self._forests:
            rows = [row for row in self.instance.rows if row.name not in without]
            self._forests[without] = forest_of(replace(self.instance, rows=rows))
        return self._forests[without]

    def plain_tables(self, forest: Forest) -> list[Floats]:
        """The tables of the problem as it is, made once."""
        if not self._plain:
            self._plain = forest.tables(self.instance.value, self._fixed(Question()) or {})
        return self._plain

    def _tables_for(
        self, forest: Forest, question: Question, fixed: Mapping[int, int]
    ) -> list[Floats]:
        """The tables; where only a few positions are fixed, the other classes are kept."""
        if question.value is not None or question.without:
            values = self.instance.value if question.value is None else question.value
            again = self._scratch.get(question.without)
            self._scratch[question.without] = forest.tables(values, fixed, over=again)
            return self._scratch[question.without]
        plain = self.plain_tables(forest)
        touched = set(question.fixed)
        kept = {
            k: plain[k]
            for k, wood in enumerate(forest.woods)
            if touched.isdisjoint(wood.positions.tolist())
        }
        return forest.tables(self.instance.value, fixed, kept)

    def _fixed(self, question: Question) -> dict[int, int] | None:
        """What must be in or out; None where one position must be both."""
        fixed: dict[int, int] = {}
        named = [(i, w) for name, i, w in self.instance.forced if name not in question.without]
        for i, wanted in [*named, *question.fixed.items()]:
            if fixed.setdefault(i, wanted) != wanted:
                return None
        return fixed

    def _chosen(
        self, forest: Forest, tables: list[Floats], values: Floats, spent: Ints
    ) -> tuple[int, ...]:
        found: list[int] = []
        for wood, table, cell in zip(forest.woods, tables, spent, strict=False):
            found += forest.chosen(wood, table, values, int(cell))
        return tuple(sorted(found))


def tops(tables: list[Floats]) -> Floats:
    """The best value of each class at exactly each cost: (classes x cells + 1)."""
    return np.stack([table[0] for table in tables])


def rules_of(forest: Forest) -> Rules:
    """The rules of an instance over what is spent in each class."""
    rows = forest.instance.rows
    return Rules(
        np.stack([wood.multiples for wood in forest.woods], axis=1),
        np.array([row.bound for row in rows], np.int64),
        np.array([row.per_cell for row in rows], np.int64),
    )
