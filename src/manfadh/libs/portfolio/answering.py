"""From a problem to its answer."""

import numpy as np

from manfadh.libs.portfolio.answer import Answer, Total, Verdict
from manfadh.libs.portfolio.budgets import value_at_every_budget
from manfadh.libs.portfolio.checking import check_problem
from manfadh.libs.portfolio.choosing import Chooser
from manfadh.libs.portfolio.instance import Floats, Instance, instance_of
from manfadh.libs.portfolio.optimum import Choice, Question
from manfadh.libs.portfolio.prices import conflict_of, flips, prices_of_rules
from manfadh.libs.portfolio.problem import Problem
from manfadh.libs.portfolio.scenarios import over_scenarios, standing_of

GROUPINGS = ("governorate", "authority", "port", "level")


def choose(problem: Problem) -> Answer:
    """The best choice and what the problem asks beside it.

    Raises BadProblem with every fault of the problem, and SolverStopped when the solver found
    nothing within `problem.seconds`.
    """
    check_problem(problem)
    instance = instance_of(problem)
    chooser = Chooser(instance)
    made = chooser.best(Question(seconds=problem.seconds))
    if made is None:
        return Answer(
            status="infeasible",
            method=chooser.method,
            currency=problem.currency,
            budget=problem.budget,
            conflict=conflict_of(chooser),
        )
    return _answer(chooser, made)


def _answer(chooser: Chooser, made: Choice) -> Answer:
    instance = chooser.instance
    problem, seconds = instance.problem, instance.problem.seconds
    asked = set(problem.questions)
    budgets, first = value_at_every_budget(chooser, seconds) if "budgets" in asked else (None, {})
    scenarios, share = (
        over_scenarios(chooser, made, seconds) if "scenarios" in asked else (None, None)
    )
    return Answer(
        status="optimal" if made.exact else "bounded",
        method=chooser.method,
        currency=problem.currency,
        budget=problem.budget,
        chosen=[instance.ids[i] for i in made.chosen],
        value=made.value,
        bound=made.bound,
        gap=made.bound - made.value,
        cost=instance.money(int(instance.cost[list(made.chosen)].sum())),
        interventions=_verdicts(chooser, made, share, first),
        by=_totals(instance, made),
        running_costs=_running_costs(instance, made),
        budgets=budgets,
        scenarios=scenarios,
        rules=prices_of_rules(chooser, made, seconds) if "rules" in asked else None,
        notes=_notes(instance, made),
    )


def _verdicts(
    chooser: Chooser, made: Choice, share: Floats | None, first: dict[int, int]
) -> list[Verdict]:
    instance = chooser.instance
    problem = instance.problem
    found = flips(chooser, made, problem.seconds) if "flips" in problem.questions else {}
    phases = [one.id for one in problem.phases]
    inside = set(made.chosen)
    return [
        Verdict(
            id=one.id,
            chosen=i in inside,
            cost=one.cost,
            value=float(instance.value[i]),
            phase=phases[made.phase[i]] if phases and i in inside else None,
            scenarios_percent=None if share is None else float(np.round(share[i] * 100, 6)),
            standing=None if share is None else standing_of(float(share[i])),
            chosen_from_budget=instance.money(first[i]) if i in first else None,
            flip=found.get(i),
        )
        for i, one in enumerate(problem.interventions)
    ]


def _totals(instance: Instance, made: Choice) -> dict[str, dict[str, Total]]:
    """What the choice comes to in each group of each grouping that is in use."""
    spent = max(1, int(instance.cost[list(made.chosen)].sum()))
    found: dict[str, dict[str, Total]] = {}
    for by in GROUPINGS:
        groups = [getattr(one, by) or "" for one in instance.problem.interventions]
        for group in sorted(set(groups)) if any(groups) else ():
            inside = [i for i in made.chosen if groups[i] == group]
            cells = int(instance.cost[inside].sum())
            found.setdefault(by, {})[group] = Total(
                count=len(inside),
                cost=instance.money(cells),
                value=float(instance.value[inside].sum()),
                cost_percent=100 * cells / spent,
            )
    return found


def _running_costs(instance: Instance, made: Choice) -> dict[str, float]:
    found: dict[str, float] = {}
    for i in made.chosen:
        one = instance.problem.interventions[i]
        if one.running_cost:
            payer = one.running_cost_payer
            found[payer] = found.get(payer, 0.0) + one.running_cost
    return found


def _notes(instance: Instance, made: Choice) -> list[str]:
    """What the reader should know and no figure says."""
    notes = []
    problem = instance.problem
    unpaid = [
        problem.interventions[i].id
        for i in made.chosen
        if problem.interventions[i].running_cost and not problem.interventions[i].running_cost_payer
    ]
    if unpaid:
        notes.append(f"Nobody is named who pays the running cost of: {', '.join(unpaid)}.")
    if problem.budget is None:
        notes.append("No budget was given, so money did not bind.")
    if problem.phases and any(phase.months is None for phase in problem.phases):
        notes.append("A phase has no length, so lead times were not looked at beyond it.")
    return notes
