"""Karim in secondary: two people side by side, told apart, and the way on from there."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import refer
from tests.journeys.browsing import (
    choose_visa_on_arrival,
    press,
    read_document,
    stand_at_entry,
    words,
)
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import Guest, guest, mother_on_the_list


def take_from_the_queue(page: Page, traveller: Guest) -> None:
    """Karim's first step: the case is his."""
    page.goto("/secondary")
    page.get_by_role("link", name=traveller.name).click()
    page.wait_for_url("**/cases/*")
    press(page, "F2")
    expect(page.locator(".inspected-line [data-kind=note]")).to_have_count(2)


def test_karim_tells_two_people_apart_and_the_booth_admits(at_work: AtWork, language: str) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    traveller = guest("QUDAH", language)
    refer(booth, traveller)

    desk = at_work("karim")
    take_from_the_queue(desk, traveller)
    both = desk.locator(".comparison table")
    expect(both.get_by_role("rowheader", name=words(language, "Mother's name"))).to_be_visible()
    expect(both).to_contain_text(mother_on_the_list(language))
    expect(both.locator("tbody tr").first.locator("td").first).to_contain_text(traveller.name)
    press(desk, "F8")
    ending = desk.locator("#ending")
    ending.locator("[value=not_same_person]").check()
    ending.locator("[name=ground]").fill("another mother's name")
    ending.locator("[type=submit]").click()
    expect(desk.locator("section.inspected")).to_contain_text(
        words(language, "Not the same person (namesake)")
    )
    desk.goto("/secondary")
    expect(desk.get_by_role("link", name=traveller.name)).to_have_count(0)

    shown = read_document(booth, traveller.zone, traveller.name)
    expect(shown).to_contain_text(words(language, "Not the same person"))
    choose_visa_on_arrival(booth)
    press(booth, "F10")
    if booth.locator("#ground").is_visible():
        booth.keyboard.type("told apart by secondary")
        press(booth, "F10")
    expect(booth.locator("form[data-undo]")).to_contain_text(traveller.name)


def test_karim_admits_with_what_he_found(at_work: AtWork, language: str) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    traveller = guest("MASADEH", language)
    refer(booth, traveller)

    desk = at_work("karim")
    take_from_the_queue(desk, traveller)
    choose_visa_on_arrival(desk)
    press(desk, "F10")
    expect(desk.locator("#ground")).to_be_visible()
    desk.locator("#passage_ground").fill("another mother's name")
    press(desk, "F10")
    desk.wait_for_url("**/secondary")
    expect(desk.locator(".messages")).to_contain_text(traveller.name)
    expect(desk.get_by_role("link", name=traveller.name)).to_have_count(0)
