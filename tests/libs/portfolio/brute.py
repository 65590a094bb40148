"""Small problems answered by trying every subset, written without a look at the engine."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

Json = dict[str, Any]


def subsets(problem: Json) -> Iterator[list[Json]]:
    every = problem["interventions"]
    yield from (
        list(one)
        for one in chain.from_iterable(combinations(every, k) for k in range(len(every) + 1))
    )


def exact(number: float | int) -> Fraction:
    return Fraction(str(number))


def spent(chosen: list[Json]) -> Fraction:
    return sum((exact(one["cost"]) for one in chosen), Fraction(0))


def fits(chosen: list[Json]) -> bool:
    names = {one["id"] for one in chosen}
    return all(
        names.issuperset(one.get("requires", [])) and names.isdisjoint(one.get("excludes", []))
        for one in chosen
    )


def keeps(rule: Json, chosen: list[Json], budget: Fraction) -> bool:
    names = {one["id"] for one in chosen}
    inside = [one for one in chosen if one.get(rule.get("by", ""), "") == rule.get("group")]
    match rule["kind"]:
        case "choose":
            return rule["intervention"] in names
        case "leave_out":
            return rule["intervention"] not in names
        case "minimum_share":
            of = budget if rule.get("base") == "budget" else spent(chosen)
            return spent(inside) >= exact(rule["share"]) * of
        case "maximum_share":
            of = budget if rule.get("base") == "budget" else spent(chosen)
            return spent(inside) <= exact(rule["share"]) * of
        case "minimum_spend":
            return spent(inside) >= exact(rule["amount"])
        case "running_cost_ceiling":
            paid = [
                one
                for one in chosen
                if rule.get("payer", "") in ("", one.get("running_cost_payer"))
            ]
            yearly = sum((exact(one.get("running_cost", 0)) for one in paid), Fraction(0))
            return yearly <= exact(rule["ceiling"])
        case "at_most":
            return len(names & set(rule["interventions"])) <= int(rule["count"])
        case other:
            raise AssertionError(other)


def worth(problem: Json, chosen: list[Json]) -> float:
    names = {one["id"] for one in chosen}
    gains = [
        one["value"]
        for one in problem.get("synergies", [])
        if names.issuperset(one["interventions"])
    ]
    return float(sum(one["value"] for one in chosen) + sum(gains))


def best_value(
    problem: Json, budget: float | None = None, without: str = "", fixed: Json | None = None
) -> float | None:
    """The best value, or None; `fixed` says of ids whether they must be in (True) or out."""
    money = exact(problem["budget"] if budget is None else budget)
    rules = [one for one in problem.get("rules", []) if one.get("id") != without]
    values = [
        worth(problem, chosen)
        for chosen in subsets(problem)
        if fits(chosen)
        and (without == "budget" or spent(chosen) <= money)
        and all(keeps(rule, chosen, money) for rule in rules)
        and all(
            (name in {one["id"] for one in chosen}) == wanted
            for name, wanted in (fixed or {}).items()
        )
    ]
    return max(values, default=None)
