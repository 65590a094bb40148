"""What each sees of the work at a port: Yusuf its numbers, Maryam who looked, Omar nothing."""

from playwright.sync_api import Page, expect

from tests.cast import CAST
from tests.journeys.browsing import (
    choose_visa_on_arrival,
    press,
    read_document,
    stand_at_entry,
    words,
)
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import guest

KEPT_OUT = (403, 404)


def test_yusuf_sees_the_ports_and_nobody_at_them(at_work: AtWork, language: str) -> None:
    desk = at_work("yusuf")
    expect(desk.get_by_role("heading", level=1)).to_have_text(words(language, "The ports"))
    rows = desk.locator("main table tbody tr")
    expect(rows.nth(20)).to_be_attached()
    desk.locator("#words").fill("safwan")
    desk.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    name = {"ar": "سفوان", "en": "Safwan"}[language]
    rows.get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(name)
    for address in ("/booth", "/secondary", "/port", "/privacy"):
        assert status_of(desk, address) in KEPT_OUT


def test_omar_is_kept_out_of_another_ports_work(at_work: AtWork, language: str) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    referred, refused = guest("BATAYNEH", language), guest("FREIHAT", language)
    read_document(booth, referred.zone, referred.name)
    inspection = booth.locator("form#passage").get_attribute("action") or ""
    press(booth, "F8")
    booth.locator("#refer_reason").select_option(index=1)
    press(booth, "F8")
    expect(booth.locator("section.ready")).to_be_visible()
    read_document(booth, refused.zone, refused.name)
    press(booth, "F12")
    booth.locator("#refusing [name=ground]").first.check()
    press(booth, "F12")
    proposal = booth.locator("form#protection").get_attribute("action") or ""

    desk = at_work("karim", "/secondary")
    case = desk.get_by_role("link", name=referred.name).get_attribute("href") or ""
    assert status_of(desk, case) == 200

    omar = at_work("omar")
    refusal = proposal.removesuffix("/protection")
    of_the_booth = (inspection.removesuffix("/decide"), refusal)
    of_others = ("/port", "/secondary", "/headquarters", "/privacy", "/administration", "/lists")
    for address in (*of_the_booth, case, refusal.replace("booth", "port"), *of_others):
        # Forbidden, unknown, or sent back to his own booth with a sentence.
        assert status_of(omar, address) in KEPT_OUT or omar.url.endswith("/booth"), address
        for traveller in (referred, refused):
            expect(omar.locator("body")).not_to_contain_text(traveller.surname)


def test_maryam_finds_who_looked_at_whom(at_work: AtWork, language: str) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    traveller = guest("SHDEIFAT", language)
    read_document(booth, traveller.zone, traveller.name)
    choose_visa_on_arrival(booth)
    press(booth, "F10")
    expect(booth.locator("form[data-undo]")).to_contain_text(traveller.name)

    desk = at_work("maryam", "/privacy/find")
    desk.locator("[name=text]").fill(traveller.name)
    desk.keyboard.press("Enter")
    desk.locator("main table a[href^='/privacy/people/']").first.click()
    looks = desk.locator("main table tbody tr")
    hers = looks.filter(has_text=CAST["hana"].name)
    expect(hers).not_to_have_count(0)
    # Her own question is a look as well.
    expect(looks.filter(has_text=CAST["maryam"].name)).not_to_have_count(0)
    hers.first.get_by_role("link", name=CAST["hana"].name).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(CAST["hana"].name)
    expect(looks.filter(has_text=CAST["maryam"].name)).to_have_count(0)
    expect(looks).not_to_have_count(0)


def status_of(page: Page, address: str) -> int:
    """How the server answers to somebody who types an address."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status
