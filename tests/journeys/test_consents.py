"""A child leaves without consent: Hana asks by one form, Dalal answers, Hana's page tells her."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from manfadh.libs.documents import Kind, write_mrz
from tests.journeys.browsing import press, read_document, words
from tests.journeys.conftest import AtWork


def child_of(language: str) -> str:
    """The zone of a national child's passport; each language has its own child."""
    return "\n".join(
        write_mrz(
            Kind.TD3,
            document_code="P",
            issuer="IRQ",
            number="A7000001" if language == "ar" else "A7000002",
            nationality="IRQ",
            surname=surname_of(language),
            given_names="NOUR",
            birth_date=date(2018, 3, 2),
            sex="F",
            expiry_date=date(2034, 5, 1),
        )
    )


def surname_of(language: str) -> str:
    return "KHALIDI" if language == "ar" else "SAADI"


def stand_at_exit(page: Page) -> None:
    page.locator("[name=direction][value=exit]").check()
    page.keyboard.press("Enter")
    expect(page.locator("textarea[data-wedge]")).to_be_visible()


def test_hana_asks_dalal_about_a_child_and_reads_the_answer_on_her_page(
    at_work: AtWork, language: str
) -> None:
    booth = at_work("hana", "/booth", anew=True)
    stand_at_exit(booth)
    read_document(booth, child_of(language), surname_of(language))
    booth.select_option("#consent_answer", "nobody")
    booth.fill("#consent_note", "with her aunt")
    press(booth, "Alt+C")
    waiting = booth.locator(".minor [hx-trigger]")
    expect(waiting).to_be_visible()
    port = at_work("dalal", "/port/consents")
    port.get_by_role("link", name=re.compile(surname_of(language))).click()
    port.locator("[name=answer][value=go_on]").check()
    port.fill("#answer_ground", "spoke with the father")
    press(port, "F10")
    expect(port.get_by_text(words(language, "Answered: the officer sees it."))).to_be_visible()
    # Nobody asks the page for it: it tells by itself.
    expect(booth.get_by_text(words(language, "The supervisor has answered."))).to_be_visible()
    press(booth, "Alt+A")
    expect(booth.locator(".minor")).to_contain_text("spoke with the father")
    press(booth, "F10")
    expect(booth.locator("section.ready")).to_be_visible()
