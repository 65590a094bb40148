"""A problem that cannot be answered says what to correct, and where."""

import json
from typing import Any

import pytest

from manfadh.libs.portfolio import BadProblem, choose, problem_schema, read_problem

Json = dict[str, Any]
SCANNER = {"id": "scanner", "cost": 40, "value": 9}
TRAINING = {"id": "training", "cost": 25, "value": 6}


def faults(problem: object) -> dict[str, str]:
    text = problem if isinstance(problem, bytes) else json.dumps(problem).encode()
    with pytest.raises(BadProblem) as caught:
        choose(read_problem(text))
    return {one.path: one.message for one in caught.value.faults}


def of(*items: Json, **more: Any) -> Json:
    return {"interventions": list(items), **more}


@pytest.mark.parametrize(
    ("problem", "path", "part"),
    [
        (b"", "$", "not JSON"),
        (b'{"interventions": [', "$", "not JSON"),
        (b"\xff\xfe", "$", "not JSON"),
        ([], "$", "object"),
        ({}, "$", '"interventions" is missing'),
        (of(), "$.interventions", "at least 1"),
        (of({"id": "a", "value": 1}), "$.interventions[0]", '"cost" is missing'),
        (of({**SCANNER, "cost": -1}), "$.interventions[0].cost", "must be 0 or more"),
        (of({**SCANNER, "cost": "40"}), "$.interventions[0].cost", "float"),
        (of({**SCANNER, "value": -3}), "$.interventions[0].value", "must be 0 or more"),
        (of({**SCANNER, "cost": 0.0000001}), "$.interventions[0].cost", "decimals"),
        (of({**SCANNER, "price": 1}), "$.interventions[0]", 'no field "price"'),
        (of({**SCANNER, "level": "tactic"}), "$.interventions[0].level", '"tactic"'),
        (of({"id": "a", "cost": 1}), "$.interventions[0]", "value"),
        (of(SCANNER, SCANNER), "$.interventions[1].id", "interventions[0]"),
        (of({**SCANNER, "requires": ["road"]}), "$.interventions[0].requires[0]", '"road"'),
        (of({**SCANNER, "requires": ["scanner"]}), "$.interventions[0].requires[0]", "itself"),
        (of({**SCANNER, "phases": ["III"]}), "$.interventions[0].phases[0]", '"III"'),
        (of({**SCANNER, "low": 9, "high": 2}), "$.interventions[0].low", "above"),
        (of(SCANNER, budget=-1), "$.budget", "must be 0 or more"),
        (of(SCANNER, rules=[{"kind": "hope"}]), "$.rules[0].kind", '"hope"'),
        (
            of(SCANNER, rules=[{"kind": "choose", "intervention": "road"}]),
            "$.rules[0].intervention",
            '"road"',
        ),
        (
            of(
                SCANNER,
                rules=[{"kind": "minimum_spend", "by": "port", "group": "Zurbatiyah", "amount": 1}],
            ),
            "$.rules[0].group",
            "Zurbatiyah",
        ),
        (of(SCANNER, scenarios={"values": [[1, 2]]}), "$.scenarios.values[0]", "1 intervention"),
    ],
)
def test_each_fault_is_named_with_its_path(problem: object, path: str, part: str) -> None:
    found = faults(problem)
    assert path in found
    assert part in found[path]


def test_a_circle_is_shown_link_by_link() -> None:
    found = faults(
        of(
            {**SCANNER, "requires": ["training"]},
            {**TRAINING, "requires": ["power"]},
            {"id": "power", "cost": 1, "value": 1, "requires": ["scanner"]},
        )
    )
    assert "scanner → training → power → scanner" in found["$.interventions[0].requires"]


def test_what_is_needed_cannot_be_excluded() -> None:
    found = faults(of({**SCANNER, "requires": ["training"], "excludes": ["training"]}, TRAINING))
    assert "both requires and excludes" in found["$.interventions[0].excludes"]


@pytest.mark.parametrize(
    ("weights", "path"),
    [
        ({"gap": 0.7, "flow": 0.6}, "$.weights"),
        ({"gap": 1.5, "flow": -0.5}, "$.weights[...]"),
        ({"gap": 0.5, "beauty": 0.5}, "$.weights.beauty"),
        ({"flow": 1}, "$.interventions[0].effects.gap"),
    ],
)
def test_contradictory_weights_are_refused(weights: Json, path: str) -> None:
    one = {"id": "a", "cost": 1, "effects": {"gap": 2, "flow": 1}}
    assert path in faults(of(one, weights=weights))


def test_weights_may_sum_to_one_or_to_a_hundred() -> None:
    one = {"id": "a", "cost": 1, "effects": {"gap": 2, "flow": 1}}
    for weights in ({"gap": 0.75, "flow": 0.25}, {"gap": 75, "flow": 25}):
        problem = of(one, weights=weights, questions=[])
        assert choose(read_problem(json.dumps(problem).encode())).value == 1.75


def test_minimum_shares_of_more_than_all_are_refused() -> None:
    items = [{**SCANNER, "governorate": "Basra"}, {**TRAINING, "governorate": "Baghdad"}]
    shares = [
        {"kind": "minimum_share", "by": "governorate", "group": group, "share": 0.6}
        for group in ("Basra", "Baghdad")
    ]
    assert "120 %" in faults(of(*items, rules=shares))["$.rules[1].share"]


def test_every_fault_is_told_at_once() -> None:
    found = faults(of({**SCANNER, "requires": ["x"]}, {**TRAINING, "excludes": ["y"]}))
    assert set(found) == {"$.interventions[0].requires[0]", "$.interventions[1].excludes[0]"}


def test_cents_are_counted_exactly() -> None:
    items = [{"id": f"i{i}", "cost": 0.1, "value": 1} for i in range(3)]
    found = choose(read_problem(json.dumps(of(*items, budget=0.3, questions=[])).encode()))
    assert found.chosen == ["i0", "i1", "i2"]  # in floats, three times 0.1 is more than 0.3
    assert found.cost == 0.3


def test_a_budget_that_cannot_hold_what_must_be_chosen_is_named() -> None:
    problem = of(
        {**SCANNER, "requires": ["training"]},
        TRAINING,
        budget=50,
        rules=[{"kind": "choose", "intervention": "scanner", "id": "the minister's word"}],
    )
    found = choose(read_problem(json.dumps(problem).encode()))
    assert found.status == "infeasible"
    assert found.conflict is not None
    assert found.conflict.rules == ["budget", "the minister's word"]
    assert "the prerequisites" in found.conflict.message


def test_the_schema_knows_every_rule() -> None:
    kinds = problem_schema()["$defs"].keys()
    assert {"MinimumShare", "RunningCostCeiling", "Choose", "AtMost"} <= kinds
