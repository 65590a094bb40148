"""Booths at work on a big node: `python -m tests.bench.bench_crossings [--keep FOLDER]`.

A million crossings and 100,000 alerts are made (`big_country`, some minutes), the real server is
started on them, and eight booths work in parallel: each reads a document, waits for the advice, and
decides. First at a pace (a traveller each second at every booth, where a real one takes at least
fifteen), then without any pause. Readable lines on standard error, one JSON object on standard
output. The first travellers after the start are not counted. Durations "server" are the server's
own (`Server-Timing`, its queues included).
"""

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from tests.bench.big_country import BOOTHS, Size, booth_name, open_country
from tests.bench.booth_client import Officer, Times
from tests.bench.server import cpu_seconds, peak_memory_mb, serving

PACE_SECONDS = 1.0
_WARM_SECONDS = 4
_PAGES_ASKED = 15
_INSPECTION = re.compile(r"/booth/inspections/([0-9a-f-]{36})/decide")


def main() -> None:
    """Measure, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--crossings", type=int, default=1_000_000)
    options.add_argument("--alerts", type=int, default=100_000)
    options.add_argument("--seconds", type=int, default=30, help="how long the booths work")
    options.add_argument("--keep", type=Path, help="a folder to keep the node in, to run again")
    chosen = options.parse_args()
    size = Size(crossings=chosen.crossings, alerts=chosen.alerts)
    figures = measure(size, seconds=chosen.seconds, keep=chosen.keep)
    for figure, value in figures.items():
        sys.stderr.write(f"{figure:38} {value:>12,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


def measure(size: Size, *, seconds: int, keep: Path | None = None) -> dict[str, float]:
    """All figures of a node of this size."""
    with _folder(keep) as folder:
        figures = dict(open_country(folder, size))
        figures["database_mb"] = (folder / "manfadh.sqlite3").stat().st_size // 2**20
        figures |= _at_the_booths(folder, seconds)
        from tests.bench.deciding import measure_deciding

        return figures | measure_deciding(folder)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="manfadh-bench-") as name:
        yield Path(name) / "node"


def _at_the_booths(folder: Path, seconds: int) -> dict[str, float]:
    from manfadh.demo.people import PASSWORD
    from manfadh.kernel.clock import now
    from tests.bench.travellers_met import meet

    anchor_on = now().date()
    paced, pressed, pages = Times(), Times(), Times()
    # Enough that nobody comes round again: at a pace, then as many as the server can take.
    zones = meet(BOOTHS * seconds * 6, anchor_on=anchor_on, seed=time.time_ns())
    shares = [cycle(zones[number::BOOTHS]) for number in range(BOOTHS)]
    with serving(folder) as (pid, port), ThreadPoolExecutor(BOOTHS) as booths:
        officers = [Officer(port, paced) for _ in range(BOOTHS)]
        for number, officer in enumerate(officers):
            officer.sign_in(booth_name(number), PASSWORD)
            officer.ask("place", "GET", "/booth")
            _stand(officer, number)
        idle_mb = peak_memory_mb(pid)
        list(booths.map(_work, officers, shares, [_WARM_SECONDS] * BOOTHS, [PACE_SECONDS] * BOOTHS))
        paced.clear()
        done = sum(booths.map(_work, officers, shares, [seconds] * BOOTHS, [PACE_SECONDS] * BOOTHS))
        for officer in officers:
            officer.times = pressed
        began_cpu = cpu_seconds(pid)
        pushed = sum(booths.map(_work, officers, shares, [seconds / 2] * BOOTHS, [0.0] * BOOTHS))
        cpu_ms = (cpu_seconds(pid) - began_cpu) * 1000 / max(1, pushed)
        _ask_pages(port, pages, str(anchor_on - timedelta(days=1)))
        memory_mb = peak_memory_mb(pid)
    return {
        "travellers_at_a_pace": done,
        **{k: v for k, v in paced.figures().items() if k.startswith(("read", "decide"))},
        "no_pause_travellers_per_s": round(pushed / (seconds / 2), 1),
        "no_pause_server_cpu_ms_per_traveller": round(cpu_ms, 1),
        **{f"no_pause_{k}": v for k, v in pressed.figures().items() if "server_p" in k},
        **pages.figures(),
        "memory_after_sign_in_mb": idle_mb,
        "peak_memory_mb": memory_mb,
    }


def _stand(officer: Officer, number: int) -> None:
    """Take one of the two lanes that are open for entry, against the draw of the shift."""
    lane = f"L{number % 2 + 1}"
    taken = officer.ask(
        "place", "POST", "/booth/place", lane=lane, direction="entry", reason="bench"
    )
    if taken.status not in (200, 204, 302):
        raise SystemExit(f"Lane {lane} was not to be had, {taken.status}: {taken.page[:2000]}")


def _work(
    officer: Officer, zones: Iterator[tuple[str, str]], seconds: float, pace_seconds: float
) -> int:
    """Let travellers pass for so long, one at each beat; answers how many."""
    # Booths do not beat together.
    time.sleep(random.random() * pace_seconds)
    until = time.monotonic() + seconds
    done = 0
    while (began := time.monotonic()) < until:
        _, zone = next(zones)
        read = officer.ask("read", "POST", "/booth/read", mrz=zone)
        found = _INSPECTION.search(read.page)
        if found is None:
            raise SystemExit(f"A reading was answered {read.status}: {read.page[:2000]}")
        decided = officer.ask(
            "decide",
            "POST",
            f"/booth/inspections/{found[1]}/decide",
            permission="visa_on_arrival",
            permission_authority="iq",
            ground="seen and compared",
        )
        if decided.status != 200:
            raise SystemExit(f"A decision was answered {decided.status}: {decided.page[:2000]}")
        done += 1
        pause = random.uniform(0.5, 1.5) * pace_seconds
        time.sleep(max(0.0, pause - (time.monotonic() - began)))
    return done


def _ask_pages(port: int, times: Times, day: str) -> None:
    """The pages of those who do not stand at a booth, each some times, one after another."""
    from manfadh.demo.people import PASSWORD, SIGN_INS

    secrets = {one.username: one.secret for one in SIGN_INS}
    asked = (
        ("dalal", "director_page", f"/port?on={day}"),
        ("dalal", "director_page_today", "/port"),
        ("karim", "secondary_queue", "/secondary"),
        ("karim", "search_by_number", "/secondary/search?text=A12345678&reason=bench"),
        ("karim", "search_by_name", "/secondary/search?text=ALI+HASAN&reason=bench"),
        ("yusuf", "headquarters_table", f"/headquarters?on={day}"),
    )
    officers: dict[str, Officer] = {}
    for username, what, path in asked:
        if username not in officers:
            officers[username] = Officer(port, Times())
            officers[username].sign_in(username, PASSWORD, secret=secrets[username])
            officers[username].times = times
        for _ in range(_PAGES_ASKED):
            answer = officers[username].ask(what, "GET", path)
            if answer.status != 200:
                raise SystemExit(f"{path} was answered {answer.status} to {username}.")


if __name__ == "__main__":
    main()
