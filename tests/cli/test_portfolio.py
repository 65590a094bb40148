"""`manfadh portfolio choose`: a problem in, an answer out, no settings, no database."""

import json
import os
import subprocess
import sys
from typing import Any

from click.testing import CliRunner, Result

from manfadh.cli import main

PROBLEM = {
    "budget": 50,
    "currency": "USD",
    "interventions": [
        {"id": "scanner", "cost": 40, "value": 9},
        {"id": "training", "cost": 25, "value": 6},
        {"id": "procedures", "cost": 20, "value": 5},
    ],
}


def run(problem: Any) -> Result:
    return CliRunner().invoke(main, ["portfolio", "choose"], input=json.dumps(problem).encode())


def test_a_minimal_problem_has_a_whole_answer() -> None:
    result = run(PROBLEM)
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["chosen"] == ["training", "procedures"]
    assert (answer["value"], answer["cost"], answer["gap"]) == (11, 45, 0)
    assert [one["budget"] for one in answer["budgets"]["points"]] == [0, 20, 25, 40, 45]
    assert answer["scenarios"]["count"] == 200
    assert answer["rules"][0]["rule"] == "budget"
    assert answer["rules"][0]["price"] == 9


def test_a_bad_problem_is_refused_with_its_paths() -> None:
    result = run({**PROBLEM, "budget": -1})
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["faults"][0]["path"] == "$.budget"


def test_an_impossible_problem_names_the_rules() -> None:
    must = [{"kind": "choose", "intervention": name} for name in ("scanner", "training")]
    result = run({**PROBLEM, "rules": must})
    assert result.exit_code == 1
    assert json.loads(result.stdout)["conflict"]["rules"] == ["budget", "rules[0]", "rules[1]"]


def test_the_schemas_are_printed() -> None:
    problem = CliRunner().invoke(main, ["portfolio", "schema"])
    answer = CliRunner().invoke(main, ["portfolio", "schema", "--answer"])
    assert "interventions" in json.dumps(json.loads(problem.stdout))
    assert "largest_regret" in json.dumps(json.loads(answer.stdout))


def test_nothing_but_the_answer_is_written_and_no_settings_are_read() -> None:
    environment = {**os.environ, "MANFADH_PORT": "no number", "DJANGO_SETTINGS_MODULE": "nowhere"}
    ran = subprocess.run(
        [sys.executable, "-c", "from manfadh.cli import main; main()", "portfolio", "choose"],
        input=json.dumps(PROBLEM).encode(),
        capture_output=True,
        env=environment,
        check=True,
    )
    assert json.loads(ran.stdout)["status"] == "optimal"
    assert ran.stderr == b""
