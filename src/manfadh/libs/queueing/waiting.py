"""How long people wait at a port: from the stamps of decisions and from counts by eye.

Two sources, each with its own error. *Stamps* tell when a service began and ended; congestion and
with it the wait follow by `inference`. A *count* of who stands in the queue, divided by how many go
through in a minute, is the wait of whoever joins now (Little, Operations Research 9 (1961) 383);
it is sharp when it is fresh, and worth less each minute. Both are weighed by how sure they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Literal, NamedTuple

import numpy as np

from manfadh.libs.queueing.inference import DRAWS, congested_stretches, infer_waits

Method = Literal["stamps", "counts", "both", "none"]

# Whoever walks up within half a minute after another has left was standing there.
TURNAROUND_MINUTES = 0.5
# Who counts heads in a crowd is off by about so much.
COUNT_ERROR = 0.15
# What the assumptions of inference are worth even where the arithmetic is sure.
MODEL_ERROR = 0.2
# While a congestion goes on, nobody has seen how many stand behind the one who is served.
OPEN_ERROR = 0.8
COUNTS_LAST_MINUTES = 60.0
FEWEST_SERVICES = 5
Z_90 = 1.6448536269514722
_DISAGREE = 3.0


class Service(NamedTuple):
    """One service, in minutes of any clock: its start and end, and its lane."""

    start: float
    end: float
    lane: str


class Count(NamedTuple):
    """Somebody counted so many in the queue, at a minute of the same clock."""

    at: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Minutes of waiting with the bounds of a 90 % interval, None where nothing can be said.

    `age` is how many minutes ago the latest stamp or count was. `disagree` says that the sources,
    or counts among themselves, can't all be right; the interval then holds them all.
    `queue` is how many wait by the counts, None without any. By stamps alone it is the mean of the
    window; `high` is None where a congestion has lasted so long that stamps can't bound it.
    """

    minutes: float | None
    low: float | None
    high: float | None
    method: Method
    age: float | None
    services: int
    counts: int
    disagree: bool = False
    queue: float | None = None


class _Guess(NamedTuple):
    mean: float
    spread: float


class _Stamped(NamedTuple):
    """What stamps say: the mean of the window, how much single waits differ, what is unseen."""

    hour: _Guess
    differ: float
    is_unbounded: bool

    def as_of_now(self) -> _Guess | None:
        """The same as a guess about who joins now; None where the queue may be of any length."""
        if self.is_unbounded:
            return None
        return _Guess(self.hour.mean, sqrt(self.hour.spread**2 + self.differ**2))


def throughput(services: Sequence[Service], *, now: float, window: float) -> float | None:
    """How many services end in a minute, over the last `window` minutes; None for too few.

    Counted from the first of them on, so that a lane which has just opened is not held to be slow.
    """
    ends = sorted(one.end for one in services if now - window < one.end <= now)
    if len(ends) < FEWEST_SERVICES or ends[-1] <= ends[0]:
        return None
    return (len(ends) - 1) / (ends[-1] - ends[0])


def estimate_waiting(
    services: Sequence[Service],
    counts: Sequence[Count],
    *,
    now: float,
    window: float = 60.0,
    shares_queue: bool = True,
    seed: int = 0,
) -> Estimate:
    """How long people wait now, from the services of the last `window` minutes and counts.

    Give more services than the window holds, so that a congestion is seen from its beginning. Lanes
    have one queue where it `shares_queue` (a hall), else one each (vehicles). What lies after `now`
    is left out. The same input and seed answer the same.
    """
    past = [one for one in services if one.start <= one.end <= now]
    fresh = [one for one in counts if 0 <= now - one.at <= COUNTS_LAST_MINUTES]
    recent = [one for one in past if now - one.end < window]
    chance = np.random.default_rng(seed)
    stamped = _by_stamps(past, now, window, shares_queue, chance)
    rate = throughput(past, now=now, window=window)
    queue = _queue(fresh, rate or 0.0, now)
    counted = _by_count(queue, rate, len(recent)) if queue and rate else None
    guess, disagree = _together(stamped, counted)
    disagree = disagree or _contradict(fresh, rate or 0.0)
    sources = [stamped.as_of_now() if stamped and counted else None, counted]
    low, high = _interval(guess, sources, disagree=disagree)
    is_unbounded = stamped is not None and stamped.is_unbounded and counted is None
    latest = [one.end for one in recent] + [one.at for one in fresh]
    return Estimate(
        minutes=guess.mean if guess else None,
        low=low,
        high=None if is_unbounded else high,
        method=_method(stamped, counted),
        age=now - max(latest) if latest else None,
        services=len(recent),
        counts=len(fresh),
        disagree=disagree,
        queue=queue.mean if queue else None,
    )


def _by_stamps(
    services: Sequence[Service],
    now: float,
    window: float,
    shares_queue: bool,
    chance: np.random.Generator,
) -> _Stamped | None:
    """The wait of those whose service began in the window."""
    since = now - window
    people = sum(one.start >= since for one in services)
    if people < FEWEST_SERVICES:
        return None
    waits: list[float] = []
    drawn, going_on, is_unbounded = np.zeros(DRAWS), 0.0, False
    for own in _by_queue(services, shares_queue=shares_queue):
        stretches, _at_once = congested_stretches(own, turnaround=TURNAROUND_MINUTES, until=now)
        for stretch in stretches:
            is_inside = np.array(stretch.starts) >= since
            if is_inside.any():
                found = infer_waits(stretch, chance)
                waits += found.waits[is_inside].tolist()
                drawn = drawn + found.drawn[:, is_inside].sum(axis=1)
                going_on += float(found.waits[is_inside].sum()) if stretch.is_open else 0.0
                is_unbounded |= stretch.is_cut or (stretch.is_open and stretch.began <= since)
    mean = sum(waits) / people
    # Some who walked up within the turnaround had not been standing there.
    walking = TURNAROUND_MINUTES / 2 * len(waits) / people
    unseen = OPEN_ERROR * going_on / people
    errors = (float(np.std(drawn)) / people, MODEL_ERROR * mean, walking, unseen, 1 / people)
    spread = sqrt(sum(error**2 for error in errors))
    each = [*waits, *[0.0] * (people - len(waits))]
    return _Stamped(_Guess(mean, spread), float(np.std(each)), is_unbounded)


def _by_queue(services: Sequence[Service], *, shares_queue: bool) -> list[list[Service]]:
    lanes: dict[str, list[Service]] = {}
    for one in services:
        lanes.setdefault("" if shares_queue else one.lane, []).append(one)
    return [lanes[lane] for lane in sorted(lanes)]


def _queue(counts: Sequence[Count], rate: float, now: float) -> _Guess | None:
    """How many stand there now, by counts of which the older are worth less."""
    guesses = [_Guess(one.number, _count_spread(one, rate, now)) for one in counts]
    return _weighed(guesses)


def _count_spread(count: Count, rate: float, now: float) -> float:
    # Arrivals and departures both are about Poisson: the queue drifts by the root of their sum.
    drift = 2 * rate * (now - count.at)
    return sqrt((COUNT_ERROR * count.number) ** 2 + drift + 0.5)


def _by_count(queue: _Guess, rate: float, services: int) -> _Guess:
    mean = queue.mean / rate
    relative = 1 / sqrt(max(services, 1))
    return _Guess(mean, sqrt((queue.spread / rate) ** 2 + (mean * relative) ** 2))


def _weighed(guesses: Sequence[_Guess]) -> _Guess | None:
    if not guesses:
        return None
    weights = [1 / one.spread**2 for one in guesses]
    mean = sum(w * one.mean for w, one in zip(weights, guesses, strict=True)) / sum(weights)
    return _Guess(mean, 1 / sqrt(sum(weights)))


def _together(stamped: _Stamped | None, counted: _Guess | None) -> tuple[_Guess | None, bool]:
    if counted is None:
        return (stamped.hour if stamped else None), False
    now = stamped.as_of_now() if stamped else None
    if now is None:
        return counted, False
    apart = abs(now.mean - counted.mean) > _DISAGREE * sqrt(now.spread**2 + counted.spread**2)
    return _weighed([now, counted]), apart


def _contradict(counts: Sequence[Count], rate: float) -> bool:
    """Whether two counts can't both be right, given how fast the queue can change between them."""
    ordered = sorted(counts)
    return any(
        abs(one.number - other.number)
        > _DISAGREE * sqrt(_count_spread(one, rate, other.at) ** 2 + _own_spread(other) ** 2)
        for one, other in pairwise(ordered)
        if rate
    )


def _own_spread(count: Count) -> float:
    return COUNT_ERROR * count.number + 0.7


def _interval(
    guess: _Guess | None, sources: Sequence[_Guess | None], *, disagree: bool
) -> tuple[float | None, float | None]:
    if guess is None:
        return None, None
    held = [guess, *(one for one in sources if one and disagree)]
    low = min(one.mean - Z_90 * one.spread for one in held)
    return max(0.0, low), max(one.mean + Z_90 * one.spread for one in held)


def _method(stamped: _Stamped | None, counted: _Guess | None) -> Method:
    if counted is None:
        return "stamps" if stamped else "none"
    return "both" if stamped and not stamped.is_unbounded else "counts"
