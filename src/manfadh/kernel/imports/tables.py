"""Reading a table of text as people send it: its encoding and delimiter found, in a stream."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from manfadh.kernel.imports.sheets import OLD_OR_LOCKED, WORKBOOK, SheetUnreadable, read_sheet

MAX_BYTES = 50_000_000
MAX_LINES = 1_000_000
_CHUNK_BYTES = 64_000
_DELIMITERS = (",", ";", "\t", "|", "؛")
_MAX_HEADER_CHARACTERS = 20_000
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TableUnreadable(Exception):
    """The file is no table of text, or too large; the message says what to do."""


class Line(NamedTuple):
    """A line of the file: its number as an editor counts it (the header is 1), and its cells."""

    number: int
    cells: list[str]


def read_lines(
    source: BinaryIO, *, most_bytes: int | None = None, most_lines: int | None = None
) -> Iterator[Line]:
    """The lines of a seekable file of CSV, TSV or XLSX that are not empty, the header first.

    A workbook is told by its bytes, whatever its name (`sheets.read_sheet`). Of text, UTF-8,
    UTF-16 and Windows-1256 (what older Arabic Windows writes) are told apart in the same way.
    A byte order mark is dropped. `most_bytes` and `most_lines` stand in for what a list may
    usually have (50 MB, a million). Memory does not grow with a file of text. Raises
    TableUnreadable.
    """
    source.seek(0)
    start = source.read(4)
    if start == WORKBOOK:
        yield from _of_a_sheet(source)
        return
    if start == OLD_OR_LOCKED:
        raise TableUnreadable(
            _("This workbook is of an old kind or has a password. Save it as .xlsx or as CSV.")
        )
    encoding = find_encoding(source, most_bytes=most_bytes or MAX_BYTES)
    source.seek(0)
    file = io.TextIOWrapper(source, encoding=encoding, newline="")
    try:
        header = file.readline(_MAX_HEADER_CHARACTERS)
        file.seek(0)
        yield from _numbered(file, _find_delimiter(header), most_lines or MAX_LINES)
    except UnicodeError as error:
        raise TableUnreadable(
            _("Some letters of this file can't be read. Save it again as CSV in UTF-8.")
        ) from error
    finally:
        file.detach()


def _of_a_sheet(source: BinaryIO) -> Iterator[Line]:
    _measure(source, None, MAX_BYTES)
    try:
        for number, cells in read_sheet(source):
            yield Line(number, cells)
    except SheetUnreadable as error:
        raise TableUnreadable(str(error)) from error


def find_encoding(source: BinaryIO, *, most_bytes: int = MAX_BYTES) -> str:
    """The encoding of a seekable file. Raises TableUnreadable for one too large, or not of text."""
    source.seek(0)
    start = source.read(4)
    if start.startswith(_UTF_16_MARKS):
        _measure(source, None, most_bytes)
        return "utf-16"
    # Latin text in UTF-16 without a mark has a zero in every second byte.
    if len(start) == 4 and start[1] == start[3] == 0:
        return "utf-16-le"
    if len(start) == 4 and start[0] == start[2] == 0:
        return "utf-16-be"
    is_utf_8 = _measure(source, codecs.getincrementaldecoder("utf-8")(), most_bytes)
    return "utf-8-sig" if is_utf_8 else "windows-1256"


def _measure(source: BinaryIO, decoder: codecs.IncrementalDecoder | None, most_bytes: int) -> bool:
    """Whether the whole file is what the decoder reads; checks size and zero bytes on the way."""
    source.seek(0)
    total, fits = 0, True
    while chunk := source.read(_CHUNK_BYTES):
        total += len(chunk)
        if total > most_bytes:
            raise TableUnreadable(
                _("The file is larger than %(limit)s MB. Split it into several files.")
                % {"limit": most_bytes // 1_000_000}
            )
        if decoder is None:
            continue
        if 0 in chunk:
            raise TableUnreadable(_("This is not a table of text. Save it as CSV and try again."))
        fits = fits and _decodes(decoder, chunk)
    return fits and (decoder is None or _decodes(decoder, b"", final=True))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _find_delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _numbered(file: Iterable[str], delimiter: str, most_lines: int) -> Iterator[Line]:
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    first = 1
    try:
        for cells in reader:
            _refuse_endless(first, most_lines)
            if any(cell.strip() for cell in cells):
                yield Line(first, cells)
            first = reader.line_num + 1
    except csv.Error as error:
        raise TableUnreadable(
            _("Line %(line)s can't be read: a quotation mark is missing or out of place.")
            % {"line": first}
        ) from error


def _refuse_endless(line: int, most_lines: int) -> None:
    if line > most_lines:
        raise TableUnreadable(
            _("The file has more than %(limit)s lines. Split it into several files.")
            % {"limit": most_lines}
        )
