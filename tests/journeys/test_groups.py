"""A bus by its list at Hana's booth: each person with the reader and one key, nobody forgotten."""

from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import press, stand_at_entry, words
from tests.journeys.buses import confirm, pilgrims, take_list
from tests.journeys.conftest import AtWork

_SECONDS_OF_AN_OFFICER = 90


def test_a_bus_by_its_list_and_who_is_missing_is_asked_about(
    at_work: AtWork, language: str, tmp_path: Path
) -> None:
    page = at_work("hana", "/booth", anew=True)
    stand_at_entry(page)
    people = pilgrims(3, "KASHANI" if language == "ar" else "SHIRAZI")
    take_list(page, people, tmp_path)
    beside = page.locator(".beside-reader")
    expect(beside.locator("progress")).to_have_attribute("max", "3")
    for one in people[:2]:
        confirm(page, one)
    expect(beside.locator("progress")).to_have_attribute("value", "2")
    expect(page.locator("section.ready table")).to_contain_text(people[2].name)
    press(page, "Alt+E")
    expect(page.locator("section.inspected h2")).to_have_text(
        words(language, "Who is not here: ask, and write what was said")
    )
    page.locator("select[name^=reason-]").select_option("stays_longer")
    press(page, "F10")
    page.wait_for_url("**/booth")
    expect(beside).to_have_count(0)


@pytest.mark.parametrize("language", ["ar"], indirect=True)
def test_a_bus_of_fifty_takes_an_officer_no_longer_than_it_may(
    at_work: AtWork, tmp_path: Path
) -> None:
    page = at_work("hana", "/booth", anew=True)
    stand_at_entry(page)
    people = pilgrims(50, "ISFAHANI")
    began = perf_counter()
    take_list(page, people, tmp_path)
    for one in people:
        confirm(page, one)
    press(page, "Alt+E")
    press(page, "F10")
    page.wait_for_url("**/booth")
    seconds = perf_counter() - began
    print(f"A bus of fifty: {seconds:.1f} s")
    assert seconds <= _SECONDS_OF_AN_OFFICER
