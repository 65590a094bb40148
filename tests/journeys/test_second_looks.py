"""A person read twice, a decision corrected, and two people told apart with a slip."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browsing import (
    choose_visa_on_arrival,
    press,
    read_document,
    stand_at_entry,
    words,
)
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import guest


def stand(page: Page) -> None:
    """Stand at an entry, unless this session does already."""
    if not page.locator("textarea[data-wedge]").count():
        stand_at_entry(page)


def test_hana_is_asked_about_a_second_reading_and_corrects_the_first(
    at_work: AtWork, language: str
) -> None:
    twice = guest("SHBOUL", language)
    page = at_work("hana", "/booth")
    stand(page)
    for next_comes in (".ready", "#again"):
        read_document(page, twice.zone, twice.surname)
        choose_visa_on_arrival(page)
        press(page, "F10")
        expect(page.locator(next_comes)).to_be_visible()
    expect(
        page.get_by_text(words(language, "Nothing is recorded until you answer."))
    ).to_be_visible()
    press(page, "Alt+S")
    said = words(language, "The earlier crossing stands; nothing was recorded twice.")
    expect(page.get_by_text(said)).to_be_visible()
    page.goto("/booth/crossings")
    lines = page.get_by_role("link", name=re.compile(twice.surname))
    expect(lines).to_have_count(1)
    lines.click()
    page.select_option("#correct_sex", "M")
    page.fill("#correct_note", "compared with the page")
    press(page, "F10")
    expect(page.get_by_role("cell", name=re.compile("compared with the page"))).to_be_visible()


def test_a_namesake_is_told_apart_and_the_next_booth_knows_the_slip(
    at_work: AtWork, language: str
) -> None:
    namesake = guest("RAWASHDEH", language)
    booth = at_work("hana", "/booth")
    stand(booth)
    read_document(booth, namesake.zone, namesake.surname)
    press(booth, "F8")
    press(booth, "F8")
    expect(booth.locator(".ready")).to_be_visible()
    secondary = at_work("karim", "/secondary")
    secondary.get_by_role("link", name=re.compile(namesake.surname)).click()
    press(secondary, "F8")
    secondary.locator("#ending [value=not_same_person]").check()
    secondary.fill("#ending_ground", "another mother's name")
    secondary.locator("#ending button[type=submit]").click()
    paper = secondary.locator("main a[href$='.pdf']")
    expect(paper).to_be_visible()
    href = paper.get_attribute("href") or ""
    assert secondary.request.get(href).headers["content-type"] == "application/pdf"
    booth.goto("/booth/slip")
    booth.fill("[name=text]", href.split("/")[-1].removesuffix(".pdf").lower())
    booth.keyboard.press("Enter")
    holds = "This slip holds: secondary told this person apart from somebody of a similar name."
    expect(booth.get_by_text(words(language, holds))).to_be_visible()
