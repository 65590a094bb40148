"""A process map of a million steps: `python -m tests.bench.bench_processes [--steps N]`.

Invented cases of a booth, four steps in the middle, many at once, with skipped and repeated steps.
Readable lines on standard error, one JSON object on standard output.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from random import Random

from manfadh.libs.processes import Step, Tracing

PROCEDURE = ("read", "compare", "ask", "decide", "stamp")
_AT_ONCE = 400


def main() -> None:
    """Map the steps while they are made, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=1_000_000)
    chosen = options.parse_args()
    made = list(_steps(chosen.steps))
    before_mb = _peak_mb()
    began = time.perf_counter()
    tracing = Tracing(procedure=PROCEDURE, ends=["stamp"], idle_seconds=3_600)
    tracing.add(made)
    seen = tracing.told()
    figures = {
        "steps": len(made),
        "map_s": round(time.perf_counter() - began, 2),
        "cases": seen.cases,
        "variants": len(seen.variants),
        "more_memory_mb": _peak_mb() - before_mb,
    }
    for figure, value in figures.items():
        sys.stderr.write(f"{figure:20} {value:>12,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _steps(number: int) -> Iterator[Step]:
    chance = Random("processes")
    left: dict[int, list[str]] = {}
    case, at = 0, 0.0
    for _ in range(number):
        at += chance.expovariate(5)
        if len(left) < _AT_ONCE:
            case += 1
            left[case] = [one for one in PROCEDURE if chance.random() > 0.04]
            if chance.random() < 0.1:
                left[case].insert(chance.randrange(1 + len(left[case])), "ask")
            if not left[case]:
                left[case] = ["stamp"]
        going = chance.choice(list(left)[:50])
        step = left[going].pop(0)
        if not left[going]:
            del left[going]
        yield Step(f"case {going}", step, at)


if __name__ == "__main__":
    main()
