"""The rank ranges of 5,000 gaps by six criteria, weights moving by a quarter.

Run: python -m tests.bench.bench_rankings
"""

import json
import sys
import time

import numpy as np

from manfadh.libs.rankings import Bounds, Criterion, Ranking, rank_ranges

GAPS = 5000
WEIGHTS = [0.25, 0.2, 0.2, 0.15, 0.1, 0.1]


def main() -> None:
    """Print one JSON object, and a line for people on the error stream."""
    random = np.random.default_rng(840)
    criteria = [Criterion(f"criterion {k}", 0, 1) for k in range(len(WEIGHTS))]
    ranking = Ranking(
        criteria, [f"gap {i}" for i in range(GAPS)], random.random((GAPS, len(WEIGHTS))).tolist()
    )
    bounds = Bounds.around(WEIGHTS, 0.25)
    few = Ranking(criteria, ["one", "two"], random.random((2, len(WEIGHTS))).tolist())
    rank_ranges(few, WEIGHTS, bounds)  # compiles, or loads what was compiled
    started, worked = time.perf_counter(), time.process_time()
    found = rank_ranges(ranking, WEIGHTS, bounds)
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    inside = sum(
        one.outer_best <= one.inner_best <= one.rank <= one.inner_worst <= one.outer_worst
        for one in found
    )
    width = sum(one.inner_worst - one.inner_best + 1 for one in found)
    proven = sum(one.outer_worst - one.outer_best + 1 for one in found)
    report = {
        "gaps": len(found),
        "seconds": seconds,
        "processor_seconds": work,
        "ranges_in_order": inside,
        "robust": sum(one.steadiness == "robust" for one in found),
        "fragile": sum(one.steadiness == "fragile" for one in found),
        "inner_part_of_outer": width / proven,
    }
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stderr.write(f"Rank ranges: {len(found)} gaps in {seconds:.2f} s.\n")


if __name__ == "__main__":
    main()
