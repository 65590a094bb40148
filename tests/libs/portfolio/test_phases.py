"""Phases: a cost falls where it begins, and what is needed must be ready by then."""

import json
from typing import Any

import pytest

from manfadh.libs.portfolio import Answer, choose, read_problem

Json = dict[str, Any]


def answer(problem: Json) -> Answer:
    return choose(read_problem(json.dumps({"questions": [], **problem}).encode()))


def phases_of(found: Answer) -> dict[str, str | None]:
    return {one.id: one.phase for one in found.interventions if one.chosen}


SCANNER = {"id": "scanner", "cost": 6, "value": 9, "requires": ["power"]}
POWER = {"id": "power", "cost": 4, "value": 1, "lead_time_months": 14}
TWO_YEARS = [{"id": "one", "months": 12, "budget": 6}, {"id": "two", "months": 12, "budget": 6}]


def test_what_takes_fourteen_months_is_ready_in_the_second_year() -> None:
    found = answer({"phases": TWO_YEARS, "interventions": [SCANNER, POWER]})
    assert phases_of(found) == {"power": "one", "scanner": "two"}


def test_what_is_not_ready_within_the_programme_is_not_begun() -> None:
    slow = {**POWER, "lead_time_months": 25}
    found = answer({"phases": TWO_YEARS, "interventions": [SCANNER, slow]})
    assert found.chosen == []
    assert found.status == "optimal"


def test_a_phase_spends_its_own_money_unless_it_may_be_carried_over() -> None:
    dear = [{"id": "hall", "cost": 10, "value": 5}]
    phases = [{"id": "one", "budget": 5}, {"id": "two", "budget": 5}]
    assert answer({"phases": phases, "interventions": dear}).chosen == []
    found = answer({"phases": phases, "interventions": dear, "carry_over": True})
    assert phases_of(found) == {"hall": "two"}


def test_a_candidate_keeps_to_its_phases() -> None:
    late = [{"id": "course", "cost": 1, "value": 1, "phases": ["two"]}]
    found = answer({"phases": TWO_YEARS, "interventions": late})
    assert phases_of(found) == {"course": "two"}


def test_the_price_of_a_phase_is_what_its_ceiling_costs() -> None:
    items = [{"id": f"i{i}", "cost": 4, "value": 3, "phases": ["one"]} for i in range(3)]
    found = answer({"phases": TWO_YEARS, "interventions": items, "questions": ["rules"]})
    assert {one.rule: one.price for one in found.rules or []} == {"phases.one": 6, "phases.two": 0}


def test_a_synergy_is_gained_across_phases() -> None:
    items = [{"id": "a", "cost": 6, "value": 1}, {"id": "b", "cost": 6, "value": 1}]
    together = [{"interventions": ["a", "b"], "value": 2.5}]
    found = answer({"phases": TWO_YEARS, "interventions": items, "synergies": together})
    assert found.value == pytest.approx(4.5)
