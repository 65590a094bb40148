"""What a schema cannot see: references that lead nowhere, circles, contradictions, duplicates."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from manfadh.libs.portfolio.faults import BadProblem, Fault
from manfadh.libs.portfolio.problem import (
    AtMost,
    Choose,
    Intervention,
    LeaveOut,
    MaximumShare,
    MinimumShare,
    MinimumSpend,
    Problem,
)

DECIMALS = 6


def check_problem(problem: Problem) -> None:
    """Raise BadProblem with every contradiction found; return when there is none."""
    known = {one.id for one in problem.interventions}
    faults = [
        *_duplicates("interventions", [one.id for one in problem.interventions]),
        *_duplicates("phases", [one.id for one in problem.phases]),
        *_amounts(problem),
        *(fault for i, one in enumerate(problem.interventions) for fault in _one(problem, i, one)),
        *_references(problem, known),
        *_weights(problem),
        *_rules(problem, known),
        *_scenarios(problem),
    ]
    if not faults:
        faults = [*_circles(problem), *_excluded_by_need(problem)] or list(_shares(problem))
    if faults:
        raise BadProblem(faults)


def decimals(amount: float) -> Decimal:
    """An amount exactly as it was written, up to fifteen digits."""
    return Decimal(repr(float(amount)))


def _duplicates(where: str, names: Sequence[str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for i, name in enumerate(names):
        if name in first:
            yield Fault(
                f"$.{where}[{i}].id",
                f'"{name}" is used by {where}[{first[name]}] too. Give each its own.',
            )
        first.setdefault(name, i)


def _amounts(problem: Problem) -> Iterator[Fault]:
    amounts = [
        (f"$.interventions[{i}].cost", one.cost) for i, one in enumerate(problem.interventions)
    ]
    amounts += [
        (f"$.interventions[{i}].running_cost", one.running_cost)
        for i, one in enumerate(problem.interventions)
    ]
    for path, amount in amounts:
        exponent = decimals(amount).normalize().as_tuple().exponent
        if isinstance(exponent, int) and exponent < -DECIMALS:
            yield Fault(path, f"This has more than {DECIMALS} decimals. Round it.")


def _one(problem: Problem, i: int, one: Intervention) -> Iterator[Fault]:
    path = f"$.interventions[{i}]"
    if (one.value is None) == (not one.effects):
        yield Fault(path, 'Give either "value" or "effects" (with "weights"), and not both.')
    if (one.low is None) != (one.high is None):
        yield Fault(path, '"low" and "high" go together. Give both or neither.')
    elif one.low is not None and one.high is not None and one.low > one.high:
        yield Fault(f"{path}.low", f"{one.low:g} is above high, {one.high:g}. Exchange them.")
    if one.effects and not problem.weights:
        yield Fault(f"{path}.effects", 'Effects need the weights of their criteria in "weights".')
    if problem.weights:
        for criterion in one.effects.keys() - problem.weights.keys():
            yield Fault(f"{path}.effects.{criterion}", f'"{criterion}" has no weight in "weights".')


def _unknown(path: str, names: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    yield from (
        Fault(f"{path}[{k}]", f'There is no {what} "{name}".')
        for k, name in enumerate(names)
        if name not in known
    )


def _references(problem: Problem, known: set[str]) -> Iterator[Fault]:
    phases = {one.id for one in problem.phases}
    for i, one in enumerate(problem.interventions):
        path = f"$.interventions[{i}]"
        for field, names in (("requires", one.requires), ("excludes", one.excludes)):
            yield from _unknown(f"{path}.{field}", names, known, "intervention")
            if one.id in names:
                place = f"{path}.{field}[{names.index(one.id)}]"
                yield Fault(place, f'"{one.id}" names itself. Take it out.')
        yield from _unknown(f"{path}.phases", one.phases, phases, "phase")
    for i, synergy in enumerate(problem.synergies):
        path = f"$.synergies[{i}].interventions"
        yield from _unknown(path, synergy.interventions, known, "intervention")
        if len(set(synergy.interventions)) < len(synergy.interventions):
            yield Fault(path, "An intervention is named twice. Name each once.")


def _weights(problem: Problem) -> Iterator[Fault]:
    if not problem.weights:
        return
    total = sum(problem.weights.values())
    if min(abs(total - 1), abs(total - 100) / 100) > 1e-6:
        yield Fault(
            "$.weights",
            f"The weights sum to {total:g}. Write them so that they sum to 1 or to 100.",
        )
    used = {criterion for one in problem.interventions for criterion in one.effects}
    for criterion in problem.weights.keys() - used:
        yield Fault(f"$.weights.{criterion}", f'No intervention has an effect on "{criterion}".')


def _rules(problem: Problem, known: set[str]) -> Iterator[Fault]:
    names = rule_names(problem)
    for name, count in Counter(names).items():
        if count > 1:
            second = [i for i, one in enumerate(names) if one == name][1]
            yield Fault(f"$.rules[{second}].id", f'"{name}" names two rules. Give each its own.')
    for i, rule in enumerate(problem.rules):
        path = f"$.rules[{i}]"
        if isinstance(rule, Choose | LeaveOut) and rule.intervention not in known:
            yield Fault(f"{path}.intervention", f'There is no intervention "{rule.intervention}".')
        if isinstance(rule, AtMost):
            yield from _unknown(f"{path}.interventions", rule.interventions, known, "intervention")
        if isinstance(rule, MinimumShare | MaximumShare | MinimumSpend):
            yield from _group(problem, path, rule)


def _group(
    problem: Problem, path: str, rule: MinimumShare | MaximumShare | MinimumSpend
) -> Iterator[Fault]:
    if not any(getattr(one, rule.by) == rule.group for one in problem.interventions):
        yield Fault(f"{path}.group", f'No intervention has the {rule.by} "{rule.group}".')
    if not isinstance(rule, MinimumSpend) and rule.base == "budget" and problem.budget is None:
        yield Fault(f"{path}.base", 'A share of the budget needs a "budget".')


def rule_names(problem: Problem) -> list[str]:
    """What each rule is called in the answer: its id, else its place, such as `rules[2]`."""
    return [rule.id or f"rules[{i}]" for i, rule in enumerate(problem.rules)]


def _scenarios(problem: Problem) -> Iterator[Fault]:
    wanted = len(problem.interventions)
    for i, row in enumerate(problem.scenarios.values):
        if len(row) != wanted:
            yield Fault(
                f"$.scenarios.values[{i}]",
                f"There are {len(row)} values for {wanted} interventions. Give one for each.",
            )


def _circles(problem: Problem) -> Iterator[Fault]:
    place = {one.id: i for i, one in enumerate(problem.interventions)}
    circle = find_circle({one.id: one.requires for one in problem.interventions})
    if circle:
        yield Fault(
            f"$.interventions[{place[circle[0]]}].requires",
            f"These need each other in a circle: {' → '.join([*circle, circle[0]])}. "
            "Take one of the links out.",
        )


def find_circle(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """The first circle among what needs what, in the order of the needing; empty: there is none.

    What is needed and has no entry of its own needs nothing.
    """
    settled: set[str] = set()
    for start in needs:
        circle = _circle_from(start, needs, settled)
        if circle:
            return circle
    return []


def _circle_from(start: str, needs: Mapping[str, Sequence[str]], settled: set[str]) -> list[str]:
    """The first circle met on the way down from `start`, walked without recursion."""
    trail: dict[str, None] = {}  # in the order of the walk
    waiting: list[tuple[str, bool]] = [(start, False)]
    while waiting:
        name, leaving = waiting.pop()
        if leaving:
            trail.popitem()
            settled.add(name)
        elif name in trail:
            walked = list(trail)
            return walked[walked.index(name) :]
        elif name not in settled:
            trail[name] = None
            waiting.append((name, True))
            waiting += [(needed, False) for needed in needs.get(name, ())]
    return []


def _excluded_by_need(problem: Problem) -> Iterator[Fault]:
    for i, one in enumerate(problem.interventions):
        for name in set(one.requires) & set(one.excludes):
            yield Fault(
                f"$.interventions[{i}].excludes",
                f'"{one.id}" both requires and excludes "{name}". Take one of them out.',
            )


def _shares(problem: Problem) -> Iterator[Fault]:
    sums: dict[tuple[str, str], Decimal] = {}
    for i, rule in enumerate(problem.rules):
        if isinstance(rule, MinimumShare):
            key = (rule.by, rule.base)
            sums[key] = sums.get(key, Decimal(0)) + decimals(rule.share)
            if sums[key] > 1:
                percent = f"{float(sums[key] * 100):g} %"
                yield Fault(
                    f"$.rules[{i}].share",
                    f"The minimum shares by {rule.by} sum to {percent}, more than all.",
                )
