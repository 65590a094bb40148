"""A process map out of steps: which follows which, how long it takes, what is left out.

The directly-follows map of process mining (van der Aalst, Process Mining, 2nd ed. 2016, section
5.4), made in one pass: memory grows with the cases that are open at once and with the variants
that are kept, not with the number of steps.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from manfadh.libs.processes.spread import Spread

_LOOK_EVERY_STEPS = 20_000
_ROOT = 0
OTHER = ("…",)


class Late(ValueError):
    """A step came long after later ones: the steps are not in order of time."""


class Step(NamedTuple):
    """One step of one case, at a time in seconds from any beginning."""

    case: str
    step: str
    at_seconds: float


@dataclass(frozen=True, slots=True)
class StepSeen:
    """How often a step was taken, by how many cases as their first and as their last."""

    step: str
    number: int
    firsts: int
    lasts: int


@dataclass(frozen=True, slots=True)
class Way:
    """From one step straight to another: how often, and how long it took."""

    first: str
    then: str
    number: int
    mean_seconds: float
    median_seconds: float
    nine_of_ten_seconds: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A way through from first to last step, and how many cases went it.

    `skipped` are the steps of the procedure that it leaves out, `added` those that it does not
    know; `OTHER` are the steps of all rare variants beyond those that are kept.
    """

    steps: tuple[str, ...]
    cases: int
    skipped: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """What was seen, the most frequent first. `still_open` cases had not ended."""

    cases: int
    still_open: int
    steps: tuple[StepSeen, ...]
    ways: tuple[Way, ...]
    variants: tuple[Variant, ...]
    # Cases that left out a step of the procedure, by step.
    skipped: dict[str, int]


class _Open(NamedTuple):
    node: int
    step: str
    at_seconds: float


class Tracing:
    """A process map in the making: steps are added as they come, roughly in order of time."""

    def __init__(
        self,
        *,
        procedure: Sequence[str] = (),
        ends: Iterable[str] = (),
        idle_seconds: float = 86_400.0,
        most_variants: int = 50_000,
    ) -> None:
        """A case ends with a step of `ends`, or after `idle_seconds` without any step.

        At most `most_variants` different beginnings of variants are told apart.
        """
        self._procedure, self._ends = tuple(procedure), frozenset(ends)
        self._idle, self._most_nodes = idle_seconds, most_variants
        self._open: dict[str, _Open] = {}
        # A tree of beginnings: each node is a step after another node.
        self._nodes: dict[tuple[int, str], int] = {}
        self._parents: list[tuple[int, str]] = [(_ROOT, "")]
        self._ended: Counter[int] = Counter()
        self._numbers: Counter[str] = Counter()
        self._firsts: Counter[str] = Counter()
        self._lasts: Counter[str] = Counter()
        self._ways: dict[tuple[str, str], Spread] = {}
        self._newest, self._taken = float("-inf"), 0

    def add(self, steps: Iterable[Step]) -> None:
        """Take steps in. Raises Late for one that is older than `idle_seconds` already."""
        for case, step, at in steps:
            if at > self._newest:
                self._newest = at
            elif self._newest - at > self._idle:
                raise Late(f"Step {self._taken + 1} ({step}) is older than what came before it.")
            self._taken += 1
            self._numbers[step] += 1
            before = self._open.get(case)
            if before is not None and at - before.at_seconds > self._idle:
                self._end(before)
                before = None
            if before is None:
                node = _ROOT
                self._firsts[step] += 1
            else:
                node = before.node
                self._spread(before.step, step).add(max(0.0, at - before.at_seconds))
            now = _Open(self._node(node, step), step, at)
            if step in self._ends:
                self._open.pop(case, None)
                self._end(now)
            else:
                self._open[case] = now
            if self._taken % _LOOK_EVERY_STEPS == 0:
                self._end_idle()

    def told(self) -> ProcessMap:
        """The map of what was taken in so far; open cases are counted as they stand."""
        ended = self._ended + Counter(one.node for one in self._open.values())
        lasts = self._lasts + Counter(one.step for one in self._open.values())
        variants = tuple(self._variants(ended))
        skipped: Counter[str] = Counter()
        for variant in variants:
            for step in variant.skipped:
                skipped[step] += variant.cases
        return ProcessMap(
            cases=ended.total(),
            still_open=len(self._open),
            steps=tuple(
                StepSeen(step, number, self._firsts[step], lasts[step])
                for step, number in self._numbers.most_common()
            ),
            ways=tuple(sorted(map(self._way, self._ways), key=_often_first)),
            variants=variants,
            skipped=dict(skipped.most_common()),
        )

    def _spread(self, first: str, then: str) -> Spread:
        spread = self._ways.get((first, then))
        if spread is None:
            spread = self._ways[first, then] = Spread()
        return spread

    def _node(self, parent: int, step: str) -> int:
        found = self._nodes.get((parent, step))
        if found is not None or parent < 0:
            return -1 if found is None else found
        if len(self._parents) > self._most_nodes:
            return -1
        self._nodes[parent, step] = len(self._parents)
        self._parents.append((parent, step))
        return len(self._parents) - 1

    def _end(self, one: _Open) -> None:
        self._ended[one.node] += 1
        self._lasts[one.step] += 1

    def _end_idle(self) -> None:
        idle = [
            case for case, one in self._open.items() if self._newest - one.at_seconds > self._idle
        ]
        for case in idle:
            self._end(self._open.pop(case))

    def _way(self, pair: tuple[str, str]) -> Way:
        spread = self._ways[pair]
        return Way(
            *pair,
            number=spread.number,
            mean_seconds=spread.mean_seconds,
            median_seconds=spread.quantile_seconds(0.5),
            nine_of_ten_seconds=spread.quantile_seconds(0.9),
        )

    def _variants(self, ended: Counter[int]) -> Iterator[Variant]:
        known = frozenset(self._procedure)
        for node, cases in ended.most_common():
            if node < 0:
                yield Variant(OTHER, cases, (), ())
                continue
            steps = self._steps_to(node)
            taken = frozenset(steps)
            yield Variant(
                steps,
                cases,
                skipped=tuple(step for step in self._procedure if step not in taken),
                added=tuple(sorted(taken - known)) if known else (),
            )

    def _steps_to(self, node: int) -> tuple[str, ...]:
        steps = []
        while node != _ROOT:
            node, step = self._parents[node]
            steps.append(step)
        return tuple(reversed(steps))


def map_steps(
    steps: Iterable[Step], *, procedure: Sequence[str] = (), ends: Iterable[str] = ()
) -> ProcessMap:
    """The process map of steps that are in order of time, against a procedure if there is one."""
    tracing = Tracing(procedure=procedure, ends=ends)
    tracing.add(steps)
    return tracing.told()


def _often_first(way: Way) -> tuple[int, str, str]:
    return -way.number, way.first, way.then
