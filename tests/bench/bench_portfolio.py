"""A national plan: 500 interventions at 100 ports, chosen by the pass on trees and by HiGHS.

Run: python -m tests.bench.bench_portfolio

225 prerequisites in trees, three minimum shares of a quarter, US$ 840,000. Both sides answer in
this process and on one thread, so ratios hold on a busy machine. HiGHS is asked for a sample of the
scenarios only, and its time for 200 reckoned from it.
"""

import json
import os
import random
import sys
import time
from typing import Any

from manfadh.libs.portfolio import read_problem
from manfadh.libs.portfolio.budgets import value_at_every_budget
from manfadh.libs.portfolio.checking import check_problem
from manfadh.libs.portfolio.choosing import Chooser
from manfadh.libs.portfolio.instance import instance_of
from manfadh.libs.portfolio.optimum import Choice, Question
from manfadh.libs.portfolio.scenarios import drawn_values, over_scenarios

GOVERNORATES = ["Sulaymaniyah", "Baghdad", "Basra"]
PORTS, INTERVENTIONS, PREREQUISITES, SCENARIOS = 100, 500, 225, 200
SAMPLE = 10
BUDGETS_COMPARED = 10


def national_plan(step: int = 100, seed: int = 840) -> dict[str, Any]:
    """The problem, as a document; costs are multiples of `step`."""
    chance = random.Random(seed)
    items: list[dict[str, Any]] = []
    at_port: dict[int, list[int]] = {}
    for i in range(INTERVENTIONS):
        port = chance.randrange(PORTS)
        at_port.setdefault(port, []).append(i)
        items.append(
            {
                "id": f"i{i}",
                "port": f"port {port}",
                "governorate": GOVERNORATES[port % 3],
                "cost": max(step, int(chance.lognormvariate(9.2, 0.9)) // step * step),
                "value": round(chance.lognormvariate(1, 0.8), 4),
            }
        )
    links = [
        (same[k], same[chance.randrange(k)])
        for same in at_port.values()
        for k in range(1, len(same))
    ]
    for i, needed in chance.sample(links, PREREQUISITES):
        items[i]["requires"] = [f"i{needed}"]
    shares = [
        {"kind": "minimum_share", "by": "governorate", "group": one, "share": 0.25}
        for one in GOVERNORATES
    ]
    return {"budget": 840_000, "interventions": items, "rules": shares}


def chooser_for(plan: dict[str, Any], *, trees: bool = True) -> Chooser:
    problem = read_problem(json.dumps(plan).encode())
    check_problem(problem)
    return Chooser(instance_of(problem), trees=trees)


def _timed(chooser: Chooser, question: Question) -> tuple[float, Choice]:
    started = time.perf_counter()
    found = chooser.best(question)
    seconds = time.perf_counter() - started
    assert found is not None
    return seconds, found


def main() -> None:
    """Print one JSON object, and a line for people on the error stream."""
    plan = national_plan()
    chooser_for(plan).best(Question())  # compiles, or loads what was compiled
    value_at_every_budget(chooser_for(plan), 60)
    ours, highs = chooser_for(plan), chooser_for(plan, trees=False)
    highs.model.best(Question(budget=0))
    one_seconds, made = _timed(ours, Question())
    highs_seconds, proven = _timed(highs, Question())

    started = time.perf_counter()
    budgets, _ = value_at_every_budget(chooser_for(plan), 60)
    all_seconds = time.perf_counter() - started
    apart = _apart(ours, highs, budgets.points[-1].budget)

    started = time.perf_counter()
    scenarios, _ = over_scenarios(ours, made, 600)
    scenario_seconds = time.perf_counter() - started
    rows = drawn_values(ours.instance)[:SAMPLE]
    asked = [_timed(highs, Question(value=row)) for row in rows]
    differences = [
        abs(one.value - optimum) for (_, one), optimum in zip(asked, scenarios.optima, strict=False)
    ]
    highs_200 = sum(seconds for seconds, _ in asked) / SAMPLE * SCENARIOS
    report = {
        "optimum": made.value,
        "optimum_less_highs": abs(made.value - proven.value),
        "one_choice_seconds": one_seconds,
        "one_choice_ratio": highs_seconds / one_seconds,
        "all_budgets_seconds": all_seconds,
        "all_budgets_exact": int(budgets.exact),
        "all_budgets_points": len(budgets.points),
        "all_budgets_largest_difference": apart,
        "scenarios": scenarios.count,
        "scenarios_seconds": scenario_seconds,
        "scenarios_ratio": highs_200 / scenario_seconds,
        "scenarios_largest_difference": max(differences),
        "core": len(scenarios.core),
        "borderline": len(scenarios.borderline),
        "never": len(scenarios.never),
    }
    sys.stdout.write("\n" + json.dumps(report) + "\n")
    sys.stderr.write(
        f"Plan: all budgets in {all_seconds:.2f} s; {scenarios.count} scenarios in "
        f"{scenario_seconds:.2f} s, {report['scenarios_ratio']:.1f} times HiGHS; one choice "
        f"{report['one_choice_ratio']:.1f} times.\n"
    )


def _apart(ours: Chooser, highs: Chooser, last: float) -> float:
    """The largest difference from HiGHS at budgets spread over the range."""
    cells = ours.instance.budget
    found = []
    for k in range(1, BUDGETS_COMPARED + 1):
        question = Question(budget=cells * k // BUDGETS_COMPARED)
        found.append(abs(_timed(ours, question)[1].value - _timed(highs, question)[1].value))
    return max(found)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
