"""What is answered: every field, and what it may be relied on for."""

from typing import Any, Literal

import msgspec

from manfadh.libs.portfolio.problem import Document

Standing = Literal["core", "borderline", "never"]


class Flip(Document, frozen=True):
    """What would change the choice about one intervention, everything else as it is.

    Chosen: it stays while its value falls by less than `value_change` (below zero). Not chosen: it
    comes in when its value rises by more than `value_change`. None: a rule decides it whatever its
    value. `exact` is False where time ran out; the true change is then no larger than this.
    """

    value_change: float | None
    exact: bool = True


class Verdict(Document, frozen=True):
    """One intervention in the answer."""

    id: str
    chosen: bool
    cost: float
    value: float
    phase: str | None = None
    # In how many of 100 scenarios the best choice has it, and what that makes it.
    scenarios_percent: float | None = None
    standing: Standing | None = None
    # The smallest budget at which a best choice on the curve has it.
    chosen_from_budget: float | None = None
    flip: Flip | None = None


class Total(Document, frozen=True):
    """What the choice comes to in one group."""

    count: int
    cost: float
    value: float
    cost_percent: float


class BudgetPoint(Document, frozen=True):
    """The value from this budget on, until the next point. `value` None: no choice keeps the rules.

    `upper` is a proven ceiling for every budget up to the next point (for the last: up to the end).
    Where `upper` equals `value`, the value is exact on the whole stretch.
    """

    budget: float
    value: float | None
    upper: float | None


class Budgets(Document, frozen=True):
    """The value at every budget, as steps.

    `every` is the step between the budgets that were looked at: no sum of costs lies between. With
    a share of the *budget* among the rules (`holds_between` False), points hold at multiples of it
    only. `largest_gap` is the largest proven gap on any stretch; 0 when `exact`.
    """

    method: str
    exact: bool
    every: float
    holds_between: bool
    largest_gap: float
    points: list[BudgetPoint]


class Steadiest(Document, frozen=True):
    """Of all choices that were best in some scenario, and the one made: the least to regret."""

    chosen: list[str]
    mean_regret: float
    largest_regret: float
    mean_value: float


class ScenariosAnswer(Document, frozen=True):
    """How the choice fares when values turn out otherwise.

    `optima` has the best value of each scenario, and `values` what the choice made is worth in it;
    their differences are the regrets. `exact` says that every optimum was proven.
    """

    count: int
    exact: bool
    seed: int | None
    core: list[str]
    borderline: list[str]
    never: list[str]
    mean_regret: float
    largest_regret: float
    optima: list[float]
    values: list[float]
    steadiest: Steadiest


class RulePrice(Document, frozen=True):
    """What a rule costs: the value without it, less the value with it. None: time ran out."""

    rule: str
    says: str
    price: float | None
    value_without: float | None
    exact: bool = True


class Conflict(Document, frozen=True):
    """Rules that cannot all hold; without any one of them, the others can."""

    rules: list[str]
    message: str


class Answer(Document, frozen=True):
    """The answer to a problem."""

    # optimal: proven. bounded: a choice with a proven gap. infeasible: see `conflict`.
    status: Literal["optimal", "bounded", "infeasible"]
    method: str
    currency: str = ""
    budget: float | None = None
    chosen: list[str] = []
    value: float | None = None
    # No choice is worth more than this; `gap` is the difference.
    bound: float | None = None
    gap: float | None = None
    cost: float | None = None
    interventions: list[Verdict] = []
    by: dict[str, dict[str, Total]] = {}
    # Per year afterwards, by who pays ("" where nobody was named).
    running_costs: dict[str, float] = {}
    conflict: Conflict | None = None
    budgets: Budgets | None = None
    scenarios: ScenariosAnswer | None = None
    rules: list[RulePrice] | None = None
    notes: list[str] = []


def answer_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an answer."""
    return msgspec.json.schema(Answer)
