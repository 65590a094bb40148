"""Hana at her booth, with a keyboard and a reader and no mouse."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.cast import Part
from tests.journeys.browsing import (
    choose_visa_on_arrival,
    give_name_and_password,
    press,
    press_until,
    read_document,
    shown_name,
    stand_at_entry,
    words,
)
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import guest, mother_on_the_list

People = Callable[[str], Part]


def begin(page: Page, hana: Part, language: str) -> None:
    """The first page, in the language wanted, and signing in: by the keyboard alone."""
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    if language != "ar":
        page.keyboard.press("Shift+Tab")
        press_until(page, "details.menu > summary")
        page.keyboard.press("Enter")
        press_until(page, f"button[lang={language}]")
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
    give_name_and_password(page, hana)


def test_hana_admits_undoes_and_refers_without_a_mouse(
    newcomer: Page, people: People, language: str
) -> None:
    page = newcomer
    begin(page, people("hana"), language)
    stand_at_entry(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        words(language, "Ready for the next traveller")
    )

    traveller = guest("HADDADIN", language)
    read_document(page, traveller.zone, traveller.name)
    expect(page.locator(".advice-sentence")).to_contain_text(
        words(language, "Check before you admit.")
    )
    choose_visa_on_arrival(page)
    press(page, "F10")
    undo = page.locator("form[data-undo]")
    expect(undo).to_contain_text(traveller.name)
    press(page, undo.locator("[data-key]").get_attribute("data-key") or "")
    page.wait_for_url("**/booth/inspections/*")
    expect(shown_name(page)).to_contain_text(traveller.name)
    # Somebody else whom Hana let in less than a minute ago may be offered now, but not this one.
    expect(undo.filter(has_text=traveller.name)).to_have_count(0)

    namesake = guest("KHASAWNEH", language)
    shown = read_document(page, namesake.zone, namesake.name)
    expect(shown.locator(".advice")).to_have_attribute("data-kind", "stop")
    expect(shown.locator(".comparison")).to_contain_text(mother_on_the_list(language))
    press(page, "F8")
    expect(page.locator("#referral")).to_be_visible()
    expect(page.locator("#refer_reason")).to_have_value("possible_hit")
    press(page, "F8")
    said = page.locator("section.ready .message[data-kind=good]")
    expect(said).to_have_text(words(language, "Referred to secondary."))


def test_the_reasons_of_an_advice_are_one_key_away(at_work: AtWork, language: str) -> None:
    page = at_work("hana", "/booth")
    stand_at_entry(page)
    namesake = guest("KHASAWNEH", language)
    shown = read_document(page, namesake.zone, namesake.name)
    reasons = shown.locator(".reasons")
    expect(reasons).to_be_hidden()
    press(page, shown.locator("summary[data-key]").get_attribute("data-key") or "")
    expect(reasons).to_be_visible()
    expect(reasons.locator("li")).not_to_have_count(0)
