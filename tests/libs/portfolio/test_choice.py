"""The choice is the best there is: every small problem is tried subset by subset beside it."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from tests.libs.portfolio import brute
from tests.libs.portfolio.invented import forests, problems

from manfadh.libs.portfolio import Answer, BadProblem, choose, read_problem
from manfadh.libs.portfolio.checking import check_problem
from manfadh.libs.portfolio.choosing import Chooser
from manfadh.libs.portfolio.instance import instance_of
from manfadh.libs.portfolio.optimum import Question

Json = dict[str, Any]


def answer(problem: Json) -> Answer:
    return choose(read_problem(json.dumps(problem).encode()))


def chooser(problem: Json, *, trees: bool = True) -> Chooser:
    read = read_problem(json.dumps(problem).encode())
    check_problem(read)
    return Chooser(instance_of(read), trees=trees)


def contradicts_itself(problem: Json) -> bool:
    try:
        check_problem(read_problem(json.dumps(problem).encode()))
    except BadProblem:
        return True
    return False


@settings(max_examples=150, deadline=None)
@given(forests())
def test_the_pass_on_trees_finds_the_best_of_all_subsets(problem: Json) -> None:
    if contradicts_itself(problem):
        return
    asked = chooser(problem)
    found = asked.best(Question())
    assert asked.method == "tree pass"
    expected = brute.best_value(problem)
    assert (found.value if found else None) == (
        None if expected is None else pytest.approx(expected, abs=1e-9)
    )
    if found:
        chosen = [problem["interventions"][i] for i in found.chosen]
        assert brute.fits(chosen)
        assert brute.spent(chosen) <= brute.exact(problem["budget"])


@settings(max_examples=100, deadline=None)
@given(problems())
def test_highs_finds_the_best_of_all_subsets(problem: Json) -> None:
    if contradicts_itself(problem):
        return
    found = chooser(problem, trees=False).best(Question())
    expected = brute.best_value(problem)
    assert (found.value if found else None) == (
        None if expected is None else pytest.approx(expected, abs=1e-9)
    )


@settings(max_examples=40, deadline=None)
@given(forests())
def test_the_value_at_every_budget_is_what_each_budget_alone_would_give(problem: Json) -> None:
    if contradicts_itself(problem):
        return
    found = answer({**problem, "questions": ["budgets"]}).budgets
    if found is None:  # infeasible at the whole budget: there is no curve
        return
    assert found.exact
    step = brute.exact(found.every)
    for cell in range(int(brute.exact(problem["budget"]) / step) + 1):
        budget = float(cell * step)
        at = [one for one in found.points if brute.exact(one.budget) <= cell * step][-1]
        expected = brute.best_value(problem, budget)
        assert at.value == (None if expected is None else pytest.approx(expected, abs=1e-9))


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_sweep_brackets_the_value_at_every_budget(problem: Json) -> None:
    if contradicts_itself(problem):
        return
    found = answer({**problem, "questions": ["budgets"], "seconds": 20}).budgets
    if found is None or not found.holds_between:
        return
    for budget in range(problem["budget"] + 1):
        at = [one for one in found.points if one.budget <= budget][-1]
        expected = brute.best_value(problem, budget)
        assert (at.value is None) == (expected is None)
        if expected is not None and at.value is not None and at.upper is not None:
            assert at.value - 1e-9 <= expected <= at.upper + 1e-9
    assert found.exact


@settings(max_examples=40, deadline=None)
@given(problems())
def test_flips_and_prices_are_differences_of_best_values(problem: Json) -> None:
    if contradicts_itself(problem):
        return
    found = answer({**problem, "questions": ["rules", "flips"]})
    if found.value is None:
        assert found.status == "infeasible"
        return
    for rule in found.rules or []:
        without = brute.best_value(problem, without=rule.rule)
        assert without is not None
        assert rule.price == pytest.approx(without - found.value, abs=1e-9)
    for one in found.interventions:
        other = brute.best_value(problem, fixed={one.id: not one.chosen})
        assert one.flip is not None
        if other is None:
            assert one.flip.value_change is None
        elif one.flip.value_change is not None:
            assert abs(one.flip.value_change) == pytest.approx(found.value - other, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(forests())
def test_each_rule_of_a_conflict_is_needed_for_it(problem: Json) -> None:
    problem = {**problem, "questions": []}
    if contradicts_itself(problem):
        return
    found = answer(problem)
    if found.conflict is None:
        return
    named = found.conflict.rules
    kept = {**problem, "rules": [one for one in problem["rules"] if one["id"] in named]}
    without = "" if "budget" in named else "budget"
    assert brute.best_value(kept, without=without) is None
    for name in named:
        fewer = [one for one in kept["rules"] if one["id"] != name]
        no_budget = without or ("budget" if name == "budget" else "")
        assert brute.best_value({**kept, "rules": fewer}, without=no_budget) is not None


def test_a_choice_for_others_sake_stays_however_little_it_is_worth() -> None:
    found = answer(
        {
            "budget": 2,
            "interventions": [
                {"id": "power", "cost": 1, "value": 0},
                {"id": "scanner", "cost": 1, "value": 5, "requires": ["power"]},
            ],
        }
    )
    assert found.chosen == ["power", "scanner"]
    assert [one.flip.value_change for one in found.interventions if one.flip] == [None, -5]


def test_scenarios_by_the_pass_equal_those_by_highs() -> None:
    random = np.random.default_rng(7)
    items = [
        {
            "id": f"i{i}",
            "cost": int(random.integers(1, 60)),
            "value": float(random.integers(1, 400)) / 7,
            "governorate": ["Basra", "Baghdad", "Sulaymaniyah"][i % 3],
            "requires": [f"i{i - 3}"] if i % 2 and i > 3 else [],
        }
        for i in range(45)
    ]
    shares = [
        {"kind": "minimum_share", "by": "governorate", "group": group, "share": 0.25}
        for group in ("Basra", "Baghdad", "Sulaymaniyah")
    ]
    problem = {"budget": 400, "interventions": items, "rules": shares}
    ours, theirs = chooser(problem), chooser(problem, trees=False)
    for _ in range(15):
        values = random.lognormal(1, 0.8, len(items))
        by_pass, by_highs = ours.best(Question(value=values)), theirs.best(Question(value=values))
        assert by_pass is not None
        assert by_highs is not None
        assert by_pass.value == pytest.approx(by_highs.value, abs=1e-9)
