"""Import of lists."""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.kernel.about import About
from manfadh.kernel.comments.services import make_comment
from manfadh.kernel.imports import tables
from manfadh.kernel.imports.columns import (
    CellWrong,
    ColumnSpec,
    code,
    day,
    decimal_number,
    one_of,
    text,
    whole_number,
)
from manfadh.kernel.imports.importing import (
    MAX_ERRORS_SHOWN,
    ImportRefused,
    ListSpec,
    check_list,
    import_list,
)
from manfadh.kernel.imports.tables import TableUnreadable, find_encoding, read_lines
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.viewers import Viewer


class Lost(NamedTuple):
    number: str
    lost_on: date
    pages: int | None


def not_from_the_future(lost: Lost) -> None:
    if lost.lost_on > date(2026, 12, 31):
        raise CellWrong("This day is still to come.")


LOST_DOCUMENTS = ListSpec(
    columns=(
        ColumnSpec("number", ("Document number", "رقم المستند", "ژمارەی بەڵگەنامە"), code()),
        ColumnSpec("lost_on", ("Lost on", "تاريخ الفقدان"), day),
        ColumnSpec("pages", ("Pages",), whole_number(minimum=1, maximum=64), required=False),
    ),
    make=Lost,
    check=not_from_the_future,
)
ARABIC = "رقم المستند;تاريخ الفقدان\nأ ١٢٣٤٥;٢٠٢٦-٠٣-٢١\n"


def file(content: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(content.encode(encoding))


def keep(content: str) -> list[Lost]:
    kept: list[Lost] = []
    import_list(file(content), LOST_DOCUMENTS, commit=kept.extend)
    return kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_list_is_read_however_windows_saved_it(encoding: str) -> None:
    content = (
        ARABIC
        if encoding != "windows-1256"
        else ARABIC.replace("١٢٣٤٥", "12345").replace("٢٠٢٦-٠٣-٢١", "21/03/2026")
    )
    source = file(content, encoding)
    assert check_list(source, LOST_DOCUMENTS).is_clean
    assert find_encoding(source).removesuffix("-sig") == encoding.removesuffix("-sig")


@pytest.mark.django_db
def test_arabic_digits_become_latin_where_the_column_is_a_number_a_code_or_a_date() -> None:
    assert keep(ARABIC) == [Lost("أ12345", date(2026, 3, 21), None)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.django_db
def test_the_delimiter_is_found_in_the_titles(delimiter: str) -> None:
    lines = [["DOCUMENT  NUMBER", "lost_on", "Pages"], ["a1", "2026-03-21", "32"]]
    content = "\r\n".join(delimiter.join(cells) for cells in lines)
    assert keep(content) == [Lost("A1", date(2026, 3, 21), 32)]


def test_each_error_names_its_line_its_column_and_what_to_do() -> None:
    content = "Document number,Lost on,Pages\nA1,2026-02-30,x\n\n,21/03/2026,99\nA3,2027-01-01,\n"
    report = check_list(file(content), LOST_DOCUMENTS)
    assert [(error.line, error.column) for error in report.errors] == [
        (2, "Lost on"),
        (2, "Pages"),
        (4, "Document number"),
        (4, "Pages"),
        (5, ""),
    ]
    assert "no such day" in report.errors[0].what_to_do
    assert "64" in report.errors[3].what_to_do
    assert report.good_lines == 0


def test_lines_are_counted_as_an_editor_counts_them_across_quoted_line_breaks() -> None:
    content = 'Document number,Lost on,Note\nA1,2026-03-21,"two\nlines"\nA2,never,\n'
    report = check_list(file(content), LOST_DOCUMENTS)
    assert [error.line for error in report.errors] == [4]
    assert report.ignored_titles == ("Note",)


def test_a_missing_or_doubled_column_is_told_before_any_line_is_read() -> None:
    missing = check_list(file("Pages,Pages\n1,1\n"), LOST_DOCUMENTS)
    assert [(error.line, error.column) for error in missing.errors] == [
        (1, "Document number"),
        (1, "Lost on"),
        (1, "Pages"),
    ]


def test_errors_are_shown_up_to_a_limit_and_then_counted() -> None:
    content = "Document number,Lost on\n" + "A1,never\n" * (MAX_ERRORS_SHOWN + 50)
    report = check_list(file(content), LOST_DOCUMENTS)
    assert (len(report.errors), report.more_errors) == (MAX_ERRORS_SHOWN, 50)


def test_with_one_wrong_line_nothing_is_committed() -> None:
    content = "Document number,Lost on\nA1,2026-03-21\nA2,never\n"
    with pytest.raises(ImportRefused, match="1 error ") as refused:
        import_list(file(content), LOST_DOCUMENTS, commit=lambda items: pytest.fail(str(items)))
    assert refused.value.report.errors[0].line == 3


@pytest.mark.parametrize("content", ["", "\n\n", "Document number,Lost on\n"])
def test_an_empty_list_is_said_to_be_empty(content: str) -> None:
    with pytest.raises((ImportRefused, TableUnreadable)):
        import_list(file(content), LOST_DOCUMENTS, commit=lambda items: pytest.fail(str(items)))


@pytest.mark.django_db
def test_a_commit_that_fails_half_way_leaves_nothing(hana: Viewer) -> None:
    def commit(items: Iterable[Lost]) -> None:
        for number, item in enumerate(items, start=1):
            make_comment(
                viewer=hana,
                action="case.work",
                comment_id=UUID(int=number),
                about=About("watchlists.document", UUID(int=9)),
                text=item.number,
            )
            if number == 3:
                raise OSError("disk full")

    content = "Document number,Lost on\n" + "A1,2026-03-21\n" * 5
    with pytest.raises(OSError, match="disk full"):
        import_list(file(content), LOST_DOCUMENTS, commit=commit)
    assert LedgerEntry.objects.count() == 0


@pytest.mark.django_db
def test_progress_is_told_with_the_total() -> None:
    told: list[tuple[int, int | None]] = []
    kept: list[Lost] = []
    import_list(
        file("Document number,Lost on\n" + "A1,2026-03-21\n" * 1200),
        LOST_DOCUMENTS,
        commit=lambda items: kept.extend(items),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(500, 1200), (1000, 1200), (1200, 1200)]


def zipped(name: str) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(name, "<nothing/>")
    return packed.getvalue()


def test_a_file_that_is_no_table_is_refused_in_a_sentence() -> None:
    for content in (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", zipped("a.txt")):
        with pytest.raises(TableUnreadable, match="not a table"):
            list(read_lines(io.BytesIO(content)))
    for content in (b"PK\x03\x04\x14\x00\x06\x00" * 9, zipped("xl/worksheets/sheet1.xml")):
        with pytest.raises(TableUnreadable, match="workbook can't be read"):
            list(read_lines(io.BytesIO(content)))
    with pytest.raises(TableUnreadable, match="Line 2"):
        list(read_lines(file('a,b\n"1"x,2\n')))
    with pytest.raises(TableUnreadable, match="UTF-8"):
        list(read_lines(io.BytesIO(b"\xff\xfea\x00\x00\xd8b\x00")))


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 1_000_000)
    with pytest.raises(TableUnreadable, match="larger than 1 MB"):
        list(read_lines(io.BytesIO(b"a,b\n" * 250_001)))
    monkeypatch.setattr(tables, "MAX_LINES", 10)
    with pytest.raises(TableUnreadable, match="more than 10 lines"):
        list(read_lines(io.BytesIO(b"a,b\n" * 11)))


def test_cells_are_cleaned_of_what_pages_leave_in_them() -> None:
    report = check_list(
        file("\u200fDocument number , Lost on\n\u202aA1\u202c,\u200e2026-03-21\n"), LOST_DOCUMENTS
    )
    assert report.is_clean


def test_parsers_read_numbers_and_words() -> None:
    assert decimal_number("٣٣٫٢٥") == Decimal("33.25")
    assert one_of({"نعم": True, "yes": True, "no": False})(" YES ") is True
    assert text()("رقم ١٢") == "رقم ١٢"
    for parse, cell in (
        (decimal_number, "NaN"),
        (decimal_number, "x"),
        (one_of({"yes": True}), "perhaps"),
        (text(max_characters=2), "abc"),
        (code(max_characters=2), "abc"),
        (whole_number(minimum=5), "4"),
        (whole_number(), "1.5"),
        (day, "03/21/2026"),
    ):
        with pytest.raises(CellWrong):
            parse(cell)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_lines_or_a_sentence(content: bytes) -> None:
    with translation.override("en"):
        try:
            lines = list(read_lines(io.BytesIO(content)))
        except TableUnreadable as refused:
            told = str(refused)
        else:
            told = "."
            assert all(any(cell.strip() for cell in line.cells) for line in lines)
        assert told.endswith(".")
