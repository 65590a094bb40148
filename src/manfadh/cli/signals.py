"""Find outbreaks in series of counts from the command line, without settings and a database."""

import io
import json
import math
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from manfadh.libs.signals.errors import SignalsError
from manfadh.libs.signals.methods import METHODS, detect
from manfadh.libs.signals.series import Series, Verdicts
from manfadh.libs.signals.settings import Settings, read_settings
from manfadh.libs.signals.tables import read_table
from manfadh.libs.signals.wording import reason

# Periods judged at a time: enough to keep a detector busy, little enough to keep memory small.
_BATCH = 100_000


@click.group()
def command() -> None:
    """Find what is unusual in series of counts."""


@command.command("detect")
@click.option(
    "--method", type=click.Choice(list(METHODS)), required=True, help="How to judge a period."
)
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON object of settings by the names that R gives them; the others have R's default.",
)
@click.option(
    "--last", type=click.IntRange(min=1), help="Judge only the newest N periods of each series."
)
def detect_signals(method: str, settings_file: Path | None, last: int | None) -> None:
    """Judge series of counts: a CSV table in, a CSV table out.

    \b
    In:  series, date or index, observed, population (optional)
    Out: series, date or index, observed, expected, upper_bound, p_value, exceedance, alarm, reason

    An empty upper bound says that there is too little to judge by; the reason says of what. Input
    that cannot be read ends with its line and column, and nothing is written.
    """
    try:
        settings = read_settings(METHODS[method].settings, _given(settings_file))
        offset = bool(getattr(settings, "population_offset", False))
        lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
        many = read_table(lines, with_population=offset)
        METHODS[method].check(many, settings)
        for text in _answers(many, method, settings, last):
            sys.stdout.write(text)
    except SignalsError as wrong:
        _end(str(wrong))


def _end(message: str) -> NoReturn:
    click.echo(f"manfadh signals detect: {message}", err=True)
    sys.exit(2)


def _given(file: Path | None) -> dict[str, Any]:
    """Return the settings of a file. Ends the command where it holds no JSON object."""
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text("utf-8-sig"), object_pairs_hook=_no_twins)
    except (ValueError, RecursionError) as wrong:
        _end(f"{file.name} is no JSON object of settings: {wrong}")
    if not isinstance(found, dict):
        _end(f'{file.name} must hold one JSON object, such as {{"b": 5, "w": 3}}.')
    return found


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name} is there twice")
        found[name] = value
    return found


def _answers(
    many: list[Series], method: str, settings: Settings, last: int | None
) -> Iterator[str]:
    """Yield the header, then the rows of each series."""
    time = "index" if many[0].days is None else "date"
    yield f"series,{time},observed,expected,upper_bound,p_value,exceedance,alarm,reason\r\n"
    for batch in _batches(many, last):
        for verdicts in detect(batch, method, settings, last=last):
            yield "".join(_rows(verdicts))


def _batches(many: Iterable[Series], last: int | None) -> Iterator[list[Series]]:
    batch: list[Series] = []
    size = 0
    for series in many:
        batch.append(series)
        size += series.counts.size if last is None else min(series.counts.size, last)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _rows(verdicts: Verdicts) -> Iterator[str]:
    series = verdicts.series
    name = _quoted(series.name)
    numbers = zip(
        verdicts.observed.tolist(),
        verdicts.expected.tolist(),
        verdicts.upper_bound.tolist(),
        verdicts.p_value.tolist(),
        verdicts.exceedance.tolist(),
        verdicts.alarm.tolist(),
        strict=True,
    )
    for at, (observed, expected, bound, p_value, exceedance, alarm) in enumerate(numbers):
        yield (
            f"{name},{_time(series, verdicts.first + at)},{_number(observed)},"
            f"{_number(expected)},{_number(bound)},{_number(p_value)},{_number(exceedance)},"
            f"{int(alarm)},{_quoted(reason(verdicts, at))}\r\n"
        )


def _time(series: Series, position: int) -> str:
    if series.days is None:
        return str(series.first_index + position)
    return date.fromordinal(int(series.days[position])).isoformat()


def _number(value: float) -> str:
    """Return the shortest text that reads back as the same number; empty for none."""
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _quoted(text: str) -> str:
    if not any(mark in text for mark in ',"\r\n'):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
