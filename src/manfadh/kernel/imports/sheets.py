"""Reading a workbook as people send it: one sheet becomes lines, like those of a table of text.

A title over the table, merged cells, dates and whole numbers that the sheet keeps as such: all of
them come out as what a person sees. Formulas count by the value that was last worked out.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

WORKBOOK = b"PK\x03\x04"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
# How far down the line of titles may stand, below a letterhead.
_TITLES_WITHIN = 20
_FEWEST_TITLES = 2
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


class SheetUnreadable(Exception):
    """The workbook has no sheet that can be read; the message says what to do."""


class SheetLine(NamedTuple):
    """A line of a sheet: its number as the sheet shows it, and its cells as text."""

    number: int
    cells: list[str]


def read_sheet(source: BinaryIO) -> Iterator[SheetLine]:
    """The lines of the first sheet that holds anything, the line of titles first.

    Cells merged downwards hold the same value in each line; those merged across hold it once, at
    their beginning. Empty lines are left out. Raises SheetUnreadable.
    """
    _check_size(source)
    source.seek(0)
    try:
        book = load_workbook(source, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise SheetUnreadable(
            _("This workbook can't be read. Save it again as .xlsx or as CSV.")
        ) from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and (lines := _lines_of(sheet)):
            yield from lines
            return
    raise SheetUnreadable(
        _("The file is empty. It needs a line of titles, then one line per item.")
    )


def _check_size(source: BinaryIO) -> None:
    source.seek(0)
    try:
        with ZipFile(source) as packed:
            held = packed.infolist()
    except BadZipFile as error:
        raise SheetUnreadable(
            _("This workbook can't be read. Save it again as .xlsx or as CSV.")
        ) from error
    if not any(_SHEET.fullmatch(one.filename) for one in held):
        raise SheetUnreadable(_("This is not a table of text. Save it as CSV and try again."))
    # A few kilobytes may unpack into more than the machine has.
    if sum(one.file_size for one in held) > MAX_UNPACKED_BYTES:
        raise SheetUnreadable(
            _("The file is larger than %(limit)s MB. Split it into several files.")
            % {"limit": MAX_UNPACKED_BYTES // 1_000_000}
        )


def _lines_of(sheet: Any) -> list[SheetLine]:
    if sheet.max_row > MAX_ROWS:
        raise SheetUnreadable(
            _("The file has more than %(limit)s lines. Split it into several files.")
            % {"limit": MAX_ROWS}
        )
    merged = _merged_downwards(sheet)
    lines = []
    for number, row in enumerate(
        sheet.iter_rows(values_only=True, max_col=min(sheet.max_column, MAX_COLUMNS)), start=1
    ):
        own = merged.get(number, {})
        cells = [_text(own.get(place, value)) for place, value in enumerate(row, start=1)]
        if any(cells):
            lines.append(SheetLine(number, cells))
    return lines[_place_of_titles(lines) :]


def _merged_downwards(sheet: Any) -> dict[int, dict[int, object]]:
    """What cells below the first one of a merged block hold, by row and column."""
    held: dict[int, dict[int, object]] = {}
    for block in sheet.merged_cells.ranges:
        value = sheet.cell(block.min_row, block.min_col).value
        for row in range(block.min_row + 1, min(block.max_row, MAX_ROWS) + 1):
            held.setdefault(row, {})[block.min_col] = value
    return held


def _place_of_titles(lines: Sequence[SheetLine]) -> int:
    """Where the titles stand: below a letterhead, whose lines hold one or two different things.

    They are the first line that is filled as widely as the lines that follow.
    """
    upper = lines[:_TITLES_WITHIN]
    widest = max((_filled(line) for line in upper), default=0)
    for place, line in enumerate(upper):
        if _filled(line) >= max(_FEWEST_TITLES, widest // 2 + 1):
            return place
    return 0


def _filled(line: SheetLine) -> int:
    return len({cell for cell in line.cells if cell})


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
