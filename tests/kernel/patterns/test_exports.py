"""Logged exports."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.kernel.comments.events import CommentMade
from manfadh.kernel.exports import (
    MASK,
    Column,
    CsvStream,
    ExportMade,
    export_csv,
    harmless,
    open_column,
    told_column,
)
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.reading import read_after
from manfadh.kernel.viewers import NotPermitted, Viewer


class Note(NamedTuple):
    port: str
    text: str


NOTES = (Note("زرباطية", "=HYPERLINK(1)"), Note("الشلامچة", 'كتب "نعم"، ثم رحل'))
COLUMNS: tuple[Column[Note], ...] = (
    open_column("port", "المنفذ", lambda note: note.port),
    told_column("text", "Text", lambda note: note.text, told_by=CommentMade),
)


def export(viewer: Viewer, *, show_personal: bool = False) -> CsvStream:
    return export_csv(
        viewer=viewer,
        action="export.make",
        what="comments",
        columns=COLUMNS,
        found=NOTES,
        filters={"port": "ZRB"},
        show_personal=show_personal,
    )


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_yusuf_gets_the_open_columns_and_the_personal_ones_masked(yusuf: Viewer) -> None:
    content = b"".join(export(yusuf))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [["المنفذ", "Text"], ["زرباطية", MASK], ["الشلامچة", MASK]]


@pytest.mark.django_db
def test_dalal_who_may_gets_them_whole_and_no_formula(dalal: Viewer) -> None:
    rows = read(b"".join(export(dalal, show_personal=True)))
    assert [row[1] for row in rows] == ["Text", "'=HYPERLINK(1)", 'كتب "نعم"، ثم رحل']


@pytest.mark.django_db
def test_the_entry_is_there_before_the_first_byte_leaves(yusuf: Viewer) -> None:
    export(yusuf).close()
    [entry] = read_after(0, limit=5)
    made = entry.event
    assert isinstance(made, ExportMade)
    assert (made.what, made.filters, made.columns) == (
        "comments",
        {"port": "ZRB"},
        ("port", "text"),
    )
    assert (made.rows, made.is_personal_shown) == (2, False)
    assert (entry.actor, entry.purpose) == (yusuf.officer_id, yusuf.purpose.value)


@pytest.mark.django_db
def test_without_the_grant_nothing_leaves_and_nothing_is_written(
    hana: Viewer, yusuf: Viewer
) -> None:
    with pytest.raises(NotPermitted):
        export(hana)
    with pytest.raises(NotPermitted):
        export(yusuf, show_personal=True)
    assert LedgerEntry.objects.count() == 0


def test_marks_decide_what_is_personal() -> None:
    def told(name: str) -> bool:
        return told_column(name, name, lambda row: row, told_by=CommentMade).is_personal

    assert told("text")
    assert told("person_id")
    assert not told("about_kind")
    with pytest.raises(ValueError, match="no field"):
        told("surname")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (-5, "-5"),
        (Decimal("-1.50"), "-1.50"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (datetime(2026, 3, 1, 5, 30, tzinfo=UTC), "2026-03-01T05:30:00+00:00"),
    ],
)
def test_a_cell_is_never_a_formula_and_a_number_stays_one(value: object, cell: str) -> None:
    assert harmless(value) == cell


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
