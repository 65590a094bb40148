"""The daily report of all ports on a big node: `python -m tests.bench.bench_daily_report`.

A million crossings are made (`big_country`, some minutes); then headquarters' combined report of
a day is counted and written as PDF, Word and Excel, and so is a port's own. Readable lines on
standard error, one JSON object on standard output.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.bench.big_country import PORT, Size, open_country

TIMES = 5


def main() -> None:
    """Measure, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--crossings", type=int, default=1_000_000)
    options.add_argument("--alerts", type=int, default=1_000)
    options.add_argument("--keep", type=Path, help="a folder to keep the node in, to run again")
    chosen = options.parse_args()
    figures = measure(Size(crossings=chosen.crossings, alerts=chosen.alerts), keep=chosen.keep)
    for figure, value in figures.items():
        sys.stderr.write(f"{figure:38} {value:>12,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


def measure(size: Size, *, keep: Path | None = None) -> dict[str, float]:
    """All figures of a node of this size."""
    with _folder(keep) as folder:
        built = open_country(folder, size)
        return {"crossings": built["crossings"], **_measure_reports()}


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="manfadh-bench-") as name:
        yield Path(name) / "node"


def _measure_reports() -> dict[str, float]:
    from django.contrib.auth import get_user_model

    from manfadh.apps.govern.accounts.selectors import get_viewer_of
    from manfadh.apps.operate.situation.selectors import get_day, list_port_reports
    from manfadh.kernel.clock import now
    from manfadh.kernel.viewers import Purpose
    from manfadh.web.components.daily_report.making import KINDS, country_paper, port_paper

    users = get_user_model().objects
    yusuf = get_viewer_of(users.get(username="yusuf").officer_id, Purpose.STATISTICS)
    dalal = get_viewer_of(users.get(username="dalal").officer_id, Purpose.SUPERVISION)
    on: date = now().date() - timedelta(days=1)

    reports = list_port_reports(yusuf, on)
    paper = country_paper(reports, (on.isoformat(), ""), "ar")
    day = get_day(dalal, PORT, on)
    own = port_paper(day, "iq", "ar")
    figures: dict[str, float] = {
        "ports": len(reports),
        "country_count_s": _seconds(lambda: list_port_reports(yusuf, on)),
        "port_count_s": _seconds(lambda: get_day(dalal, PORT, on)),
    }
    for code, kind in KINDS.items():
        figures[f"country_{code}_s"] = _seconds(partial(kind.write, paper))
        figures[f"port_{code}_s"] = _seconds(partial(kind.write, own))
    slowest = max(figures[f"country_{code}_s"] for code in KINDS)
    figures["country_report_s"] = round(figures["country_count_s"] + slowest, 3)
    return figures


def _seconds(act: Callable[[], object]) -> float:
    """The median of a few runs."""
    seen = []
    for _ in range(TIMES):
        began = time.monotonic()
        act()
        seen.append(time.monotonic() - began)
    return round(sorted(seen)[TIMES // 2], 3)


if __name__ == "__main__":
    main()
