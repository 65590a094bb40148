"""Lists of passengers as people send them, for tests. All names are invented."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

TITLES = ("الاسم", "تاريخ الولادة", "الجنسية", "رقم الجواز")
PEOPLE = (
    ("REZA KARIMI", "1980-02-03", "IRN", "K10000001"),
    ("MARYAM KARIMI", "1983-07-21", "IRN", "K10000002"),
    ("NEGIN TEHRANI", "2015-05-09", "IRN", "K10000003"),
)


def csv_of(
    rows: Sequence[Sequence[str]] = PEOPLE, titles: Sequence[str] = TITLES, encoding: str = "utf-8"
) -> io.BytesIO:
    """A list as CSV."""
    lines = [",".join(row) for row in (titles, *rows)]
    return io.BytesIO("\n".join(lines).encode(encoding))


def xlsx_of(
    rows: Sequence[Sequence[Any]],
    titles: Sequence[str] = TITLES,
    *,
    letterhead: Sequence[str] = (),
    merged: Sequence[str] = (),
) -> io.BytesIO:
    """A list as a workbook, perhaps under a letterhead, with cells merged."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in letterhead:
        sheet.append([line])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=4
        )
    sheet.append(list(titles))
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file
