"""How fast the ledger is: `python -m tests.bench.bench_ledger [--entries N] [--kills N]`.

Readable lines on standard error, one JSON object on standard output.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.kernel.sample.node_process import open_folder

_BATCH = 1_000
_RECENT_COMMITS = 1_500


def main() -> None:
    """Measure on a folder of its own, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=300_000)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        open_folder(Path(name) / "node")
        figures = _record() | _bare_sqlite(Path(name))
        figures["ratio_to_bare_sqlite"] = round(
            figures["bare_sqlite_commits_per_s"] / figures["record_commits_per_s"], 1
        )
        _fill(chosen.entries)
        figures |= _verify() | _replay()
        figures["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures |= _kill(Path(name) / "killed", chosen.kills)
    for figure, value in figures.items():
        sys.stderr.write(f"{figure:38} {value:>12,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


def _rounds(work: Callable[[], int], rounds: int = 3) -> float:
    """The median of things done per second."""
    speeds = []
    for _ in range(rounds):
        began = time.perf_counter()
        done = work()
        speeds.append(done / (time.perf_counter() - began))
    return median(speeds)


def _record() -> dict[str, float]:
    """Pairs of facts, one commit each, with FULL durability."""
    from manfadh.kernel.ids import new_id
    from manfadh.kernel.ledger.recording import record
    from tests.kernel.sample.cast import STAMP, arrival, move

    def pairs() -> int:
        for _ in range(_RECENT_COMMITS):
            guest = new_id()
            record(arrival(new_id(), guest=guest), move(guest, "7"), stamp=STAMP)
        return _RECENT_COMMITS

    pairs()
    cpu = time.process_time()
    speed = _rounds(pairs)
    cpu_ms = (time.process_time() - cpu) * 1000 / (3 * _RECENT_COMMITS)
    return {"record_commits_per_s": round(speed), "record_cpu_ms": round(cpu_ms, 2)}


def _bare_sqlite(folder: Path) -> dict[str, float]:
    """The least that any program does: two rows with an index, one commit with FULL durability."""
    import sqlite3

    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, uid TEXT UNIQUE, body BLOB)"
    )

    def pairs() -> int:
        for _ in range(_RECENT_COMMITS):
            connection.execute("BEGIN IMMEDIATE")
            for _ in range(2):
                row = (os.urandom(16).hex(), bytes(700))
                connection.execute("INSERT INTO entry (uid, body) VALUES (?, ?)", row)
            connection.execute("COMMIT")
        return _RECENT_COMMITS

    speed = _rounds(pairs)
    connection.close()
    return {"bare_sqlite_commits_per_s": round(speed)}


def _fill(entries: int) -> None:
    from manfadh.kernel.events import Event
    from manfadh.kernel.ids import new_id
    from manfadh.kernel.ledger.recording import record
    from tests.kernel.sample.cast import SALIM, STAMP, arrival, look, move

    began = time.perf_counter()
    for _ in range(entries // _BATCH):
        batch: list[Event] = []
        while len(batch) < _BATCH:
            guest, person = new_id(), new_id()
            batch += [arrival(person, guest=guest), move(guest, "7"), look(person, SALIM)]
        record(*batch[:_BATCH], stamp=STAMP)
    sys.stderr.write(f"filled with {entries} entries in {time.perf_counter() - began:.0f} s\n")


def _verify() -> dict[str, float]:
    from manfadh.kernel.ledger.verifying import verify

    def whole(processes: int) -> int:
        verdict = verify(processes=processes)
        if not verdict.holds:
            raise SystemExit(f"The ledger is broken: {verdict.faults[:3]}")
        return verdict.entries

    return {
        "verify_entries_per_s": round(_rounds(lambda: whole(os.cpu_count() or 1))),
        "verify_in_one_process_entries_per_s": round(_rounds(lambda: whole(1))),
    }


def _replay() -> dict[str, float]:
    from manfadh.kernel.ledger.replaying import digest_tables, replay

    before = digest_tables()
    speed = _rounds(replay, rounds=1)
    if digest_tables() != before:
        raise SystemExit("Replay does not give the tables that were there.")
    return {"replay_entries_per_s": round(speed)}


def _kill(folder: Path, kills: int) -> dict[str, float]:
    from tests.kernel.ledger.test_power_cuts import kill_while_recording

    confirmed = 0
    for _ in range(kills):
        began, reached = kill_while_recording(folder, random.randint(1, 40))
        if began < confirmed:
            raise SystemExit(f"Entries {began + 1} to {confirmed} were confirmed and are lost.")
        confirmed = reached
    return {"kills_survived": kills, "entries_after_kills": confirmed}


if __name__ == "__main__":
    main()
