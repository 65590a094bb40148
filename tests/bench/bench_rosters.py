"""Rosters of a month: `python -m tests.bench.bench_rosters [--ports N] [--officers N]`.

Invented ports of 143 officers with competences, leave and lapsing certificates, two shifts of
twelve hours, five functions; from ports with officers to spare to ports with far too few. The gap
is to the bound that no roster exceeds. Readable lines on standard error, JSON on standard output.
"""

import argparse
import json
import resource
import sys
import time
from random import Random

from manfadh.libs.rosters import Officer, Problem, Roster, Shift, make_roster

SHIFTS = (
    Shift(code="day", starts_minute=7 * 60, minutes=720),
    Shift(code="night", starts_minute=19 * 60, minutes=720, is_night=True),
)
SHARES = {"entry": 0.35, "exit": 0.25, "secondary": 0.15, "vehicles": 0.15, "health": 0.1}
DAYS = 30
# Of the hours that the officers could work at most, how many are asked for.
LOADS = (0.7, 0.85, 1.0, 1.2)


def main() -> None:
    """Make the rosters of some ports one after another, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ports", type=int, default=35)
    options.add_argument("--officers", type=int, default=5_000)
    chosen = options.parse_args()
    seen: list[tuple[float, Roster]] = []
    for number in range(chosen.ports):
        problem = _port(chosen.officers // chosen.ports, LOADS[number % len(LOADS)], Random(number))
        began = time.perf_counter()
        roster = make_roster(problem, seconds=60)
        seen.append((time.perf_counter() - began, roster))
        sys.stderr.write(
            f"port {number + 1}: {seen[-1][0]:.1f} s, {roster.covered_hours:,} of"
            f" {roster.needed_hours:,} hours, {roster.gap:.2%} from the bound\n"
        )
    seconds = sorted(spent for spent, _ in seen)
    figures = {
        "ports": len(seen),
        "officers": chosen.officers // chosen.ports * chosen.ports,
        "port_s_median": round(seconds[len(seconds) // 2], 1),
        "port_s_slowest": round(seconds[-1], 1),
        "largest_gap": round(max(roster.gap for _, roster in seen), 5),
        "hours_without_a_reason": sum(
            not one.why for _, roster in seen for one in roster.uncovered
        ),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def _port(officers: int, load: float, chance: Random) -> Problem:
    hours = officers * 48 * DAYS / 7 * load
    return Problem(
        days=DAYS,
        shifts=SHIFTS,
        need={
            name: [_need(hours * share, hour) for hour in range(DAYS * 24)]
            for name, share in SHARES.items()
        },
        officers=[_officer(number, chance) for number in range(officers)],
    )


def _need(hours: float, hour: int) -> int:
    by_day = 1.3 if 7 <= hour % 24 < 19 else 0.7
    by_week = 1.2 if hour // 24 % 7 in (4, 5) else 0.95
    return max(1, round(hours / DAYS / 24 * by_day * by_week))


def _officer(number: int, chance: Random) -> Officer:
    known = chance.sample(list(SHARES), chance.choice([1, 2, 2, 3]))
    gone: frozenset[int] = frozenset()
    if chance.random() < 0.35:
        first = chance.randrange(DAYS)
        gone = frozenset(range(first, min(DAYS, first + chance.choice([3, 7, 14]))))
    return Officer(
        officer=f"officer {number}",
        functions={
            name: DAYS if chance.random() < 0.95 else chance.randrange(DAYS) for name in known
        },
        away=gone,
        before=tuple(chance.choice(["", "day", "", "night", ""]) for _ in range(3)),
    )


if __name__ == "__main__":
    main()
