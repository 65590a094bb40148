"""A list as a file: read as people send it, told line by line, taken whole or not at all."""

import io
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import BinaryIO
from uuid import UUID

import pytest
from openpyxl import Workbook

from manfadh.apps.operate.passengers.models import Member, Party
from manfadh.apps.operate.passengers.selectors import see_party
from manfadh.apps.operate.passengers.services import (
    PartyUnknown,
    check_passengers,
    receive_passengers,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.importing import ImportRefused
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.passengers.lists import PEOPLE, TITLES, csv_of, xlsx_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def receive(viewer: Viewer, source: BinaryIO, *, once: bool = False) -> UUID:
    party_id = new_id()
    receive_passengers(
        viewer=viewer,
        party_id=party_id,
        kind="pilgrims",
        direction="entry",
        source=source,
        once=once,
    )
    return party_id


def names(viewer: Viewer, party_id: UUID) -> list[str | None]:
    return [member.name for member in see_party(viewer, party_id, "entry").members]


def test_hana_takes_a_list_and_nobody_is_confirmed_by_it(hana: Viewer) -> None:
    party_id = receive(hana, csv_of())
    shown = see_party(hana, party_id, "entry")
    assert [member.name for member in shown.members] == [row[0] for row in PEOPLE]
    assert [member.state for member in shown.members] == ["expected"] * 3
    assert shown.party.listed == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_list_is_read_however_windows_saved_it(hana: Viewer, encoding: str) -> None:
    party_id = receive(hana, csv_of([("رضا كريمي", "1980", "إيران", "K1")], encoding=encoding))
    assert names(hana, party_id) == ["رضا كريمي"]
    assert Member.objects.get().nationality == "IRN"


@pytest.mark.parametrize(
    "titles",
    [
        ("Name", "Date of birth", "Nationality", "Passport number"),
        ("اسم المسافر", "المواليد", "الجنسيّة", "رقم جواز السفر"),
        ("ناوی تەواو", "بەرواری لەدایکبوون", "ڕەگەزنامە", "ژمارەی پاسپۆرت"),
    ],
)
def test_titles_are_understood_in_three_languages(hana: Viewer, titles: tuple[str, ...]) -> None:
    receive(hana, csv_of(titles=titles))
    assert set(Member.objects.values_list("number_key", flat=True)) == {row[3] for row in PEOPLE}


def test_a_workbook_with_a_letterhead_merged_cells_and_arabic_digits(hana: Viewer) -> None:
    rows = [
        ("رضا كريمي", "٣/٢/١٩٨٠", "إيران", "K١٠٠٠٠٠٠١"),
        ("مريم كريمي", date(1983, 7, 21), None, 20000002),
        ("نگین تهرانی", "۱۳/۰۹/۲۰۱۵", None, "K10000003"),
    ]
    file = xlsx_of(
        rows,
        letterhead=["شركة النقل", "قائمة المسافرين"],
        # The nationality stands once beside three people.
        merged=["C4:C6"],
    )
    receive(hana, file)
    told = Member.objects.order_by("position").values_list("birth", "nationality", "number_key")
    assert list(told) == [
        ("1980-02-03", "IRN", "K10000001"),
        ("1983-07-21", "IRN", "20000002"),
        ("2015-09-13", "IRN", "K10000003"),
    ]


def test_lines_of_a_workbook_are_counted_as_the_sheet_counts_them(hana: Viewer) -> None:
    file = xlsx_of([("Reza", "31/02/1980", "IRN", "K1")], letterhead=["A letterhead", "of two"])
    [error] = check_passengers(viewer=hana, source=file).errors
    assert (error.line, error.column) == (4, "تاريخ الولادة")


def test_a_person_twice_is_told_with_both_lines_and_nothing_is_taken(hana: Viewer) -> None:
    twice = [*PEOPLE, ("KARIMI, REZA", "", "IRN", "K-1000 0001")]
    source = csv_of([tuple(f'"{cell}"' for cell in row) for row in twice])
    [error] = check_passengers(viewer=hana, source=source).errors
    assert error.line == 5
    assert "line 2" in error.what_to_do
    with pytest.raises(ImportRefused):
        receive(hana, source)
    assert not Party.objects.exists()
    assert not Member.objects.exists()


def test_on_request_a_person_twice_is_taken_once(hana: Viewer) -> None:
    party_id = receive(hana, csv_of([*PEOPLE, PEOPLE[0]]), once=True)
    assert names(hana, party_id) == [row[0] for row in PEOPLE]


def test_two_of_one_name_with_papers_of_their_own_are_two_people(hana: Viewer) -> None:
    namesakes = [("REZA KARIMI", "1980", "IRN", "K1"), ("REZA KARIMI", "1980", "IRN", "K2")]
    assert len(names(hana, receive(hana, csv_of(namesakes)))) == 2


def test_statelessness_and_an_unknown_nationality_are_no_errors(hana: Viewer) -> None:
    people = [("Amal", "1990", "XXA", "S1"), ("Salma", "", "", ""), ("Huda", "", "XXX", "")]
    receive(hana, csv_of(people))
    assert list(Member.objects.order_by("position").values_list("nationality", flat=True)) == [
        "XXA",
        "",
        "XXX",
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("", "1980", "IRN", "K1"), "الاسم"),
        (("Reza", "someday", "IRN", "K1"), "تاريخ الولادة"),
        (("Reza", "1980", "Atlantis", "K1"), "الجنسية"),
        (("Reza", "2100-01-01", "IRN", "K1"), ""),
        (("...", "1980", "IRN", "K1"), ""),
    ],
)
def test_each_error_names_its_line_and_column(
    hana: Viewer, row: tuple[str, ...], column: str
) -> None:
    report = check_passengers(viewer=hana, source=csv_of([PEOPLE[0], row]))
    assert [(error.line, error.column) for error in report.errors] == [(3, column)]


def test_an_empty_sheet_is_said_to_be_empty(hana: Viewer) -> None:
    book, file = Workbook(), io.BytesIO()
    book.save(file)
    with pytest.raises(TableUnreadable, match="empty"):
        receive(hana, file)


def test_titles_without_lines_are_refused(hana: Viewer) -> None:
    with pytest.raises(ImportRefused, match="titles and no lines"):
        receive(hana, xlsx_of([]))


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04 and nothing more", b"%PDF-1.7\n\0\0"],
)
def test_what_is_no_list_is_refused_in_a_sentence(hana: Viewer, content: bytes) -> None:
    with pytest.raises(TableUnreadable):
        check_passengers(viewer=hana, source=io.BytesIO(content))


def test_ten_thousand_lines_are_taken_whole(hana: Viewer) -> None:
    rows = [(f"REZA KARIMI {n:05}", "1980-02-03", "IRN", f"K{n:08}") for n in range(10_000)]
    began = perf_counter()
    receive(hana, xlsx_of(rows))
    assert Member.objects.count() == 10_000
    # Beside the pages: a booth at the same node goes on while the lines are checked.
    assert perf_counter() - began < 60


def test_the_same_list_sent_twice_is_taken_once(hana: Viewer) -> None:
    party_id = receive(hana, csv_of())
    again = receive_passengers(
        viewer=hana, party_id=party_id, kind="bus", direction="entry", source=csv_of()
    )
    assert again.listed == 3
    assert Member.objects.count() == 3


def test_who_leads_is_read_from_the_list_and_is_no_child(hana: Viewer) -> None:
    titles = (*TITLES, "الصفة")
    rows = [(*PEOPLE[2], "رئيس"), (*PEOPLE[0], "رئيس"), (*PEOPLE[1], "")]
    shown = see_party(hana, receive(hana, csv_of(rows, titles)), "entry")
    assert shown.leader
    assert shown.leader.name == "REZA KARIMI"


def test_others_neither_take_nor_see_it(hana: Viewer, omar: Viewer, dalal: Viewer) -> None:
    party_id = receive(hana, csv_of())
    with pytest.raises(PartyUnknown):
        see_party(omar, party_id, "entry")
    with pytest.raises(NotPermitted):
        see_party(dalal, party_id, "entry")
    with pytest.raises(NotPermitted):
        receive(dalal, csv_of())


def test_no_reading_of_a_list_writes_beside_the_ledger(data_folder: Path, hana: Viewer) -> None:
    before = {path.name for path in data_folder.iterdir()}
    receive(hana, xlsx_of([PEOPLE[0]]))
    assert {path.name for path in data_folder.iterdir()} == before
