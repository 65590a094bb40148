"""Judge the same series with ours and with R's package surveillance, and compare their bounds.

Run: python -m tests.bench.bench_signals   (Debian: apt-get install r-cran-surveillance)

A thousand invented weekly series of ten years, from a case a month to hundreds a week, with season,
trend and scatter. Ours judges them all; R, which takes minutes for that, judges a share of them,
and its time is scaled to all. Processor time of one thread on both sides, without starting up.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from manfadh.libs.signals.farrington import farrington
from manfadh.libs.signals.methods import detect
from manfadh.libs.signals.series import Floats, Series
from manfadh.libs.signals.settings import FarringtonFlexible, read_settings

SERIES, WEEKS, BACK_FILLED = 1000, 520, 257
OF_R, OF_R_EARS = 100, 20
ROUNDS = 7
NOUFAILY = {
    "noPeriods": 10,
    "pastWeeksNotIncluded": 26,
    "thresholdMethod": "nbPlugin",
    "pThresholdTrend": 1,
    "alpha": 0.01,
}
EARS = ("ears-c1", "ears-c2", "ears-c3")
R_SCRIPT = """
suppressPackageStartupMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]; ears <- as.integer(commandArgs(TRUE)[2])
x <- as.matrix(read.csv(file.path(folder, "in.csv"), header=FALSE))
n <- nrow(x); flexible <- numeric(ncol(x)); bounds <- list()
one <- function(i) sts(observed=x[, i], frequency=52)
spent <- function(t) sum(t[c(1, 2)])
control <- list(range=n, b=5, w=3, reweight=TRUE, weightsThreshold=2.58, noPeriods=10, trend=TRUE,
  pThresholdTrend=1, pastWeeksNotIncluded=26, thresholdMethod="nbPlugin", alpha=0.01)
series <- lapply(seq_len(ncol(x)), one)
took <- spent(system.time(for (i in seq_along(series))
  flexible[i] <- upperbound(suppressWarnings(farringtonFlexible(series[[i]], control)))))
took_ears <- 0
for (method in c("C1", "C2", "C3")) {
  alpha <- if (method == "C3") 0.025 else 0.001
  took_ears <- took_ears + spent(system.time(for (i in seq_len(ears)) {
    found <- upperbound(earsC(series[[i]], list(method=method, baseline=7, alpha=alpha)))
    bounds[[paste(method, i)]] <- as.numeric(found) }))
}
write.table(flexible, file.path(folder, "flexible.csv"), row.names=FALSE, col.names=FALSE)
write.table(unlist(bounds), file.path(folder, "ears.csv"), row.names=FALSE, col.names=FALSE)
cat(took, took_ears)
"""


def invented() -> list[Series]:
    """A thousand series, the same every time."""
    generator = np.random.default_rng(2026)
    weeks = np.arange(WEEKS)
    level = generator.normal(1, 1.3, (SERIES, 1))
    season = generator.uniform(0, 0.8, (SERIES, 1)) * np.sin(2 * np.pi * weeks / 52)
    means = np.exp(level + season + generator.normal(0, 0.0007, (SERIES, 1)) * weeks)
    counts = generator.negative_binomial(np.maximum(means, 0.05), 0.5).astype(np.float64)
    return [Series(str(at), row) for at, row in enumerate(counts)]


def processor_seconds(run: Callable[[], object]) -> float:
    """The least that a run takes of one thread, of several runs; the first makes the code."""
    run()
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return best


def back_fill(many: list[Series]) -> float:
    """Seconds by the clock for a quarter of a million tests on two threads, the best of three."""
    settings = read_settings(FarringtonFlexible, NOUFAILY)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        farrington(many, settings, last=BACK_FILLED, threads=2)
        best = min(best, time.perf_counter() - started)
    return best


def peer(many: list[Series]) -> tuple[float, float, Floats, Floats] | None:
    """R's processor seconds for all series, and its bounds; None where R is not installed."""
    if shutil.which("Rscript") is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "run.R").write_text(R_SCRIPT, "utf-8")
        with (folder / "in.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(np.stack([one.counts for one in many[:OF_R]], axis=1))
        done = subprocess.run(
            ["Rscript", str(folder / "run.R"), name, str(OF_R_EARS)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.stderr.write(done.stderr[-300:] + "\n")
            return None
        took, took_ears = (float(one) for one in done.stdout.split()[-2:])
        flexible, ears = (_numbers(folder / name) for name in ("flexible.csv", "ears.csv"))
    return took * SERIES / OF_R, took_ears * SERIES / OF_R_EARS, flexible, ears


def _numbers(file: Path) -> Floats:
    texts = file.read_text("utf-8").split()
    return np.array([np.nan if text == "NA" else float(text) for text in texts])


def differing(many: list[Series], flexible: Floats, ears: Floats) -> int:
    """How many bounds are not R's."""
    found = [
        one.upper_bound for one in detect(many[:OF_R], "farrington-flexible", NOUFAILY, last=1)
    ]
    for method, skipped in zip(EARS, (7, 9, 11), strict=True):
        found += [one.upper_bound[skipped:] for one in detect(many[:OF_R_EARS], method)]
    ours, theirs = np.concatenate(found), np.concatenate([flexible, ears])
    equal = np.isclose(ours, theirs, rtol=1e-9, atol=1e-9, equal_nan=True)
    return int((~equal).sum())


def main() -> None:
    """Print one JSON object, and a line for people on the error stream."""
    many = invented()
    newest = processor_seconds(lambda: detect(many, "farrington-flexible", NOUFAILY, last=1))
    ears = processor_seconds(lambda: [detect(many, method) for method in EARS])
    report: dict[str, object] = {
        "bench": "signals",
        "newest_week_ms": round(newest * 1000, 2),
        "ears_ms": round(ears * 1000, 1),
        "back_fill_s": round(back_fill(many), 2),
    }
    line = f"Signals: {newest * 1000:.1f} ms for the newest week of 1,000 series"
    found = peer(many)
    if found is None:
        line += "; R's surveillance is not installed (Debian: r-cran-surveillance)."
    else:
        took, took_ears, flexible, bounds = found
        report |= {
            "r_newest_week_s": round(took, 2),
            "r_ears_s": round(took_ears, 2),
            "newest_week_ratio": round(took / newest, 1),
            "ears_ratio": round(took_ears / ears, 1),
            "bounds_compared": OF_R + int(bounds.size),
            "bounds_that_differ": differing(many, flexible, bounds),
        }
        line += f", {took / newest:.0f} times R; EARS {took_ears / ears:.0f} times."
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
