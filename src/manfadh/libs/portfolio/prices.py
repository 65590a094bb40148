"""What each rule costs, what would flip each choice, and which rules cannot all hold."""

import time
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from manfadh.libs.portfolio.answer import Conflict, Flip, RulePrice
from manfadh.libs.portfolio.checking import rule_names
from manfadh.libs.portfolio.choosing import Chooser
from manfadh.libs.portfolio.instance import BUDGET
from manfadh.libs.portfolio.optimum import Choice, Question, SolverStopped
from manfadh.libs.portfolio.problem import (
    AtMost,
    Choose,
    LeaveOut,
    MaximumShare,
    MinimumShare,
    MinimumSpend,
    Problem,
    Rule,
    RunningCostCeiling,
)


def sayings(problem: Problem) -> dict[str, str]:
    """Each limit by its name in the answer, said in words: the budget, phases, rules."""
    currency = f"{problem.currency} " if problem.currency else ""
    found = {}
    if problem.budget is not None:
        found[BUDGET] = f"spend at most {currency}{problem.budget:,.10g}"
    for phase in problem.phases:
        if phase.budget is not None:
            found[f"phases.{phase.id}"] = (
                f"spend at most {currency}{phase.budget:,.10g} in phase {phase.id}"
            )
    for name, rule in zip(rule_names(problem), problem.rules, strict=True):
        found[name] = _say(rule, currency)
    return found


def _say(rule: Rule, currency: str) -> str:
    match rule:
        case MinimumShare() | MaximumShare():
            least = "least" if isinstance(rule, MinimumShare) else "most"
            of = "the budget" if rule.base == "budget" else "what is spent"
            return f"at {least} {rule.share * 100:.10g} % of {of} in {rule.by} {rule.group}"
        case MinimumSpend():
            return f"at least {currency}{rule.amount:,.10g} in {rule.by} {rule.group}"
        case RunningCostCeiling():
            payer = f" for {rule.payer}" if rule.payer else ""
            return f"running costs of at most {currency}{rule.ceiling:,.10g} a year{payer}"
        case Choose():
            return f"choose {rule.intervention}"
        case LeaveOut():
            return f"leave {rule.intervention} out"
        case AtMost():
            return f"at most {rule.count} of {', '.join(rule.interventions)}"


def prices_of_rules(chooser: Chooser, made: Choice, seconds: float) -> list[RulePrice]:
    """What each limit costs in value, in the order of `sayings`."""
    until = time.monotonic() + seconds
    found = []
    for name, says in sayings(chooser.instance.problem).items():
        left = until - time.monotonic()
        without = _without(chooser, name, left) if left > 0 else None
        if without is None:
            found.append(
                RulePrice(rule=name, says=says, price=None, value_without=None, exact=False)
            )
            continue
        found.append(
            RulePrice(
                rule=name,
                says=says,
                price=max(0.0, without.value - made.value),
                value_without=without.value,
                exact=made.exact and without.exact,
            )
        )
    return found


def _without(chooser: Chooser, name: str, seconds: float) -> Choice | None:
    try:
        return chooser.best(Question(without=frozenset([name]), seconds=seconds))
    except SolverStopped:
        return None


def flips(chooser: Chooser, made: Choice, seconds: float) -> dict[int, Flip]:
    """By how much each value must change for the best choice to change about it.

    Only choices with an intervention gain when its value rises, all by as much. So one that is left
    out comes in exactly when its value rises by more than the best value less the best value with
    it forced in; and one that is in stays until it has lost more than the best value less the best
    value without it. Those nearest to change are asked first.
    """
    instance, until = chooser.instance, time.monotonic() + seconds
    inside = set(made.chosen)
    found = {}
    for i in _nearest_first(chooser, made):
        left = until - time.monotonic()
        if left <= 0:
            break
        wanted = int(i not in inside)
        try:
            other = chooser.best(Question(fixed={i: wanted}, seconds=left))
        except SolverStopped:
            break
        if other is None:
            found[i] = Flip(value_change=None)
            continue
        change = max(0.0, made.value - other.value)
        least = -float(instance.value[i])
        # A value cannot fall below nothing: what is worth keeping for others' sake stays.
        if not wanted and -change < least:
            found[i] = Flip(value_change=None)
        else:
            found[i] = Flip(value_change=change if wanted else -change, exact=other.exact)
    return found


def _nearest_first(chooser: Chooser, made: Choice) -> Iterable[int]:
    """Positions by how close their worth for money is to that of the last one chosen."""
    instance = chooser.instance
    rate = instance.value / np.maximum(1, instance.cost)
    margin = float(np.median(rate[list(made.chosen)])) if made.chosen else 0.0
    return [int(i) for i in np.argsort(np.abs(rate - margin), kind="stable")]


def conflict_of(chooser: Chooser) -> Conflict:
    """A smallest set of limits that cannot all hold: each left out in turn, kept if it matters."""
    nothing = np.zeros(len(chooser.instance.ids))
    names = list(sayings(chooser.instance.problem))
    without: frozenset[str] = frozenset()
    for name in names:
        tried = without | {name}
        if chooser.model.best(Question(value=nothing, without=tried)) is None:
            without = tried
    kept = [name for name in names if name not in without]
    says = sayings(chooser.instance.problem)
    message = "These cannot all hold: " + "; ".join(f"{name} ({says[name]})" for name in kept) + "."
    behind = _behind(chooser, without)
    if behind:
        message += f" It is {' and '.join(behind)} that bring them together."
    return Conflict(rules=kept, message=message + " Change or drop one of them.")


def _behind(chooser: Chooser, without: frozenset[str]) -> list[str]:
    """Which parts of the candidates themselves play a part in a conflict."""
    instance = chooser.instance
    nothing = np.zeros(len(instance.ids))
    parts = {
        "the prerequisites": replace(instance, needs=[]),
        "the exclusions": replace(instance, excludes=[]),
    }
    return [
        name
        for name, relaxed in parts.items()
        if Chooser(relaxed, trees=False).best(Question(value=nothing, without=without)) is not None
    ]
