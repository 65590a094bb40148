"""Run the tests the way `make quick` and `make test` do, and say plainly what did not run.

quick: all but the browser's, on SQLite. all: those, then kernel and apps on a real PostgreSQL
server, then the journeys in a real browser.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
POSTGRESQL = ROOT / "tools" / "postgres.py"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WORKERS = str(max(1, min(4, os.cpu_count() or 1)))
# What stands on the database itself; screens and commands stand on these.
ON_POSTGRESQL = ("tests/kernel", "tests/apps", "-m", "not journey", "-n", WORKERS)
NO_TESTS = 5
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)\b")


class Part(NamedTuple):
    """What one run of pytest came to."""

    name: str
    code: int
    counts: Mapping[str, int]


def main(arguments: Sequence[str]) -> int:
    """Run `quick` or `all`; 0 when nothing failed."""
    began = time.monotonic()
    if arguments == ["quick"]:
        parts, missing = [fast_tests()], ["the journeys in a browser and PostgreSQL: make test"]
    elif arguments == ["all"]:
        parts, missing = everything()
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return close(parts, missing, time.monotonic() - began)


def everything() -> tuple[list[Part], list[str]]:
    """Every part that this machine can run, and what it can't."""
    parts, missing = [fast_tests()], []
    if shutil.which("postgres") or list(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        parts.append(
            run(
                "PostgreSQL", *ON_POSTGRESQL, through=[str(POSTGRESQL), "run", "--", sys.executable]
            )
        )
    else:
        missing.append("PostgreSQL: install its server (Debian: apt-get install postgresql)")
    if browser := find_browser():
        parts.append(journeys(browser))
    else:
        missing.append("journeys: install Chromium (Debian: apt-get install chromium)")
    if not (ROOT.parent / "shared" / "data").is_dir():
        missing.append("public reference files: they lie beside the checkout, in ../shared/data")
    return parts, missing


def journeys(browser: str) -> Part:
    """The journeys; one that failed is walked once more, since a real browser's clock is its own.

    Both runs are shown, and what fails twice has failed.
    """
    first = run("journeys", "-m", "journey", "-n", "0", browser=browser)
    if first.code != 1:
        return first
    return run("journeys that failed, again", "-m", "journey", "-n", "0", "--lf", browser=browser)


def fast_tests() -> Part:
    """All that need neither a browser nor a server, in random order."""
    return run("SQLite", "-m", "not journey and not postgresql", "-n", WORKERS, "--dist=worksteal")


def find_browser() -> str | None:
    """The Chromium of this machine, or the one that `MANFADH_TEST_BROWSER` names."""
    named = os.environ.get("MANFADH_TEST_BROWSER")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def run(name: str, *options: str, through: Sequence[str] = (), browser: str = "") -> Part:
    """Run pytest in a process of its own and show what it says."""
    print(f"\n=== {name} ===", flush=True)
    command = [sys.executable, *through, "-m", "pytest", "-q", *options]
    environment = {**os.environ, "TEST_BROWSER": browser}
    last = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line if COUNT.search(line) else last
    code = process.returncode
    counts = {
        what.rstrip("s") if what == "errors" else what: int(n) for n, what in COUNT.findall(last)
    }
    return Part(name, 0 if code == NO_TESTS else code, counts)


def close(parts: Sequence[Part], missing: Sequence[str], seconds: float) -> int:
    """Say what ran and what did not, end with one line like pytest's, and answer the exit code."""
    totals: dict[str, int] = {}
    for part in parts:
        for what, count in part.counts.items():
            totals[what] = totals.get(what, 0) + count
    print()
    for part in parts:
        print(f"{part.name}: {'passed' if part.code == 0 else 'FAILED'}")
    for line in missing:
        print(f"Not run: {line}")
    summary = ", ".join(f"{count} {what}" for what, count in sorted(totals.items()))
    print(f"=== {summary or 'no tests ran'} in {seconds:.2f}s ===", flush=True)
    return max((abs(part.code) for part in parts), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
