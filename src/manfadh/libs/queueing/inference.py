"""What the times of service alone reveal about a queue that nobody saw.

Whoever is served at once after another was waiting: a run of such starts is a *stretch* of
congestion. Within it the arrivals of a Poisson stream are spread evenly, but each of them came
before its own service began. From that alone follows how long the queue was: Larson, *The Queue
Inference Engine: Deducing Queue Statistics from Transactional Data*, Management Science 36 (1990)
586. The sums are done here forward and backward over the number of arrivals, which takes the cube
of a stretch's length; long stretches are cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A longer stretch is cut: the cube of its length is what it costs.
LONGEST = 300
# How long a lane without anybody is held to be idle, not closed, in times of the turnaround.
CLOSED_AFTER_TURNAROUNDS = 40
DRAWS = 100
_SPREAD_OF_AN_OPEN_END = 5.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of congestion: when all servers became busy, and each start from the queue after.

    `is_open` says that it was still going on when the record ends, so that more may be waiting;
    `is_cut` that it is a later part of a stretch too long for the sums.
    """

    began: float
    starts: tuple[float, ...]
    is_open: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Inferred:
    """How long each of a stretch waited, in the unit of its times, in order of their starts.

    `drawn` are other ways it may have been, one in a row; `waiting_at_end` is how many still wait
    when the last of them starts, by the mean.
    """

    waits: Floats
    drawn: Floats
    waiting_at_end: float


def congested_stretches(
    services: Sequence[tuple[float, float, str]], *, turnaround: float, until: float
) -> tuple[list[Stretch], int]:
    """The stretches of congestion in the services of lanes that share a queue.

    `services` are (start, end, lane) of every service, any order. Whoever starts within
    `turnaround` after the lane's last one ended was waiting, unless another working lane stood
    idle for longer. Answers the stretches, and how many people found no queue.
    """
    ordered = sorted(services)
    stretches: list[Stretch] = []
    free_since: dict[str, float] = {}
    began: float | None = None
    run: list[float] = []
    at_once, is_cut = 0, False
    for start, end, lane in ordered:
        was_waiting = began is not None and _was_waiting(start, lane, free_since, turnaround)
        free_since[lane] = max(end, free_since.get(lane, end))
        if was_waiting and len(run) < LONGEST:
            run.append(start)
            continue
        if run and began is not None:
            stretches.append(Stretch(began, tuple(run), is_cut=is_cut))
        began, run, is_cut = start, [], was_waiting
        at_once += not was_waiting
    if run and began is not None:
        # Somebody is likely being served at this moment, with others behind.
        usual = float(np.median([end - start for start, end, _lane in ordered]))
        is_open = until - max(free_since.values()) <= turnaround + 2 * usual
        stretches.append(Stretch(began, tuple(run), is_open, is_cut))
    return stretches, at_once


def _was_waiting(start: float, lane: str, free_since: dict[str, float], turnaround: float) -> bool:
    idle = start - free_since.get(lane, -np.inf)
    if idle > turnaround:
        return False
    # A lane that has had nobody for long is closed, and says nothing of the queue.
    return not any(
        turnaround < start - since <= CLOSED_AFTER_TURNAROUNDS * turnaround
        for other, since in free_since.items()
        if other != lane
    )


def infer_waits(stretch: Stretch, chance: np.random.Generator) -> Inferred:
    """How long those of a stretch waited, by the queue inference engine.

    `chance` draws the paths that show how sure it is. Raises ValueError for starts that do not
    rise from the beginning on.
    """
    times = np.array([stretch.began, *stretch.starts])
    gaps = np.diff(times)
    if len(gaps) == 0 or (gaps < 0).any() or times[-1] <= times[0]:
        raise ValueError("Starts follow each other, after the beginning.")
    people = len(gaps)
    # Conditional on the number of arrivals, their rate cancels out; this one keeps the sums tame.
    spare = int(_SPREAD_OF_AN_OPEN_END * people**0.5) + 5 if stretch.is_open else 0
    steps = [_poisson(people * gap / (times[-1] - times[0]), people + spare) for gap in gaps]
    forward = _forward(steps, people + spare)
    backward = _backward(steps, people, people + spare)
    arrived = _means(forward, backward)
    paths = _draw(steps, forward, people, spare, chance)
    waits = _waits(arrived, times)
    drawn = np.array([_waits(path, times) for path in paths])
    return Inferred(waits, drawn, float(arrived[-1] - people))


def _poisson(mean: float, most: int) -> Floats:
    counts = np.arange(most + 1)
    with np.errstate(divide="ignore"):
        logs = counts * np.log(mean) - mean if mean > 0 else np.where(counts == 0, 0.0, -np.inf)
    factorials = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, most + 1)))))
    weights: Floats = np.exp(logs - factorials)
    return weights


def _forward(steps: Sequence[Floats], most: int) -> list[Floats]:
    """For each start, how likely each number of arrivals is by all that came before it."""
    state = np.zeros(most + 1)
    state[0] = 1.0
    found = [state]
    for number, step in enumerate(steps, start=1):
        state = np.convolve(state, step)[: most + 1]
        state[:number] = 0.0  # the one who starts had arrived
        state = state / state.sum()
        found.append(state)
    return found


def _backward(steps: Sequence[Floats], people: int, most: int) -> list[Floats]:
    """For each start, how likely what came after it is, by each number of arrivals."""
    state = np.zeros(most + 1)
    state[people:] = 1.0
    found = [state]
    for number in range(people, 0, -1):
        state = np.convolve(state[::-1], steps[number - 1])[: most + 1][::-1]
        state = state.copy()
        state[: number - 1] = 0.0
        state = state / state.max()
        found.append(state)
    return found[::-1]


def _means(forward: Sequence[Floats], backward: Sequence[Floats]) -> Floats:
    numbers = np.arange(len(forward[0]))
    both = [one * other for one, other in zip(forward, backward, strict=True)]
    return np.array([float((numbers * state).sum() / state.sum()) for state in both])


def _draw(
    steps: Sequence[Floats],
    forward: Sequence[Floats],
    people: int,
    spare: int,
    chance: np.random.Generator,
) -> Floats:
    """Numbers of arrivals at each start, drawn from the end back, `DRAWS` times."""
    paths = np.zeros((DRAWS, people + 1))
    paths[:, people] = people
    if spare:
        ends = forward[people]
        paths[:, people] = chance.choice(len(ends), size=DRAWS, p=ends / ends.sum())
    for number in range(people, 0, -1):
        step, before = steps[number - 1], np.arange(len(forward[0]))
        came = paths[:, number].astype(int)[:, None] - before[None, :]
        weights = np.where(came >= 0, step[np.clip(came, 0, None)], 0.0) * forward[number - 1]
        summed = np.cumsum(weights, axis=1)
        aims = chance.random(DRAWS)[:, None] * summed[:, -1:]
        paths[:, number - 1] = (summed < aims).sum(axis=1)
    return paths


def _waits(arrived: Floats, times: Floats) -> Floats:
    """Start less arrival of each, with arrivals spread evenly between the starts."""
    people = len(times) - 1
    # A number that does not rise between two starts has no inverse: a hair of slope gives it one.
    rising = arrived + np.arange(people + 1) * 1e-9
    came = np.interp(np.arange(people) + 0.5, rising, times)
    waits: Floats = np.maximum(times[1:] - came, 0.0)
    return waits
