"""Pure decisions about gaps: what a criterion reads of a gap, and where weights contradict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal, NamedTuple
from uuid import UUID

from manfadh.apps.improve.priorities.events import Measure, Obligation, Weight

# What a gap may be about; the words are the pages'.
AREAS = (
    "buildings",
    "equipment",
    "utilities",
    "procedures",
    "skills",
    "coordination",
    "information",
    "health",
    "protection",
    "release",
)
WORST = 4
OBLIGATIONS: tuple[Obligation, ...] = ("none", "commitment", "standard", "law")
WHOLE = Decimal(100)
# Weights are typed with two decimals, so that three thirds come to 99.99.
_ROUNDING = Decimal("0.05")

ContradictionKind = Literal[
    "not_a_share",
    "low_above_high",
    "weight_below_low",
    "weight_above_high",
    "sum_is_not_whole",
    "lows_above_whole",
    "highs_below_whole",
]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What in one voice's weights can't be together: of one criterion (None: of all), how much."""

    kind: ContradictionKind
    criterion_id: UUID | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two voices whose bounds for a criterion have nothing in common."""

    criterion_id: UUID
    higher: str
    at_least: Decimal
    lower: str
    at_most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a gap. `people_a_day` is None where nobody knows."""

    severity: int
    risk: int
    obligation: Obligation
    people_a_day: float | None
    waited_on: int
    judged: Mapping[UUID, Decimal]


@dataclass(frozen=True, slots=True)
class Scale:
    """A criterion: what it reads of a gap, and where it counts nothing and all."""

    criterion_id: UUID
    measure: Measure
    least: float
    most: float


class Value(NamedTuple):
    """What a criterion reads: the number that is counted, and what it was before it was fitted.

    `found` is None where nothing is known; the number is then `least`, where it counts nothing.
    """

    counted: float
    found: float | None

    @property
    def is_beyond(self) -> bool:
        """Whether the number lies outside of the scale and was taken for its end."""
        return self.found is not None and self.found != self.counted


def read(scale: Scale, facts: Facts) -> Value:
    """What a criterion reads of a gap, fitted to its scale."""
    found = _found(scale, facts)
    if found is None:
        return Value(scale.least, None)
    low, high = sorted((scale.least, scale.most))
    return Value(min(max(found, low), high), found)


def _found(scale: Scale, facts: Facts) -> float | None:
    if scale.measure == "judged":
        score = facts.judged.get(scale.criterion_id)
        return None if score is None else float(score)
    return {
        "severity": float(facts.severity),
        "risk": float(facts.risk),
        "obligation": float(OBLIGATIONS.index(facts.obligation)),
        "affected": facts.people_a_day,
        "waited_on": float(facts.waited_on),
    }[scale.measure]


def contradictions(weights: Sequence[Weight]) -> list[Contradiction]:
    """Everything in one voice's weights that can't be together; empty where they hold."""
    found = [one for weight in weights for one in _of_one(weight)]
    if found:
        return found
    whole = sum((one.weight for one in weights), Decimal(0))
    if abs(whole - WHOLE) > _ROUNDING:
        found.append(Contradiction("sum_is_not_whole", None, whole))
    lows = sum((one.low for one in weights), Decimal(0))
    if lows > WHOLE:
        found.append(Contradiction("lows_above_whole", None, lows))
    highs = sum((one.high for one in weights), Decimal(0))
    if highs < WHOLE:
        found.append(Contradiction("highs_below_whole", None, highs))
    return found


def _of_one(weight: Weight) -> Iterable[Contradiction]:
    criterion_id, given = weight.criterion_id, (weight.low, weight.weight, weight.high)
    outside = [one for one in given if not 0 <= one <= WHOLE]
    if outside:
        yield Contradiction("not_a_share", criterion_id, outside[0])
    elif weight.low > weight.high:
        yield Contradiction("low_above_high", criterion_id, weight.low - weight.high)
    elif weight.weight < weight.low:
        yield Contradiction("weight_below_low", criterion_id, weight.low - weight.weight)
    elif weight.weight > weight.high:
        yield Contradiction("weight_above_high", criterion_id, weight.weight - weight.high)


def disagreements(voices: Mapping[str, Sequence[Weight]]) -> list[Disagreement]:
    """Each pair of voices and criterion between whose bounds nothing is common, widest first."""
    found = []
    for (one, its), (other, theirs) in combinations(voices.items(), 2):
        of_other = {weight.criterion_id: weight for weight in theirs}
        for mine in its:
            yours = of_other.get(mine.criterion_id)
            if yours is None:
                continue
            if mine.low > yours.high:
                found.append(Disagreement(mine.criterion_id, one, mine.low, other, yours.high))
            elif yours.low > mine.high:
                found.append(Disagreement(mine.criterion_id, other, yours.low, one, mine.high))
    return sorted(found, key=lambda one: (one.at_most - one.at_least, str(one.criterion_id)))


def together(voices: Sequence[Sequence[Weight]]) -> tuple[Weight, ...]:
    """All voices as one: the mean of their weights, within the widest of their bounds.

    A criterion that a voice did not weigh counts nothing to it. Each voice counts once.
    """
    ids = dict.fromkeys(weight.criterion_id for voice in voices for weight in voice)
    by_voice = [{weight.criterion_id: weight for weight in voice} for voice in voices]
    nothing = Decimal(0)
    made = []
    for criterion_id in ids:
        given = [voice.get(criterion_id) for voice in by_voice]
        made.append(
            Weight(
                criterion_id=criterion_id,
                weight=sum((one.weight if one else nothing for one in given), nothing)
                / len(voices),
                low=min(one.low if one else nothing for one in given),
                high=max(one.high if one else nothing for one in given),
            )
        )
    return tuple(made)


def waiting_on(needs: Mapping[UUID, Iterable[UUID]]) -> dict[UUID, frozenset[UUID]]:
    """For each gap all those that wait for it, directly or through others, of those given."""
    directly: dict[UUID, set[UUID]] = {gap: set() for gap in needs}
    for gap, needed in needs.items():
        for one in needed:
            if one in directly:
                directly[one].add(gap)
    return {gap: _reached(gap, directly) for gap in needs}


def _reached(start: UUID, directly: Mapping[UUID, Iterable[UUID]]) -> frozenset[UUID]:
    seen: set[UUID] = set()
    waiting = list(directly[start])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += directly[one]
    return frozenset(seen - {start})
