"""Read series from the lines of a CSV table, and refuse what would shift or falsify them.

Columns, in any order, others ignored: `series`, `date` (YYYY-MM-DD) or `index`, `observed`, and
`population` where it is wanted. The rows of a series stand oldest first with none missing; those of
several may be mixed. Kept in memory: 24 bytes a row.
"""

import csv
import re
from array import array
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np

from manfadh.libs.signals.cadence import Cadence, cadence_between, next_day
from manfadh.libs.signals.errors import TableError
from manfadh.libs.signals.series import Series

MOST_ROWS = 20_000_000
MOST_CASES = 10**12

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,.'  ٬_ ]\d{3})+\Z")
_WHOLE = re.compile(r"\+?\d+(?:\.0*)?\Z")


class _Rows:
    """The rows of one series as they come in."""

    __slots__ = ("cadence", "counts", "last", "population", "times")

    def __init__(self) -> None:
        self.counts = array("d")
        self.times = array("q")
        self.population = array("d")
        self.last = 0
        self.cadence: Cadence | None = None


class _Header:
    """Where the columns stand."""

    def __init__(self, names: list[str], *, with_population: bool) -> None:
        names = [name.strip().lower() for name in names]
        if len(names) == 1 and re.search("[;\t|]", names[0]):
            raise TableError(1, "", "columns must be separated by commas.")
        self.dated = "date" in names
        self.time_name = "date" if self.dated else "index"
        wanted = ["series", self.time_name, "observed"] + ["population"] * with_population
        for name in wanted:
            if name not in names:
                known = "date or index" if name == "index" else name
                raise TableError(1, name, f"the header has no column {known}.")
            if names.count(name) > 1:
                raise TableError(1, name, "the header has this column twice.")
        self.series, self.time, self.observed = (names.index(name) for name in wanted[:3])
        self.population = names.index("population") if with_population else -1
        self.least = 1 + max(self.series, self.time, self.observed, self.population)


def read_table(lines: Iterable[str], *, with_population: bool = False) -> list[Series]:
    """Return the series of a table, in the order in which they first appear.

    Raises TableError with line and column for anything that is no such table.
    """
    reader = csv.reader(lines, strict=True)
    rows = _checked(reader)
    first = next(rows, None)
    if first is None:
        raise TableError(1, "", "the file is empty.")
    first[0] = first[0].removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    header = _Header(first, with_population=with_population)
    found: dict[str, _Rows] = {}
    days: dict[str, int] = {}
    count = 0
    for row in rows:
        line = reader.line_num
        if not row or row == [""]:
            continue
        count += 1
        if count > MOST_ROWS:
            raise TableError(line, "", f"more than {MOST_ROWS:,} rows. Split the file by series.")
        if len(row) < header.least:
            raise TableError(line, "", f"{len(row)} columns, but {header.least} are needed.")
        name = row[header.series]
        rows_of = found.get(name)
        if rows_of is None:
            if not name.strip():
                raise TableError(line, "series", "it has no name.")
            rows_of = found[name] = _Rows()
        time = _time(row[header.time], header, days, line)
        _follow(rows_of, time, header, line)
        rows_of.times.append(time)
        rows_of.counts.append(_count(row[header.observed], line))
        if with_population:
            rows_of.population.append(_population(row[header.population], line))
    if not found:
        raise TableError(1, "", "there is a header, but no row below it.")
    return [_series(name, rows_of, header) for name, rows_of in found.items()]


def _checked(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield rows; a quote that never closes, or bytes that are no UTF-8, are told by their line."""
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise TableError(line, "", f"this is no row of a CSV table ({wrong}).") from None
        except UnicodeDecodeError:
            raise TableError(line, "", "this is not UTF-8 text.") from None
        yield row
        line = getattr(reader, "line_num", line) + 1


def _time(text: str, header: _Header, days: dict[str, int], line: int) -> int:
    known = days.get(text)  # thousands of series share their dates
    if known is not None:
        return known
    if header.dated:
        time = _day(text.strip(), line)
    else:
        stripped = text.strip()
        if not stripped.isdecimal() or len(stripped) > 12:
            raise TableError(line, "index", f"{_shown(text)} is no whole number.")
        time = int(stripped)
    days[text] = time
    return time


def _day(text: str, line: int) -> int:
    if not _DATE.match(text):
        hint = " A period is a whole day, week or month." if "T" in text or ":" in text else ""
        raise TableError(line, "date", f"{_shown(text)} is no date such as 2026-03-02.{hint}")
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        raise TableError(line, "date", f"{_shown(text)} does not exist.") from None


def _follow(rows: _Rows, time: int, header: _Header, line: int) -> None:
    """Check that a period follows the last one of its series, and remember it."""
    before = rows.last
    rows.last = time
    if not rows.counts:
        return
    if time == before:
        raise TableError(line, header.time_name, f"{_said(time, header)} is there twice.")
    if time < before:
        raise TableError(
            line,
            header.time_name,
            f"{_said(time, header)} comes after {_said(before, header)}. Sort each series by time.",
        )
    if not header.dated:
        if time != before + 1:
            raise _missing(line, header, before, time, before + 1)
        return
    if rows.cadence is None:
        rows.cadence = cadence_between(before, time)
        if rows.cadence is None:
            raise TableError(
                line,
                "date",
                f"{time - before} days after {_said(before, header)}: periods must be days, weeks"
                " or months, with none missing (0 where nothing was reported).",
            )
        return
    expected = next_day(before, rows.cadence)
    if time != expected:
        raise _missing(line, header, before, time, expected)


def _missing(line: int, header: _Header, before: int, time: int, expected: int) -> TableError:
    if time < expected:
        return TableError(
            line,
            header.time_name,
            f"{_said(time, header)} lies between two periods: {_said(expected, header)} follows"
            f" {_said(before, header)}.",
        )
    return TableError(
        line,
        header.time_name,
        f"{_said(expected, header)} is missing: {_said(time, header)} comes right after"
        f" {_said(before, header)}. Give a row for it (0 where nothing was reported).",
    )


def _said(time: int, header: _Header) -> str:
    return date.fromordinal(time).isoformat() if header.dated else str(time)


def _count(text: str, line: int) -> float:
    if text.isdecimal() and len(text) <= 12:
        return float(text)
    stripped = text.strip()
    if _WHOLE.match(stripped) and (count := float(stripped)) <= MOST_CASES:
        return count
    raise TableError(line, "observed", _why_no_count(text, stripped))


def _why_no_count(text: str, stripped: str) -> str:
    shown = _shown(text)
    if not stripped or stripped.lower() in ("na", "nan", "null", "none", "-"):
        return f"{shown} is no count. Give 0 where nothing was reported."
    if _GROUPED.match(stripped):
        return f"{shown} has a thousands separator. Write {re.sub('[^0-9]', '', stripped)}."
    try:
        value = float(stripped)
    except ValueError:
        return f"{shown} is no number."
    if value < 0:
        return f"{shown} is negative; a count is 0 or more."
    if value != value or value > MOST_CASES:
        return f"{shown} is no count that could be."
    return f"{shown} is no whole number of cases."


def _population(text: str, line: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise TableError(line, "population", f"{_shown(text)} is no number.") from None
    if not 0 < value < 1e15:
        raise TableError(line, "population", f"{_shown(text)} must be above 0.")
    return value


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _series(name: str, rows: _Rows, header: _Header) -> Series:
    times = np.frombuffer(rows.times, np.int64)
    return Series(
        name=name,
        counts=np.frombuffer(rows.counts, np.float64),
        days=times if header.dated else None,
        first_index=int(times[0]),
        population=np.frombuffer(rows.population, np.float64) if rows.population else None,
    )
