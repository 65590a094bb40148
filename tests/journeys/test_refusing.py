"""A refusal from booth to effect: held by the protection questions, signed by another officer."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.acts import ask, propose
from tests.journeys.browsing import press, read_document, stand_at_entry, until, words
from tests.journeys.conftest import AtWork
from tests.journeys.travellers import NATIONAL, Guest, guest

FORBIDDEN = 403


def sign(page: Page, traveller: Guest) -> None:
    """Dalal signs, and the page says what it says of every signed refusal."""
    page.goto("/port")
    page.get_by_role("link", name=traveller.name).click()
    expect(page.locator(".person-names")).to_contain_text(traveller.name)
    page.locator("form[action$='/sign'] [type=submit]").click()
    page.wait_for_url("**/port")


def what_dalal_sees(page: Page, traveller: Guest) -> str:
    """Dalal's page of a refusal, without what is each traveller's own."""
    page.goto("/port")
    page.get_by_role("link", name=traveller.name).click()
    expect(page.locator(".person-names")).to_contain_text(traveller.name)
    told = page.locator("main").inner_text()
    for own in (traveller.name, traveller.surname, traveller.number):
        told = told.replace(own, "…")
    return re.sub(r"[\d٠-٩]", "0", told)


def look_again(page: Page) -> None:
    """Hana asks how the refusal stands now."""
    press(page, "F6")


def expect_signed(page: Page, language: str) -> None:
    """What a port is told of every signed refusal, held or in effect."""
    signed = words(language, "Signed; takes effect when all checks are complete.")
    until(lambda: look_again(page), page.locator(".refusal-state").get_by_text(signed))


def test_a_refusal_is_held_by_the_questions_until_dalal_can_sign(
    at_work: AtWork, language: str
) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    traveller = guest("OBEIDAT", language)
    propose(booth, traveller)
    expect(booth.locator(".refusal-state")).to_have_text(
        words(language, "The protection questions come next")
    )
    port = at_work("dalal", "/port")
    expect(port.get_by_role("link", name=traveller.name)).to_have_count(0)

    # Unanswered questions stop it as well: nothing is sent.
    press(booth, "F10")
    expect(booth.locator("form#protection")).to_be_visible()
    port.reload()
    expect(port.get_by_role("link", name=traveller.name)).to_have_count(0)

    ask(booth, language)
    sign(port, traveller)
    expect_signed(booth, language)


def test_a_claim_shows_to_layla_and_never_to_dalal(at_work: AtWork, language: str) -> None:
    booth, port = at_work("hana", "/booth"), at_work("dalal")
    stand_at_entry(booth)
    held, other = guest("TARAWNEH", language), guest("MAJALI", language)
    for traveller, yes in ((held, "fear"), (other, "")):
        propose(booth, traveller)
        ask(booth, language, yes=yes)
        sign(port, traveller)
        expect_signed(booth, language)
        press(booth, "Alt+N")
        expect(booth.locator("section.ready")).to_be_visible()

    assert what_dalal_sees(port, held) == what_dalal_sees(port, other)
    for page, path in ((port, "/port"), (booth, "/booth")):
        page.goto(path)
        expect(page.locator("main")).not_to_contain_text(words(language, "Concern"))
    answer = port.goto("/protection")
    assert answer is not None
    assert answer.status == FORBIDDEN

    desk = at_work("layla", "/protection")
    expect(desk.get_by_role("link", name=other.name)).to_have_count(0)
    desk.get_by_role("link", name=held.name).click()
    took_effect = words(language, "The refusal took effect")
    expect(desk.locator("main")).to_contain_text(words(language, "The refusal was signed"))
    expect(desk.locator("main")).not_to_contain_text(took_effect)
    desk.locator("form[action$='/accept'] [type=submit]").click()
    expect(desk.locator("form[action$='/accept']")).to_have_count(0)
    desk.locator("[name=outcome]").fill("an aunt waits outside")
    desk.locator("[name=is_return_barred][value=no]").check()
    desk.locator("form[action$='/close'] [type=submit]").click()
    expect(desk.locator("form[action$='/close']")).to_have_count(0)
    desk.goto("/protection/closed")
    desk.get_by_role("link", name=held.name).click()
    until(desk.reload, desk.get_by_text(took_effect))


def test_a_national_with_an_expired_passport_is_offered_no_refusal_anywhere(
    at_work: AtWork, language: str
) -> None:
    booth = at_work("hana", "/booth")
    stand_at_entry(booth)
    national = guest(NATIONAL, language)
    shown = read_document(booth, national.zone, national.name)
    expect(shown.locator(".advice")).to_have_attribute("data-kind", "note")
    expect(shown.locator(".advice-sentence")).to_contain_text(
        words(language, "Verify identity: a national is not refused.")
    )
    expect_no_refusal(booth)
    press(booth, "F8")
    expect(booth.locator("#refer_reason")).to_have_value("verify_identity")
    press(booth, "F8")
    expect(booth.locator("section.ready")).to_be_visible()

    desk = at_work("karim")
    desk.goto("/secondary")
    desk.get_by_role("link", name=national.name).click()
    desk.wait_for_url("**/cases/*")
    expect(desk.locator(".person-names")).to_contain_text(national.name)
    expect_no_refusal(desk)
    press(desk, "F2")
    expect(desk.locator(".inspected-line [data-kind=note]")).to_have_count(2)
    expect_no_refusal(desk)


def expect_no_refusal(page: Page) -> None:
    """Neither button, nor dialog, nor form, nor key refuses."""
    expect(page.locator("section.inspected [data-key=F10]").first).to_be_visible()
    for way in ("[data-opens=refusing]", "#refusing", "form[action$='/refuse']", "[data-key=F12]"):
        expect(page.locator(way)).to_have_count(0)
