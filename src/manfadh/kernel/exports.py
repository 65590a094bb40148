"""Logged export: rows leave as CSV only after the ledger says who took what, and why.

Columns are open or personal by the marks of the event that told them, and personal ones are masked
unless they are asked for by somebody who may. Excel opens the file with its Arabic intact, and no
cell of it can become a formula.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar
from uuid import UUID

from django.conf import settings

from manfadh.kernel.events import Event, event, marks_of
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.viewers import Viewer

R = TypeVar("R")

# The action that a grant must name to see personal columns unmasked.
EXPORT_PERSONAL = "export.personal"
MASK = "•••"
_BYTE_ORDER_MARK = "\ufeff".encode()
_IN_MEMORY_BYTES = 1_000_000
_CHUNK_BYTES = 64_000
# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), full-width too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@event("kernel.export_made")
class ExportMade(Event):
    """Rows left the system as a file. Who and for which purpose is in the entry."""

    export_id: UUID
    what: str
    filters: dict[str, str]
    columns: tuple[str, ...]
    rows: int
    is_personal_shown: bool


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column of an export: its name in the log, its title in the file, and its value of a row."""

    name: str
    title: str
    value: Callable[[R], object]
    is_personal: bool


class CsvStream:
    """The bytes of an export, to be read once; a response closes it however the reading ends."""

    def __init__(self, spool: "tempfile.SpooledTemporaryFile[bytes]") -> None:
        self._spool = spool

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._spool.read(_CHUNK_BYTES)
        if not chunk:
            self.close()
            raise StopIteration
        return chunk

    def close(self) -> None:
        """Let go of the file."""
        self._spool.close()


def open_column(name: str, title: str, value: Callable[[R], object]) -> Column[R]:
    """A column that says nothing personal: a count, a port, a day."""
    return Column(name, title, value, is_personal=False)


def told_column(
    name: str, title: str, value: Callable[[R], object], *, told_by: type[Event]
) -> Column[R]:
    """A column with the field `name` of an event: personal if that event marks it so.

    The subject's id counts as personal too, since it joins one file with another.
    Raises ValueError for a field that the event does not have.
    """
    marks = marks_of(told_by)
    if name not in told_by.__struct_fields__:
        raise ValueError(f"{told_by.__name__} has no field {name!r}.")
    is_personal = name in marks.personal or name in (marks.each, marks.subject)
    return Column(name, title, value, is_personal)


def export_csv(
    *,
    viewer: Viewer,
    action: str,
    what: str,
    columns: Sequence[Column[R]],
    found: Iterable[R],
    filters: Mapping[str, str],
    show_personal: bool = False,
) -> CsvStream:
    """The rows as a stream of CSV (UTF-8 with byte order mark), once the export is on the ledger.

    `filters` are those of the list, and name no person. The rows are written to a nameless file
    first, so that the entry tells their exact number before the first byte leaves.
    Raises NotPermitted without a grant for `action`, and for `export.personal` where asked for.
    """
    viewer.require(action)
    if show_personal:
        viewer.require(EXPORT_PERSONAL)
    folder = str(settings.MANFADH.data_folder)
    with ExitStack() as closing:
        spool = closing.enter_context(
            tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES, dir=folder)
        )
        count = _write(spool, columns, found, show_personal)
        record(
            ExportMade(
                export_id=new_id(),
                what=what,
                filters=dict(filters),
                columns=tuple(column.name for column in columns),
                rows=count,
                is_personal_shown=show_personal,
            ),
            stamp=viewer.stamp(),
        )
        closing.pop_all()
    return CsvStream(spool)


def record_export(
    *,
    viewer: Viewer,
    action: str,
    what: str,
    filters: Mapping[str, str],
    columns: Sequence[str],
    rows: int,
) -> None:
    """Put on the ledger that numbers left as a file that something else writes: Word, PDF.

    For files without anything personal. Raises NotPermitted without a grant for `action`.
    """
    viewer.require(action)
    record(
        ExportMade(
            export_id=new_id(),
            what=what,
            filters=dict(filters),
            columns=tuple(columns),
            rows=rows,
            is_personal_shown=False,
        ),
        stamp=viewer.stamp(),
    )


def harmless(value: object) -> str:
    """A value as the text of a cell, which no spreadsheet takes for a formula.

    Numbers stay numbers; a text that would begin a formula gets an apostrophe before it.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    text = str(value)
    is_number = isinstance(value, int | Decimal)
    return f"'{text}" if not is_number and text.startswith(_FORMULA_STARTS) else text


def apply_exports(batch: Sequence[Entry[ExportMade]]) -> None:
    """An export changes no row: its entry is all there is to it."""


def _write(
    spool: "tempfile.SpooledTemporaryFile[bytes]",
    columns: Sequence[Column[R]],
    found: Iterable[R],
    show_personal: bool,
) -> int:
    spool.write(_BYTE_ORDER_MARK)
    text = io.TextIOWrapper(spool, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([harmless(column.title) for column in columns])
    count = 0
    for row in found:
        writer.writerow(
            [
                MASK if column.is_personal and not show_personal else harmless(column.value(row))
                for column in columns
            ]
        )
        count += 1
    text.detach()
    spool.seek(0)
    return count


HANDLERS: dict[type[Event], Handler] = {ExportMade: apply_exports}
