"""Mustafa draws officers to lanes, Huda stands where the lot sent her; a traveller complains."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browsing import PHONE, words
from tests.journeys.conftest import AtWork
from tests.journeys.officers import officer

STORY = "They asked for 25 000 without a receipt."


def press_button(page: Page, text: str) -> None:
    page.get_by_role("button", name=text, exact=True).click()


def test_lanes_open_officers_are_drawn_and_a_queue_is_counted(
    at_work: AtWork, language: str
) -> None:
    page = at_work("mustafa", "/port/lanes")
    page.locator("[name=lane]").select_option("L1")
    page.locator("[name=direction]").select_option("entry")
    press_button(page, words(language, "Open the lane"))
    expect(page.get_by_role("row", name=re.compile("L1"))).to_contain_text(words(language, "Open"))

    page.goto("/port/draw")
    press_button(page, words(language, "Fix the seed"))
    press_button(page, words(language, "Draw officers to lanes"))
    expect(page.locator("main")).to_contain_text(
        words(language, "The seed is the one that was promised, and it draws these officers.")
    )
    huda = officer("huda", language)
    expect(page.get_by_role("row", name=re.compile("L1")).first).to_contain_text(huda.name)

    booth = at_work("huda", "/booth")
    sentence = words(language, "The draw of this shift sent you to lane %(lane)s.")
    expect(booth.locator("main")).to_contain_text(sentence % {"lane": "L1"})
    expect(booth.locator("[name=direction][value=entry]")).to_be_checked()
    press_button(booth, words(language, "Work here"))
    expect(booth.get_by_role("heading", level=1)).to_have_text(
        words(language, "Ready for the next traveller")
    )

    phone = at_work("mustafa", "/port/queue", viewport=PHONE)
    phone.locator("[name=number]").fill("12")
    press_button(phone, words(language, "Record the count"))
    expect(phone.locator(".message").first).to_contain_text(words(language, "Counted."))


def test_a_traveller_complains_from_a_phone_and_reads_salma_s_answer(
    newcomer: Page, at_work: AtWork, language: str
) -> None:
    port = officer("mustafa", language).port
    phone = newcomer
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"/at/{port}")
    phone.locator(f"button[lang={language}]").click()
    phone.get_by_role("link", name=words(language, "Complain"), exact=True).click()
    phone.locator("input[value=levy]").check()
    phone.locator("textarea").fill(STORY)
    press_button(phone, words(language, "Send the complaint"))
    number, secret = phone.locator(".receipt dd").all_text_contents()

    desk = at_work("salma", "/inspector/complaints")
    desk.get_by_role("link", name=number).click()
    expect(desk.locator("main")).to_contain_text(STORY)
    press_button(desk, words(language, "Work on it"))
    desk.locator("[name=text]").fill("We asked for the shift book.")
    press_button(desk, words(language, "Send to the person"))

    phone.goto("/complaint")
    phone.locator("[name=number]").fill(number)
    phone.locator("[name=secret]").fill(secret)
    press_button(phone, words(language, "Show"))
    expect(phone.locator("main")).to_contain_text("We asked for the shift book.")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
