"""Hana takes a fee and a visa by the keyboard; anybody opens the public tariff."""

import re

from playwright.sync_api import expect

from tests.journeys.browsing import press, read_document, stand_at_entry, words
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import guest


def test_hana_takes_the_fee_of_the_tariff_and_types_no_amount(
    at_work: AtWork, language: str
) -> None:
    page = at_work("hana", "/booth")
    if page.locator("[name=direction]").count():
        stand_at_entry(page)
    traveller = guest("RAWASHDEH", language)
    shown = read_document(page, traveller.zone, traveller.name)
    charge = shown.locator(".charge")
    expect(charge).to_contain_text("100,000")
    expect(charge.locator("input:not([type=hidden]):not([type=radio])")).to_have_count(1)
    press(page, "Alt+P")
    expect(page.locator(".charge")).to_contain_text(re.compile(r"R-IQ-[A-Z]+-\d\d-\w{4}-\d{6}"))
    with page.expect_popup() as opened:
        press(page, "Alt+P")
    opened.value.close()

    press(page, "Alt+V")
    expect(page.locator("#permitting")).to_be_visible()
    page.locator("#permit_number").fill("V-77")
    page.locator("#permit_issued_by").select_option("krd")
    press(page, "F10")
    expect(page.locator(".permission")).to_contain_text("V-77")
    expect(page.locator(".advice")).to_have_attribute("data-kind", "stop")


def test_the_tariff_is_open_to_everybody(at_work: AtWork, language: str) -> None:
    page = at_work("hana", "/tariff")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        words(language, "The published tariff")
    )
    expect(page.locator("main")).to_contain_text("100,000")
