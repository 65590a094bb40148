"""What officers do in several journeys: admit, refer, propose a refusal and ask before it."""

from playwright.sync_api import Page, expect

from tests.journeys.browsing import choose_visa_on_arrival, press, read_document, words
from tests.journeys.travellers import Guest


def admit(page: Page, traveller: Guest) -> None:
    """Hana reads the passport and admits with a visa on arrival."""
    read_document(page, traveller.zone, traveller.name)
    choose_visa_on_arrival(page)
    press(page, "F10")
    expect(page.locator("form[data-undo]")).to_contain_text(traveller.name)


def refer(page: Page, traveller: Guest) -> None:
    """Hana's part: read, and refer for the reason that is suggested."""
    read_document(page, traveller.zone, traveller.name)
    press(page, "F8")
    expect(page.locator("#referral")).to_be_visible()
    press(page, "F8")
    expect(page.locator("section.ready")).to_be_visible()


def propose(page: Page, traveller: Guest) -> None:
    """Hana proposes; nothing can happen before the protection questions."""
    read_document(page, traveller.zone, traveller.name)
    press(page, "F12")
    expect(page.locator("#refusing")).to_be_visible()
    page.locator("#refusing [name=ground]").first.check()
    press(page, "F12")
    expect(page.locator("form#protection")).to_be_visible()


def ask(page: Page, language: str, *, yes: str = "") -> None:
    """Every question is asked; *yes* to the one whose code is given, *no* to the rest."""
    questions = page.locator("form#protection fieldset")
    expect(questions).not_to_have_count(0)
    for answer in page.locator("form#protection [value=no]").all():
        answer.check()
    if yes:
        page.locator(f"form#protection [name*={yes}][value=yes]").check()
    press(page, "F10")
    expect(page.locator(".refusal-state")).to_have_text(words(language, "Sent to the supervisor"))
