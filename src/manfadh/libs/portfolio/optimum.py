"""The best choice by HiGHS, with the gap that it proved.

One column for each intervention and each phase in which it may begin. A choice is checked in whole
numbers after it was found, so a solver's tolerance never spends money that is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate
from typing import Any

import highspy
import numpy as np

from manfadh.libs.portfolio.checking import decimals
from manfadh.libs.portfolio.instance import BUDGET, Floats, Instance, Ints
from manfadh.libs.portfolio.solver import new_solver

RETRIES = 6
_IMPOSSIBLE = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class SolverStopped(RuntimeError):
    """HiGHS gave no answer that holds; the message has its own word for why."""


@dataclass(frozen=True)
class Choice:
    """A choice: which positions, in which phase each begins, its value, and the proven bound.

    `bound` is a value that no choice exceeds; with `exact`, it is the value itself.
    """

    chosen: tuple[int, ...]
    phase: dict[int, int]
    value: float
    bound: float
    exact: bool


@dataclass(frozen=True)
class Question:
    """What to change: values, budget in cells, rules to leave out, positions to fix, time."""

    value: Floats | None = None
    budget: int | None = None
    without: frozenset[str] = frozenset()
    fixed: Mapping[int, int] = field(default_factory=dict)
    seconds: float = 3600.0


@dataclass(frozen=True)
class _Sparse:
    """A row before it is handed over: its name, its columns and their coefficients, its bounds."""

    name: str
    columns: list[int]
    coefficients: list[float]
    lower: float
    upper: float


class Model:
    """An instance as a mixed-integer programme that is asked many times."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        problem = instance.problem
        phases = [one.id for one in problem.phases] or [""]
        self.columns = [
            (i, p)
            for i, one in enumerate(problem.interventions)
            for p, name in enumerate(phases)
            if (not one.phases or name in one.phases) and ready_phase(instance, i, p) is not None
        ]
        self._of: list[list[int]] = [[] for _ in instance.ids]
        for column, (i, _) in enumerate(self.columns):
            self._of[i].append(column)
        self._rows = [*self._structure(), *self._phase_rows(), *self._synergy_rows()]

    def best(self, question: Question | None = None) -> Choice | None:
        """The best choice, or None when no choice keeps the rules. Raises SolverStopped.

        A choice that breaks a rule by a rounding of the solver is refused, the rule tightened by as
        much, and the bound of the first answer kept; such a choice is not called exact.
        """
        question = question or Question()
        tightened: dict[str, int] = {}
        bound = np.inf
        for _ in range(RETRIES):
            highs = self._handed_over(question, tightened)
            highs.run()
            status = highs.getModelStatus()
            if status in _IMPOSSIBLE:
                return None
            info = highs.getInfo()
            if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
                raise SolverStopped(highs.modelStatusToString(status))
            x = np.rint(np.array(highs.getSolution().col_value)[: len(self.columns)])
            choice = self._choice(x, question)
            bound = min(bound, max(float(info.mip_dual_bound), choice.value))
            broken = self.broken(choice.chosen, question)
            if not broken:
                optimal = status == highspy.HighsModelStatus.kOptimal and not tightened
                return replace(choice, bound=choice.value if optimal else bound, exact=optimal)
            for name, by in broken.items():
                tightened[name] = tightened.get(name, 0) + by
        raise SolverStopped("the choice broke a rule by a rounding")

    def broken(self, chosen: tuple[int, ...], question: Question) -> dict[str, int]:
        """By how much a choice breaks the budget and each rule, in whole numbers."""
        instance, budget = self.instance, self._budget(question)
        short = {
            row.name: row.bound + row.per_cell * budget - int(row.coefficients[list(chosen)].sum())
            for row in instance.rows
        }
        short[BUDGET] = int(instance.cost[list(chosen)].sum()) - budget
        return {name: by for name, by in short.items() if by > 0 and name not in question.without}

    def _budget(self, question: Question) -> int:
        return self.instance.budget if question.budget is None else question.budget

    def _choice(self, x: Floats, question: Question) -> Choice:
        found = [self.columns[column] for column in np.flatnonzero(x)]
        chosen = tuple(sorted(i for i, _ in found))
        values = self.instance.value if question.value is None else question.value
        value = worth(self.instance, chosen, values)
        return Choice(chosen, dict(found), value, value, exact=False)

    def _handed_over(self, question: Question, tightened: Mapping[str, int]) -> Any:
        values = self.instance.value if question.value is None else question.value
        synergies = [value for _, value in self.instance.synergies]
        every = self._rows + self._asked_rows(question, tightened)
        rows = [row for row in every if row.name not in question.without]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.columns) + len(synergies), len(rows)
        lp.col_cost_ = np.array([values[i] for i, _ in self.columns] + synergies)
        lower, upper = np.zeros(lp.num_col_), np.ones(lp.num_col_)
        for i, wanted in self._fixed(question):
            if not wanted:
                upper[self._of[i]] = 0
        lp.col_lower_, lp.col_upper_ = lower, upper
        lp.row_lower_ = np.array([row.lower for row in rows])
        lp.row_upper_ = np.array([row.upper for row in rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([0, *accumulate(len(row.columns) for row in rows)])
        lp.a_matrix_.index_ = np.array([c for row in rows for c in row.columns], np.int32)
        lp.a_matrix_.value_ = np.array([c for row in rows for c in row.coefficients], np.float64)
        whole = highspy.HighsVarType.kInteger
        lp.integrality_ = [whole] * len(self.columns) + [highspy.HighsVarType.kContinuous] * len(
            synergies
        )
        lp.sense_ = highspy.ObjSense.kMaximize
        highs = new_solver()
        for option, setting in (
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 1e-10),
            ("mip_feasibility_tolerance", 1e-9),
            ("time_limit", max(question.seconds, 0.01)),
        ):
            highs.setOptionValue(option, setting)
        highs.passModel(lp)
        return highs

    def _fixed(self, question: Question) -> list[tuple[int, int]]:
        named = [
            (i, wanted) for name, i, wanted in self.instance.forced if name not in question.without
        ]
        return [*named, *question.fixed.items()]

    def _asked_rows(self, question: Question, tightened: Mapping[str, int]) -> list[_Sparse]:
        """The rows that a question changes: what is forced in, the rules, the budget."""
        instance, budget = self.instance, self._budget(question)
        rows = [
            _Sparse("", self._of[i], [1.0] * len(self._of[i]), 1, 1)
            for i, wanted in self._fixed(question)
            if wanted
        ]
        for row in instance.rows:
            if row.name not in question.without:
                least = row.bound + row.per_cell * budget + tightened.get(row.name, 0)
                rows.append(self._spread(row.name, row.coefficients, least, highspy.kHighsInf))
        if BUDGET not in question.without:
            most = budget - tightened.get(BUDGET, 0)
            rows.append(self._spread(BUDGET, instance.cost, -highspy.kHighsInf, most))
        return rows

    def _spread(self, name: str, per_item: Ints, lower: float, upper: float) -> _Sparse:
        """A row over items as one over columns, its largest coefficient brought near 1,000."""
        columns = [c for c, (i, _) in enumerate(self.columns) if per_item[i]]
        scale = max(1.0, float(np.abs(per_item).max(initial=0)) / 1000)
        coefficients = [float(per_item[self.columns[c][0]]) / scale for c in columns]
        return _Sparse(name, columns, coefficients, lower / scale, upper / scale)

    def _structure(self) -> list[_Sparse]:
        """At most one beginning each; needs are ready in time; exclusions."""
        rows = [
            _Sparse("", columns, [1.0] * len(columns), 0, 1)
            for columns in self._of
            if len(columns) > 1
        ]
        last = max((p for _, p in self.columns), default=0)
        for i, j in self.instance.needs:
            for q in range(last + 1):
                early = [c for c in self._of[i] if self.columns[c][1] <= q]
                ready = [c for c in self._of[j] if self._ready_by(j, self.columns[c][1], q)]
                if early and self.columns[early[-1]][1] == q:
                    coefficients = [1.0] * len(early) + [-1.0] * len(ready)
                    rows.append(_Sparse("", early + ready, coefficients, -highspy.kHighsInf, 0))
        for i, j in self.instance.excludes:
            both = self._of[i] + self._of[j]
            rows.append(_Sparse("", both, [1.0] * len(both), 0, 1))
        return rows

    def _ready_by(self, i: int, begun: int, phase: int) -> bool:
        ready = ready_phase(self.instance, i, begun)
        return ready is not None and ready <= phase

    def _phase_rows(self) -> list[_Sparse]:
        """What each phase may spend; with carry-over, what all phases up to it may."""
        instance, rows = self.instance, []
        spendable = Decimal(0)
        for p, phase in enumerate(instance.problem.phases):
            if phase.budget is None:
                continue
            first = 0 if instance.problem.carry_over else p
            spendable = decimals(phase.budget) + (spendable if first == 0 else 0)
            inside = [
                c for c, (i, q) in enumerate(self.columns) if first <= q <= p and instance.cost[i]
            ]
            costs = [float(instance.cost[self.columns[c][0]]) for c in inside]
            rows.append(
                _Sparse(
                    f"phases.{phase.id}",
                    inside,
                    costs,
                    -highspy.kHighsInf,
                    float(instance.cells(spendable)),
                )
            )
        return rows

    def _synergy_rows(self) -> list[_Sparse]:
        """A gain only when all are chosen; a loss whenever all are."""
        rows = []
        for k, (members, value) in enumerate(self.instance.synergies):
            column = len(self.columns) + k
            if value > 0:
                rows += [
                    _Sparse("", [column, *self._of[i]], [1.0] + [-1.0] * len(self._of[i]), -1, 0)
                    for i in members
                ]
            else:
                inside = [c for i in members for c in self._of[i]]
                coefficients = [1.0] + [-1.0] * len(inside)
                least = 1.0 - len(members)
                rows.append(_Sparse("", [column, *inside], coefficients, least, highspy.kHighsInf))
        return rows


def ready_phase(instance: Instance, i: int, begun: int) -> int | None:
    """The phase in which an intervention begun in `begun` is ready; None: not within the programme.

    It begins with its phase and takes its lead time. Without months for every phase from there on,
    lead times are not looked at.
    """
    phases = instance.problem.phases
    left = instance.problem.interventions[i].lead_time_months
    for p in range(begun, len(phases)):
        months = phases[p].months
        if months is None or left <= months:
            return p
        left -= months
    return None if phases else begun


def worth(instance: Instance, chosen: tuple[int, ...], values: Floats) -> float:
    """The value of a choice, its synergies included."""
    inside = set(chosen)
    gains = sum(value for members, value in instance.synergies if inside.issuperset(members))
    return float(values[list(chosen)].sum()) + gains
