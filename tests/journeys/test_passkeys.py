"""Hana registers a passkey and lives by it: signs in, unlocks, hands over; Ahmed removes it."""

from collections.abc import Callable

from playwright.sync_api import CDPSession, Page, expect

from tests.cast import PASSWORD, Part
from tests.journeys.browsing import speak, words
from tests.journeys.conftest import AtWork
from tests.journeys.node import Node

# What a phone or a security key is to the browser: it asks for a finger, and the finger fits.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device for passkeys."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, str(made["authenticatorId"])


def click(page: Page, language: str, english: str) -> None:
    page.get_by_role("button", name=words(language, english), exact=True).click()


def test_hana_lives_by_her_passkey_until_it_is_lost(
    newcomer: Page, at_work: AtWork, node: Node, language: str, people: Callable[[str], Part]
) -> None:
    hana, karim = people("hana"), people("karim")
    # A passkey is bound to a name; the journeys' node is otherwise reached by its number.
    named = node.address.replace("127.0.0.1", "localhost")
    speak(newcomer.context, named, language)
    session, device = plug_in(newcomer)
    newcomer.goto(f"{named}/sign-in")
    sign_in_here(newcomer, named, hana.username)

    newcomer.goto(f"{named}/passkeys")
    newcomer.locator("[name=label]").fill("blue key")
    click(newcomer, language, "Register it")
    expect(newcomer.get_by_role("table")).to_contain_text("blue key")
    held = session.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert [credential["rpId"] for credential in held] == ["localhost"]

    newcomer.locator("header summary").click()
    click(newcomer, language, "Sign out")
    click(newcomer, language, "Sign in by passkey")
    newcomer.wait_for_url(f"{named}/booth")

    newcomer.keyboard.press("Control+l")
    newcomer.wait_for_url(f"{named}/lock")
    click(newcomer, language, "Unlock by passkey")
    newcomer.wait_for_url(f"{named}/booth")

    # Karim stands before Hana's locked screen; without a finger that fits the device gives nothing.
    newcomer.goto(f"{named}/change-officer")
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    click(newcomer, language, "Take over by passkey")
    expect(newcomer.locator("[data-problem]")).to_contain_text(
        words(language, "The device gave no passkey. Try again when you are ready.")
    )
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    newcomer.locator("[name=username]").fill(karim.username)
    click(newcomer, language, "Take over by passkey")
    expect(newcomer.locator("[data-problem]")).to_be_visible()
    newcomer.locator("[name=username]").fill(hana.username)
    click(newcomer, language, "Take over by passkey")
    newcomer.wait_for_url(f"{named}/booth")

    ahmed = at_work("ahmed", f"/administration/officers/{hana.officer_id}")
    ahmed.get_by_role("button", name="blue key").click()
    expect(ahmed.get_by_role("button", name="blue key")).to_have_count(0)
    newcomer.goto(f"{named}/change-officer")
    click(newcomer, language, "Take over by passkey")
    expect(newcomer.locator("[data-problem]")).to_contain_text(
        words(language, "The passkey does not fit. Try again, or use the password.")
    )


def sign_in_here(page: Page, named: str, username: str) -> None:
    """Sign in by name and password, at the node's name."""
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{named}/booth")
