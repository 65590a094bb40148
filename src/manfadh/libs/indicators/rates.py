"""How often somebody does a thing, against peers who work under the same conditions.

A plain share accuses whoever has the night shift or the bus lane. So cases are counted within
*strata* (lane kind × time of day at one port), and an officer is held against the others of the
same strata only: the number that peers would have had in the officer's cases is *expected*.

*Chance.* Given all cases and all acts of a stratum, the officer's acts are hypergeometric if
nothing but chance divides them; their sum over strata is computed exactly (the conditional test of
Gart, Biometrika 57 (1970) 471), which also counts how little may be known of peers.
*Many at once.* Among a hundred officers some are unusual by chance: the share of false findings
among those that stand out is held at 5 % (Benjamini and Hochberg, JRSS B 57 (1995) 289).
*Few cases.* The ratio is drawn towards 1 the more, the fewer cases there are (gamma-Poisson,
Clayton and Kaldor, Biometrics 43 (1987) 671). It orders the list. Too few to judge is said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Generic, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv
from scipy.stats import hypergeom

Who = TypeVar("Who")
Floats = NDArray[np.float64]
Verdict = Literal["stands_out", "usual", "few_cases", "no_peers"]

Z_95 = 1.959963984540054
FEWEST_CASES = 30
FEWEST_PEERS = 2
# Whoever does it hardly more often than others is not worth a question, however sure it is.
LEAST_RATIO = 1.5
FALSE_FINDINGS = 0.05


class Interval(NamedTuple):
    """The bounds of a share, 95 % unless told."""

    low: float
    high: float


class Tally(NamedTuple, Generic[Who]):
    """In one stratum, `who` had `cases` cases and did the thing in `acts` of them."""

    who: Who
    stratum: str
    acts: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Generic[Who]):
    """One officer beside peers. `chance` is how likely so many or more are by chance alone.

    `ratio` is acts to expected; `shrunken` the same drawn towards 1 where cases are few. They are
    None where no peer shares a stratum. `interval` is that of the own share.
    """

    who: Who
    acts: int
    cases: int
    share: float
    interval: Interval
    expected: float
    ratio: float | None
    shrunken: float | None
    chance: float
    peers: int
    verdict: Verdict


def wilson(acts: int, cases: int) -> Interval:
    """The 95 % interval of a share by its score (Wilson, JASA 22 (1927) 209).

    Nothing counted leaves everything open: 0 to 1. Raises ValueError for acts beyond cases.
    """
    _check(acts, cases)
    if not cases:
        return Interval(0.0, 1.0)
    share = acts / cases
    scale = 1 + Z_95**2 / cases
    middle = (share + Z_95**2 / (2 * cases)) / scale
    spread = Z_95 * sqrt(share * (1 - share) / cases + Z_95**2 / (4 * cases**2)) / scale
    return Interval(max(0.0, middle - spread), min(1.0, middle + spread))


def jeffreys(acts: int, cases: int, *, level: float = 0.95) -> Interval:
    """The equal-tailed interval of a share with Jeffreys' prior (Brown, Cai and DasGupta, 2001).

    It reaches 0 where nothing was done and 1 where all was. Raises ValueError like `wilson`.
    """
    _check(acts, cases)
    tail = (1 - level) / 2
    a, b = acts + 0.5, cases - acts + 0.5
    low = 0.0 if acts == 0 else float(betaincinv(a, b, tail))
    high = 1.0 if acts == cases else float(betaincinv(a, b, 1 - tail))
    return Interval(low, high)


def compare_with_peers(tallies: Iterable[Tally[Who]]) -> list[Compared[Who]]:
    """Every officer beside the peers of the same strata, the highest shrunken ratio first.

    Tallies of the same officer and stratum add up. Raises ValueError for acts beyond cases.
    """
    added = _add_up(tallies)
    strata: dict[str, dict[Who, tuple[int, int]]] = {}
    for (who, stratum), counts in added.items():
        strata.setdefault(stratum, {})[who] = counts
    everyone = list(dict.fromkeys(who for who, _stratum in added))
    raw = [_compare_one(who, strata) for who in everyone]
    pull = _pull(raw)
    shrunk = [_with(one, pull) for one in raw]
    found = _false_findings_held(shrunk)
    return sorted(found, key=lambda one: (-(one.shrunken or 0.0), -one.cases))


def _check(acts: int, cases: int) -> None:
    if not 0 <= acts <= cases:
        raise ValueError(f"{acts} of {cases} is no share.")


def _add_up(tallies: Iterable[Tally[Who]]) -> dict[tuple[Who, str], tuple[int, int]]:
    added: dict[tuple[Who, str], tuple[int, int]] = {}
    for tally in tallies:
        _check(tally.acts, tally.cases)
        acts, cases = added.get((tally.who, tally.stratum), (0, 0))
        added[tally.who, tally.stratum] = (acts + tally.acts, cases + tally.cases)
    return added


class _Raw(NamedTuple, Generic[Who]):
    who: Who
    acts: int
    cases: int
    comparable: int
    expected: float
    chance: float
    peers: int


def _compare_one(who: Who, strata: dict[str, dict[Who, tuple[int, int]]]) -> _Raw[Who]:
    acts = cases = seen = 0
    expected = 0.0
    peers: set[Who] = set()
    sums: Floats = np.ones(1)
    for people in strata.values():
        if who not in people:
            continue
        own_acts, own_cases = people[who]
        acts, cases = acts + own_acts, cases + own_cases
        others = [counts for other, counts in people.items() if other != who and counts[1]]
        if not others or not own_cases:
            continue
        peers |= {other for other, counts in people.items() if other != who and counts[1]}
        their_acts = sum(acts for acts, _cases in others)
        their_cases = sum(cases for _acts, cases in others)
        expected += own_cases * their_acts / their_cases
        seen += own_acts
        sums = np.convolve(sums, _by_chance(own_acts, own_cases, their_acts, their_cases))
    chance = float(sums[seen:].sum()) if peers else 1.0
    return _Raw(who, acts, cases, seen, expected, min(1.0, chance), len(peers))


def _by_chance(own_acts: int, own_cases: int, their_acts: int, their_cases: int) -> Floats:
    """How likely 0, 1, 2 … acts of the stratum fall to the officer if only chance divides them."""
    done = own_acts + their_acts
    likely: Floats = hypergeom.pmf(
        np.arange(min(done, own_cases) + 1), own_cases + their_cases, done, own_cases
    )
    return likely


def _pull(raw: Sequence[_Raw[Who]]) -> float:
    """How strongly ratios are drawn towards 1: the inverse of how much officers truly differ.

    By moments: the variance of acts beyond what Poisson explains, over the squares of expected.
    """
    with_peers = [one for one in raw if one.expected > 0]
    squares = sum(one.expected**2 for one in with_peers)
    beyond = sum((one.comparable - one.expected) ** 2 - one.expected for one in with_peers)
    differ = max(beyond / squares, 0.01) if squares else 1.0
    return 1 / differ


def _with(one: _Raw[Who], pull: float) -> Compared[Who]:
    has_peers = one.peers > 0 and one.expected > 0
    return Compared(
        who=one.who,
        acts=one.acts,
        cases=one.cases,
        share=one.acts / one.cases if one.cases else 0.0,
        interval=jeffreys(one.acts, one.cases),
        expected=one.expected,
        ratio=one.comparable / one.expected if has_peers else None,
        shrunken=(one.comparable + pull) / (one.expected + pull) if one.peers else None,
        chance=one.chance,
        peers=one.peers,
        verdict=_first_verdict(one),
    )


def _first_verdict(one: _Raw[Who]) -> Verdict:
    if one.peers < FEWEST_PEERS:
        return "no_peers"
    return "few_cases" if one.cases < FEWEST_CASES else "usual"


def _false_findings_held(compared: Sequence[Compared[Who]]) -> list[Compared[Who]]:
    """Let those stand out whose chance passes the step-up procedure and who differ in earnest."""
    judged = sorted((one for one in compared if one.verdict == "usual"), key=lambda one: one.chance)
    passing = 0
    for rank, one in enumerate(judged, start=1):
        if one.chance <= FALSE_FINDINGS * rank / len(judged):
            passing = rank
    out = {id(one) for one in judged[:passing] if one.ratio is None or one.ratio >= LEAST_RATIO}
    return [_standing_out(one) if id(one) in out else one for one in compared]


def _standing_out(one: Compared[Who]) -> Compared[Who]:
    told = {name: getattr(one, name) for name in Compared.__slots__}
    return Compared(**{**told, "verdict": "stands_out"})
