"""A day of three nodes over TLS: the line of a post is cut at noon, and back at night.

A headquarters and two posts, each a process of its own. What a person sees is asked of the pages,
and the hours go by at all nodes at once.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from manfadh.kernel import clock
from tests.cast import CAST, OTHER_PORT, PASSWORD, PORT
from tests.journeys.acts import admit, ask, propose, refer
from tests.journeys.browsing import (
    open_context,
    pass_document,
    press,
    read_document,
    sign_in,
    speak,
    stand_at_entry,
    until,
    words,
)
from tests.journeys.buses import confirm, pilgrims, take_list
from tests.journeys.country import HEADQUARTERS, Country
from tests.journeys.travellers import Guest, guest

pytestmark = pytest.mark.timeout(300)
BAGHDAD = ZoneInfo("Asia/Baghdad")
EVENING_BEFORE = datetime(2026, 5, 11, 18, tzinfo=BAGHDAD)
DAY = "2026-05-12"
LANE = "L1"

Seat = Callable[..., Page]


@pytest.fixture(scope="session")
def founded_country(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Country:
    """A headquarters and two posts, the evening before."""
    country = Country(tmp_path_factory.mktemp("country"))
    country.found(blank, EVENING_BEFORE)
    return country


@pytest.fixture
def country(founded_country: Country, tmp_path: Path) -> Iterator[Country]:
    """The same country, at work."""
    country = founded_country.copy_to(tmp_path / "country")
    country.start()
    yield country
    country.end()


@pytest.fixture
def seat(browser: Browser, country: Country, language: str) -> Iterator[Seat]:
    """Lets somebody sit down at a node: `seat("hana", PORT, "/booth")`."""
    opened: list[BrowserContext] = []

    def sit_down(name: str, node: str, path: str) -> Page:
        address = country.nodes[node].address
        # The certificate is the node's own; a browser of its booth has been told to trust it.
        context = open_context(browser, address, ignore_https_errors=True)
        opened.append(context)
        speak(context, address, language)
        page = context.new_page()
        with clock.frozen_at(country.hours.now()):
            sign_in(page, CAST[name])
        page.goto(path)
        return page

    yield sit_down
    for context in opened:
        context.close()


def at(country: Country, hour: int, minute: int = 0, *, days_later: int = 0) -> None:
    """Let it be this hour of the day, or of the day after."""
    day = datetime.fromisoformat(DAY) + timedelta(days=days_later)
    country.hours.set_to(day.replace(hour=hour, minute=minute, tzinfo=BAGHDAD))


def come_back(page: Page, path: str) -> None:
    """Go on after hours: the screen has locked itself meanwhile."""
    page.bring_to_front()
    page.goto(path)
    page.wait_for_url("**/lock")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/lock"))
    page.goto(path)


def click(page: Page, language: str, english: str) -> None:
    """A button of the page itself, by its words."""
    page.locator("main").get_by_role("button", name=words(language, english), exact=True).click()


def figure(page: Page, code: str) -> Locator:
    """A figure of the post in the table of headquarters."""
    return page.locator(f"a[href$='/ports/{PORT}/now/{code}']")


def stand_in_lane(page: Page, language: str) -> None:
    expect(page.locator("[name=lane]")).to_have_value(LANE)
    page.locator("[name=direction][value=entry]").check()
    click(page, language, "Work here")
    expect(page.locator("textarea[data-wedge]")).to_be_visible()


def test_the_line_of_a_post_is_cut_at_noon_and_back_at_night(
    country: Country, seat: Seat, language: str, tmp_path: Path
) -> None:
    namesake, afraid = guest("QUDAH", language), guest("TARAWNEH", language)

    at(country, 7, 30)
    dalal = seat("dalal", PORT, "/port/lanes")
    dalal.locator("[name=lane]").select_option(LANE)
    dalal.locator("[name=direction]").select_option("entry")
    click(dalal, language, "Open the lane")
    hana = seat("hana", PORT, "/booth")
    expect(hana.locator("#line.is-connected")).to_be_attached()
    stand_in_lane(hana, language)
    admit(hana, guest("HADDADIN", language))
    a_bus(hana, language, tmp_path)
    yusuf = seat("yusuf", HEADQUARTERS, "/headquarters")
    until(yusuf.reload, figure(yusuf, "entries").get_by_text("3", exact=True))
    expect(figure(yusuf, "state")).to_have_text(words(language, "Calm"))

    at(country, 12)
    country.lines[PORT].cut()
    come_back(hana, "/booth")
    until(hana.reload, hana.locator("#line.is-cut"))
    expect(hana.locator("#line summary")).to_contain_text("12:0")
    admit(hana, guest("AJLOUNI", language))
    slip = told_apart(hana, seat("karim", PORT, "/secondary"), namesake)
    a_fear_is_told(hana, afraid, language)
    waiting = hana.locator("#line .line-meaning")
    hana.reload()
    expect(waiting).not_to_contain_text(words(language, "Line up"))

    come_back(dalal, "/port/paper")
    forms = printed(dalal, language, 4)
    at(country, 14, 30)
    come_back(hana, "/booth")
    country.nodes[PORT].lose()
    unread = guest("DABBAS", language)
    pass_document(hana, unread.zone)
    expect(hana.locator("#post-lost")).to_be_visible()
    expect(hana.locator("#post-lost [data-print-paper]")).to_be_visible()

    # Meanwhile headquarters hears nothing, and says so rather than showing a calm port.
    come_back(yusuf, "/headquarters")
    expect(figure(yusuf, "state")).to_have_text(words(language, "Not heard"))
    expect(figure(yusuf, "entries")).to_have_text("3")

    at(country, 15, 30)
    country.nodes[PORT].start()
    come_back(hana, "/booth/paper")
    for form, minute, written in ((forms[0], 40, "ROUSAN"), (forms[1], 55, "HAWAMDEH")):
        enter_form(hana, form, guest(written, language), f"14:{minute}")
        expect(hana.locator(".message[data-kind=good]").first).to_contain_text(form)
    # The second form, typed once more by mistake.
    enter_form(hana, forms[1], guest("HAWAMDEH", language), "14:55")
    expect(hana.locator("main [role=alert]")).to_contain_text(
        words(
            language,
            "This form is accounted for already. The page of the forms says by whom, and as what.",
        )
    )

    at(country, 21)
    country.lines[PORT].mend()
    come_back(yusuf, "/headquarters")
    until(yusuf.reload, figure(yusuf, "entries").get_by_text("6", exact=True))
    expect(figure(yusuf, "state")).not_to_have_text(words(language, "Not heard"))
    expect(figure(yusuf, "paper")).to_contain_text("33")
    come_back(dalal, "/port/paper")
    account(dalal, forms[2], "spoiled", "ink ran", language)
    account(dalal, forms[3], "not_used", "", language)
    dalal.locator("main table th a").first.click()
    expect(dalal.locator("main .message[data-kind=good]").last).to_have_text(
        words(language, "Every number is accounted for.")
    )
    an_instruction(seat("layla", HEADQUARTERS, "/protection"), afraid, language)

    at(country, 0, 20, days_later=1)
    come_back(dalal, f"/port/reports/{DAY}")
    click(dalal, language, "Sign")
    dalal.locator("main form[action*='/send/'] button").click()
    expect(dalal.locator("#messages")).to_contain_text(words(language, "Sent to headquarters."))
    come_back(yusuf, f"/headquarters/reports?on={DAY}")
    line = yusuf.locator("main tr").filter(has=yusuf.locator(f"a[href*='/reports/{PORT}']"))
    until(yusuf.reload, line.get_by_text(re.compile(rf"^{words(language, 'Sent')} [\d:]+$")))
    line.get_by_role("link").first.click()
    expect(yusuf.locator("main")).to_contain_text(words(language, "Signature"))

    at(country, 9, days_later=1)
    omar = seat("omar", OTHER_PORT, "/booth")
    stand_at_entry(omar)
    shown = read_document(omar, namesake.zone, namesake.name)
    expect(shown).to_contain_text(words(language, "Not the same person"))
    read_document(omar, afraid.zone, afraid.name)
    expect(omar.locator("section.inspected .message[data-kind=note]").first).to_be_visible()
    omar.goto("/booth/slip")
    omar.locator("[name=text]").fill(slip)
    omar.keyboard.press("Enter")
    holds = "This slip holds: secondary told this person apart from somebody of a similar name."
    expect(omar.get_by_text(words(language, holds))).to_be_visible()


def a_bus(page: Page, language: str, tmp_path: Path) -> None:
    """Three by their list; the third never came, which is asked about."""
    people = pilgrims(3, "KASHANI")
    take_list(page, people, tmp_path)
    for one in people[:2]:
        confirm(page, one)
    press(page, "Alt+E")
    page.locator("select[name^=reason-]").select_option("stays_longer")
    press(page, "F10")
    page.wait_for_url("**/booth")


def told_apart(booth: Page, secondary: Page, namesake: Guest) -> str:
    """Referred at the booth, told apart in secondary; answers the number of the slip."""
    refer(booth, namesake)
    secondary.reload()
    secondary.get_by_role("link", name=namesake.name).click()
    press(secondary, "F8")
    secondary.locator("#ending [value=not_same_person]").check()
    secondary.locator("#ending [name=ground]").fill("another mother's name")
    secondary.locator("#ending [type=submit]").click()
    href = secondary.locator("main a[href$='.pdf']").get_attribute("href") or ""
    return href.split("/")[-1].removesuffix(".pdf")


def a_fear_is_told(page: Page, traveller: Guest, language: str) -> None:
    """A refusal is proposed, and the questions before it find a fear of return."""
    page.goto("/booth")
    propose(page, traveller)
    ask(page, language, yes="fear")


def an_instruction(page: Page, traveller: Guest, language: str) -> None:
    """Layla hears of it once the line is back, and tells every booth what to do."""
    until(page.reload, page.get_by_role("link", name=traveller.name))
    page.get_by_role("link", name=traveller.name).click()
    click(page, language, "Accept")
    click(page, language, "Leave the instruction")
    expect(page.locator("#messages")).to_contain_text(
        words(language, "Booths will see the instruction when they meet the person.")
    )


def printed(page: Page, language: str, count: int) -> list[str]:
    """Numbered forms for the lane; answers their numbers."""
    page.locator("#id_lane").select_option(LANE)
    page.locator("#id_count").fill(str(count))
    click(page, language, "Take the next numbers")
    page.wait_for_url("**/port/paper/*-*")
    href = page.locator("main a[href$='/print']").get_attribute("href") or ""
    first, again = (page.request.get(href) for _ in range(2))
    assert first.headers["content-type"] == "application/pdf"
    # Power lost while printing: what is printed again are the same forms.
    assert first.body() == again.body()
    return page.locator(
        "main table tbody tr th, main table tbody tr td:first-child"
    ).all_inner_texts()


def enter_form(page: Page, form: str, written: Guest, time: str) -> None:
    """What was written on a form is typed, with the time that stands on it."""
    page.locator("[name=form_number]").fill(form)
    page.locator("[name=lane]").select_option(LANE)
    page.locator("[name=crossed_time]").fill(time)
    page.locator("[name=kind]").select_option("passport")
    for name, value in (
        ("number", written.number),
        ("issuer", written.nationality),
        ("nationality", written.nationality),
        ("surname", written.surname),
        ("given_names", written.given_names),
        ("birth", "1990-03-02"),
        ("expiry", written.expires_on.isoformat()),
    ):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=permission]").select_option("visa_on_arrival")
    press(page, "F10")


def account(page: Page, form: str, ending: str, ground: str, language: str) -> None:
    """Dalal says what became of a form that holds no crossing."""
    page.locator("[name=form_number]").fill(form)
    page.locator("[name=ending]").select_option(ending)
    page.locator("[name=ground]").fill(ground)
    click(page, language, "Record")
    expect(page.locator("#messages")).to_contain_text(words(language, "Recorded."))
