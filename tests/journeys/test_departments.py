"""Suad of customs and Dalal, who directs the port: a violation, its minutes, the day's report."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.journeys.browsing import words
from tests.journeys.conftest import AtWork


def press_button(page: Page, language: str, english: str) -> None:
    """A button of the page itself, by its words."""
    page.locator("main").get_by_role("button", name=words(language, english), exact=True).click()


def test_suad_records_a_violation_and_dalal_disputes_the_minutes(
    at_work: AtWork, language: str
) -> None:
    page = at_work("suad", "/violations/new")
    page.locator("#id_kind").select_option("undeclared_goods")
    page.locator("#id_place").fill("الساحة 2")
    page.locator("#id_person").fill("حيدر كاظم جبار")
    page.locator("#id_facts").fill("صندوقان خلف المقعد")
    press_button(page, language, "Record")
    page.get_by_role("link", name=words(language, "Write minutes"), exact=True).click()
    expect(page.locator("#id_person_concerned")).to_have_value("حيدر كاظم جبار")
    # The journeys of each language have a Dalal of their own.
    for one in page.get_by_label("دلال حسين علي").all():
        one.check()
    page.locator("#id_body").fill("فُتح الصندوقان بحضور المذكورين.")
    press_button(page, language, "Give them a number")
    press_button(page, language, "Sign")
    expect(page.locator("main")).to_contain_text(words(language, "Being signed"))
    expect(page.locator("main")).not_to_contain_text(words(language, "Amend the text"))

    dalal = at_work("dalal", "/minutes?state=waiting")
    dalal.locator("table th a").first.click()
    dalal.locator("#id_reason").fill("عددها ثلاثة")
    press_button(dalal, language, "Sign, and dispute")
    expect(dalal.locator("main")).to_contain_text("عددها ثلاثة")


def test_dalal_signs_the_day_before_and_takes_it_in_word(at_work: AtWork, language: str) -> None:
    yesterday = datetime.now(ZoneInfo("Asia/Baghdad")).date() - timedelta(days=1)
    page = at_work("dalal", f"/port/reports/{yesterday.isoformat()}")
    page.locator("#id_notes").fill(f"{words(language, 'Notes')} {language}")
    press_button(page, language, "Sign")
    page.locator("main form[action*='/send/'] button").click()
    expect(page.locator("#messages")).to_contain_text(words(language, "Sent to headquarters."))
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    assert taken.value.suggested_filename.endswith(".docx")
