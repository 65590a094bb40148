"""Taking over an older system's crossings: `python -m tests.bench.bench_history [--rows N]`.

A file of so many crossings of invented people is written, with the words and dates of another
system, and taken over by the command that operators use, on a node of its own with FULL durability.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

MAPPING = """
name = "An older system"
time_zone = "Asia/Baghdad"
date_order = "day first"

[columns]
crossed_at = "MOVE_TIME"
direction = "IN_OUT"
port = "POINT"
nationality = "NAT"
document_number = "DOC_NO"
surname = "SURNAME"
given_names = "NAMES"
birth = "DOB"
sex = "SEX"
mode = "BY"

[values.direction]
1 = "entry"
2 = "exit"

[values.mode]
B = "bus"
C = "car"
"""
_TITLES = (
    "MOVE_TIME", "IN_OUT", "POINT", "NAT", "DOC_NO", "SURNAME", "NAMES", "DOB", "SEX", "BY",
)  # fmt: skip
_PEOPLE_PER_CROSSING = 0.45


def main() -> None:
    """Measure on a folder of its own, and say what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="manfadh-history-") as name:
        figures = measure(Path(name), chosen.rows)
    for figure, value in figures.items():
        sys.stderr.write(f"{figure:38} {value:>12,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


def measure(folder: Path, rows: int) -> dict[str, float]:
    """Seconds of the whole command, its processor time, and its peak memory."""
    file, mapping = folder / "old.csv", folder / "old.toml"
    mapping.write_text(MAPPING, "utf-8")
    write_file(file, rows)
    _run(folder, "migrate")
    _run(folder, "places", "load")
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    said = _run(folder, "crossings", "import", str(file), "--mapping", str(mapping))
    seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stderr.write(said)
    if not said.startswith(f"{rows} crossings were taken over"):
        raise SystemExit("Not every line was taken over.")
    return {
        "rows": rows,
        "file_mb": file.stat().st_size // 1_000_000,
        "seconds": round(seconds),
        "rows_per_s": round(rows / seconds),
        "cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime),
        "peak_memory_mb": after.ru_maxrss // 1024,
        "minutes_for_a_million": round(seconds / rows * 1_000_000 / 60, 1),
    }


def write_file(file: Path, rows: int) -> None:
    """Crossings of ten years in order of time; people come and go several times."""
    from manfadh.libs.names.invented import INVENTED_NATIONALITIES, invent_person

    chance = Random(7)
    anchor = datetime(2026, 1, 1, tzinfo=UTC)
    start = anchor - timedelta(days=3650)
    step = timedelta(days=3650) / rows
    pool: list[tuple[str, ...]] = []
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(_TITLES)
        for number in range(rows):
            if not pool or chance.random() < _PEOPLE_PER_CROSSING:
                nationality = chance.choice(INVENTED_NATIONALITIES)
                person = invent_person(chance, nationality=nationality, anchor_on=start.date())
                pool.append(
                    (
                        nationality,
                        f"{chance.choice('ABCDEFG')}{number:08d}",
                        person.mrz_surname,
                        person.mrz_given_names,
                        person.birth_on.strftime("%d/%m/%Y"),
                        person.sex,
                    )
                )
                row = pool[-1]
            else:
                row = chance.choice(pool)
            at = start + step * number
            writer.writerow(
                (
                    at.strftime("%d/%m/%Y %H:%M:%S"),
                    chance.choice("12"),
                    chance.choice(("zurbatiyah", "shalamcheh", "trebil")),
                    *row,
                    chance.choice("BC"),
                )
            )


def _run(folder: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "manfadh.config.settings",
        "MANFADH_DATA_FOLDER": str(folder / "node"),
        "MANFADH_DATABASE": "sqlite",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from manfadh.cli import main; main()", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    main()
