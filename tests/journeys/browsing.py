"""What people do at a screen: sign in, press keys, pass a document over the reader, wait."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, override
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from tests.cast import PASSWORD, Part, totp_code

# The browser of a foreign laptop: the first page is Arabic all the same.
FOREIGN = "fr-FR"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# Long, for machines that have much else to do: it is only waited for where something is missing.
_PATIENCE_MS = 60_000
_LOOK_MS = 700
_LOOKS = 30
_TABS = 60

# A reader on the keyboard's cable: its keys come in one go, with Enter behind each line.
_WEDGE = """(text) => {
  for (const character of text + "\\n") {
    const named = character === "\\n"
      ? { key: "Enter", code: "Enter" }
      : { key: character, code: "" };
    const target = document.activeElement || document.body;
    const event = new KeyboardEvent("keydown", { ...named, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
  }
}"""


def words(language: str, english: str) -> str:
    """What the pages say for an English message, from the catalogue they speak from."""
    with override(language):
        return gettext(english)


def open_context(browser: Browser, address: str, **more: Any) -> BrowserContext:
    """A browser of its own: no cookie, no cache, French."""
    given = {"base_url": address, "locale": FOREIGN, "viewport": DESK, **more}
    context = browser.new_context(**given)
    context.set_default_timeout(_PATIENCE_MS)
    expect.set_options(timeout=_PATIENCE_MS)
    return context


def speak(context: BrowserContext, address: str, language: str) -> None:
    """Let the pages be in a language, as somebody has chosen before."""
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])


def sign_in(page: Page, part: Part) -> None:
    """Sign in by the keyboard, with the code of the phone where one is asked for."""
    page.goto("/sign-in")
    give_name_and_password(page, part)


def give_name_and_password(page: Page, part: Part) -> None:
    """Type name and password, and the code where one is asked for, until the work begins."""
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type(part.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "change-officer" not in url and not url.endswith("/sign-in"))
    if "/sign-in/code" in page.url:
        # Keys that are typed before the field has the focus go nowhere.
        expect(page.locator("[name=code]")).to_be_focused()
        page.keyboard.type(totp_code())
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)


def pass_document(page: Page, zone: str) -> None:
    """Pass a document over the reader."""
    page.bring_to_front()
    expect(page.locator("textarea[data-wedge]")).to_be_visible()
    page.evaluate(_WEDGE, zone)


def read_document(page: Page, zone: str, name: str) -> Locator:
    """Pass a document and see its holder; answers what is shown of them."""
    pass_document(page, zone)
    expect(shown_name(page)).to_contain_text(name)
    return page.locator("section.inspected")


def press(page: Page, key: str) -> None:
    """Press the key of an act, once the page answers to keys."""
    page.bring_to_front()
    expect(page.locator(f"[data-key='{key}'][aria-keyshortcuts]").first).to_be_attached()
    page.keyboard.press(key)


def shown_name(page: Page) -> Locator:
    """The name, the largest thing on a screen of one person."""
    return page.locator(".person-names")


def stand_at_entry(page: Page) -> None:
    """Choose the direction of a booth by the keyboard, unless this session has chosen before."""
    if page.locator("textarea[data-wedge]").is_visible():
        return
    press_until(page, "[name=direction]")
    page.keyboard.press("Space")
    expect(page.locator("[name=direction][value=entry]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("textarea[data-wedge]")).to_be_visible()


def press_until(page: Page, selector: str) -> None:
    """Go on with Tab to an element, as somebody without a mouse does."""
    # Of several windows only the one in front moves its focus.
    page.bring_to_front()
    for _ in range(_TABS):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"No way by Tab leads to {selector} on {page.url}.")


def choose_visa_on_arrival(page: Page) -> None:
    """Choose by the arrows under what the traveller enters."""
    press_until(page, "#passage_permission")
    chosen = page.locator("#passage_permission")
    for _ in range(chosen.locator("option").count()):
        if chosen.input_value() == "visa_on_arrival":
            return
        page.keyboard.press("ArrowDown")
    expect(chosen).to_have_value("visa_on_arrival")


def until(act: Callable[[], object], wanted: Locator) -> None:
    """Do something again until an element is there: for what happens a moment later."""
    for _ in range(_LOOKS):
        act()
        try:
            wanted.first.wait_for(timeout=_LOOK_MS)
        except NotInTime:
            continue
        return
    expect(wanted.first).to_be_visible()
