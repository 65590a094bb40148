"""The figures that we promise, measured here: `python -m tests.bench [NAME …] [--write]`.

Every module `bench_<name>.py` beside this one is a bench: a process of its own that tells what it
does on standard error and ends with one JSON object of figures on standard output. What is promised
of a figure stands in `promises.toml`; a figure without a promise is shown all the same. With
`--write`, docs/figures.md is written from what was seen. Other work on the machine shows in every
figure that is no ratio: measure when it is quiet.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "figures.md"

_HEAD = """# Figures

Written by `make bench BENCH='NAME --write'`, each bench by itself: one run, on the day and the
machine that it names. A ratio is of two sides in that run."""
_SECTION = re.compile(r"^(?=## (\w+)$)(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a figure must be at least, or at most."""

    what: str
    at_least: float | None = None
    at_most: float | None = None
    with_peer: bool = False  # measured only where the peer is installed

    def is_kept(self, value: float) -> bool:
        """Whether a measured value is on the right side."""
        enough = self.at_least is None or value >= self.at_least
        return enough and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        if self.at_least is not None:
            return f"≥ {self.at_least:,.10g}"
        return "" if self.at_most is None else f"≤ {self.at_most:,.10g}"


def main(arguments: Sequence[str]) -> int:
    """Run the benches and show what was seen; 1 where one fails or a promise does not hold."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help=f"of {', '.join(benches())}; all by default")
    options.add_argument("--write", action="store_true", help="write docs/figures.md")
    chosen = options.parse_args(arguments)
    unknown = set(chosen.names) - set(benches())
    if unknown:
        options.error(f"no bench is called {', '.join(sorted(unknown))}")
    promises = read_promises()
    seen: dict[str, Figures | None] = {}
    for name in chosen.names or benches():
        print(f"\n=== {name} ===", file=sys.stderr, flush=True)
        seen[name] = run(name)
    broken = [line for name, figures in seen.items() for line in faults(name, figures, promises)]
    print("\n".join(tables(seen, promises)))
    if chosen.write:
        before = PAGE.read_text("utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(seen, promises, before), "utf-8")
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


def benches() -> list[str]:
    """The names of all benches."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def run(name: str) -> Figures | None:
    """The figures of one bench, from a process of its own; None where it failed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.bench_{name}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return None
    return dict(flat(json.loads(lines[-1])))


def flat(report: Mapping[str, object], under: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of a report; one inside another is named with a dot between."""
    for name, value in report.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{under}{name}.")
        elif isinstance(value, int | float):
            yield f"{under}{name}", value


def read_promises() -> dict[str, dict[str, Promise]]:
    """What is promised, by bench and figure."""
    table = tomllib.loads((HERE / "promises.toml").read_text("utf-8"))
    return {
        bench: {figure: Promise(**promise) for figure, promise in figures.items()}
        for bench, figures in table.items()
    }


def faults(
    name: str, figures: Figures | None, promises: Mapping[str, Mapping[str, Promise]]
) -> list[str]:
    """What does not hold of one bench, a line each."""
    if figures is None:
        return [f"{name}: it did not end well."]
    promised = promises.get(name, {})
    missing = [
        f"{name}: {figure} was not measured."
        for figure, promise in promised.items()
        if figure not in figures and not promise.with_peer
    ]
    return missing + [
        f"{name}: {figure} is {figures[figure]:,.6g}; promised: {promise}."
        for figure, promise in promised.items()
        if figure in figures and not promise.is_kept(figures[figure])
    ]


def tables(
    seen: Mapping[str, Figures | None], promises: Mapping[str, Mapping[str, Promise]]
) -> list[str]:
    """A table of each bench: what, measured, promised."""
    lines: list[str] = []
    for name, figures in seen.items():
        lines += ["", f"## {name}", "", "| figure | measured | promised | |", "|---|---|---|---|"]
        promised = promises.get(name, {})
        for figure, value in (figures or {}).items():
            promise = promised.get(figure)
            what = f"{promise.what} (`{figure}`)" if promise else f"`{figure}`"
            held = "" if promise is None else "holds" if promise.is_kept(value) else "**does not**"
            lines.append(f"| {what} | {value:,.10g} | {promise or ''} | {held} |")
    return lines


def page(
    seen: Mapping[str, Figures | None],
    promises: Mapping[str, Mapping[str, Promise]],
    before: str = "",
) -> str:
    """The page of the docs: what was measured now, and what stood there of the other benches."""
    when = datetime.now().astimezone().date().isoformat()
    where = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    parts = {name: part.strip() for name, part in _SECTION.findall(before)}
    for name, figures in seen.items():
        _blank, heading, _space, *table = tables({name: figures}, promises)
        parts[name] = "\n".join([heading, "", f"*{when}: {where}.*", "", *table])
    return "\n\n".join([_HEAD, *(parts[name] for name in sorted(parts))]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
