"""When work is broken off: the screen is locked, another takes over, the post does not answer."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.cast import PASSWORD, Part
from tests.journeys.browsing import (
    PHONE,
    choose_visa_on_arrival,
    give_name_and_password,
    pass_document,
    press,
    read_document,
    shown_name,
    stand_at_entry,
)
from tests.journeys.conftest import AtWork
from tests.journeys.node import Node
from tests.journeys.travellers import guest


def test_hana_locks_her_screen_and_zainab_takes_the_booth_over(
    at_work: AtWork, people: Callable[[str], Part], language: str
) -> None:
    page = at_work("hana", "/booth", anew=True)
    stand_at_entry(page)
    traveller = guest("AJLOUNI", language)
    read_document(page, traveller.zone, traveller.name)
    page.keyboard.press("Control+l")
    page.wait_for_url("**/lock")
    expect(page.locator("body")).not_to_contain_text(traveller.surname)
    page.goto("/booth")
    page.wait_for_url("**/lock")

    expect(page.locator("[name=password]")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/booth")
    expect(page.locator("textarea[data-wedge]")).to_be_visible()

    press(page, "Alt+C")
    page.wait_for_url("**/change-officer")
    give_name_and_password(page, people("zainab"))
    page.wait_for_url("**/booth")
    expect(page.locator("header.top")).to_contain_text(people("zainab").name)
    # Where Hana stood was Hana's: the new officer says anew where the booth stands.
    expect(page.locator("[name=direction]").first).to_be_visible()


def test_a_lost_post_is_told_and_what_was_read_is_sent_once_it_answers(
    at_work: AtWork, node: Node, language: str
) -> None:
    page = at_work("hana", "/booth")
    stand_at_entry(page)
    traveller = guest("DABBAS", language)
    node.lose()
    pass_document(page, traveller.zone)
    lost = page.locator("#post-lost")
    expect(lost).to_be_visible()
    expect(page.locator("textarea[data-wedge]")).to_have_value(traveller.zone)
    node.start()
    expect(shown_name(page)).to_contain_text(traveller.name)
    expect(lost).to_be_hidden()


def test_an_entry_whose_answer_is_lost_is_recorded_once(at_work: AtWork, language: str) -> None:
    page = at_work("hana", "/booth")
    stand_at_entry(page)
    before = entries_today(page)
    traveller = guest("HAWAMDEH", language)
    read_document(page, traveller.zone, traveller.name)
    choose_visa_on_arrival(page)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    # Lost again and again, until the page has said so: each time the post records nothing more.
    page.route("**/decide", lose_the_answer)
    press(page, "F10")
    expect(page.locator("#post-lost")).to_be_visible()
    page.unroute("**/decide")
    # The page asks again by itself, and the post answers that it is done.
    expect(page.locator("#post-lost")).to_be_hidden()
    page.goto("/booth")
    assert entries_today(page) == before + 1


def entries_today(page: Page) -> int:
    """How many entries the booth counts for Hana today."""
    return int(page.locator("ul.counts strong").first.inner_text())


def test_a_traveller_is_read_and_admitted_on_a_phone(at_work: AtWork, language: str) -> None:
    page = at_work("hana", "/booth", viewport=PHONE)
    stand_at_entry(page)
    expect_no_sideways(page)
    traveller = guest("ROUSAN", language)
    read_document(page, traveller.zone, traveller.name)
    expect_no_sideways(page)
    expect(shown_name(page)).to_be_in_viewport()
    expect(page.locator(".advice-sentence")).to_be_in_viewport()
    admit = page.locator(".acts-fixed [data-key=F10]").first
    expect(admit).to_be_in_viewport()
    page.locator("#passage_permission").select_option("visa_on_arrival")
    admit.click()
    expect(page.locator("form[data-undo]")).to_contain_text(traveller.name)
    expect_no_sideways(page)


def expect_no_sideways(page: Page) -> None:
    """Nothing makes the page wider than the screen."""
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
