"""A bus by its list at Hana's booth: each person with the reader and one key, nobody forgotten."""

from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from manfadh.libs.documents import Kind, write_mrz
from tests.apps.operate.passengers.lists import xlsx_of
from tests.journeys.browsing import press, read_document, stand_at_entry, words
from tests.journeys.conftest import AtWork

_SECONDS_OF_AN_OFFICER = 90
_ALPHABET = "ABCDEFGHIJ"


class Pilgrim(NamedTuple):
    """One invented person of a bus."""

    given_names: str
    surname: str
    birth: date
    number: str

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.surname}"

    @property
    def zone(self) -> str:
        return "\n".join(
            write_mrz(
                Kind.TD3,
                document_code="P",
                issuer="IRN",
                number=self.number,
                nationality="IRN",
                surname=self.surname,
                given_names=self.given_names,
                birth_date=self.birth,
                sex="M",
                expiry_date=date(2034, 5, 1),
            )
        )


def pilgrims(count: int, surname: str) -> list[Pilgrim]:
    return [
        Pilgrim(
            given_names=f"{_ALPHABET[n // 10]}LI {_ALPHABET[n % 10]}EZA",
            surname=surname,
            birth=date(1960 + n % 30, 1 + n % 12, 1 + n % 28),
            number=f"{surname[:2]}{n:06}",
        )
        for n in range(count)
    ]


def take_list(page: Page, people: list[Pilgrim], tmp_path: Path) -> None:
    """Take the list as a workbook with a letterhead, in Arabic titles."""
    file = tmp_path / "list.xlsx"
    rows = [(one.name, one.birth, "إيران", one.number) for one in people]
    file.write_bytes(xlsx_of(rows, letterhead=["شركة النقل", "قائمة المسافرين"]).getvalue())
    page.goto("/booth/parties/import")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "F10")
    page.wait_for_url("**/booth/parties/*-*")
    page.goto("/booth")


def confirm(page: Page, one: Pilgrim) -> None:
    """The paper over the reader, the person with it, one key."""
    read_document(page, one.zone, one.name)
    press(page, "F10")
    expect(page.locator("section.ready")).to_be_visible()


def test_a_bus_by_its_list_and_who_is_missing_is_asked_about(
    at_work: AtWork, language: str, tmp_path: Path
) -> None:
    page = at_work("hana", "/booth", anew=True)
    stand_at_entry(page)
    people = pilgrims(3, "KASHANI" if language == "ar" else "SHIRAZI")
    take_list(page, people, tmp_path)
    beside = page.locator(".beside-reader")
    expect(beside.locator("progress")).to_have_attribute("max", "3")
    for one in people[:2]:
        confirm(page, one)
    expect(beside.locator("progress")).to_have_attribute("value", "2")
    expect(page.locator("section.ready table")).to_contain_text(people[2].name)
    press(page, "Alt+E")
    expect(page.locator("section.inspected h2")).to_have_text(
        words(language, "Who is not here: ask, and write what was said")
    )
    page.locator("select[name^=reason-]").select_option("stays_longer")
    press(page, "F10")
    page.wait_for_url("**/booth")
    expect(beside).to_have_count(0)


@pytest.mark.parametrize("language", ["ar"], indirect=True)
def test_a_bus_of_fifty_takes_an_officer_no_longer_than_it_may(
    at_work: AtWork, tmp_path: Path
) -> None:
    page = at_work("hana", "/booth", anew=True)
    stand_at_entry(page)
    people = pilgrims(50, "ISFAHANI")
    began = perf_counter()
    take_list(page, people, tmp_path)
    for one in people:
        confirm(page, one)
    press(page, "Alt+E")
    press(page, "F10")
    page.wait_for_url("**/booth")
    seconds = perf_counter() - began
    print(f"A bus of fifty: {seconds:.1f} s")
    assert seconds <= _SECONDS_OF_AN_OFFICER
