"""A bus by its list: people, their papers, the workbook that names them."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect

from manfadh.libs.documents import Kind, write_mrz
from tests.apps.operate.passengers.lists import xlsx_of
from tests.journeys.browsing import press, read_document

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
