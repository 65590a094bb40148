"""Which century two digits mean, on the day that they are read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.documents import PartialDate, resolve_birth, resolve_expiry

TODAY = date(2026, 11, 23)


def born(yymmdd: str, expires: str | None = None, today_on: date = TODAY) -> str | None:
    expiry = None if expires is None else resolve_expiry(expires, today_on=today_on)
    found = resolve_birth(yymmdd, today_on=today_on, expiry=expiry)
    return None if found is None else found.iso


def expires(yymmdd: str, today_on: date = TODAY) -> str | None:
    found = resolve_expiry(yymmdd, today_on=today_on)
    return None if found is None else found.iso


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("740812", "1974-08-12"),
        ("280812", "1928-08-12"),
        ("271201", "1927-12-01"),
        ("261123", "2026-11-23"),
        ("261124", "1926-11-24"),
        ("000229", "2000-02-29"),
        ("74<<<<", "1974"),
        ("7408<<", "1974-08"),
        ("2612<<", "1926-12"),
        ("26<<<<", "2026"),
        ("74<<12", "1974"),
        ("<<<<<<", None),
        ("<<0812", None),
        ("741301", None),
        ("RO8ERT", None),
        ("٧٤0812", None),
        ("7408121", None),
        ("", None),
    ],
)
def test_nobody_is_born_in_the_future(printed: str, iso: str | None) -> None:
    assert born(printed) == iso


def test_nobody_is_born_after_the_document_expired() -> None:
    assert born("100101", expires="950712") == "1910-01-01"
    assert born("000229", expires="950712") == "2000-02-29", "no 29 February before: today decides"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("120415", "2012-04-15"),
        ("701231", "2070-12-31"),
        ("751231", "2075-12-31"),
        ("760101", "1976-01-01"),
        ("950712", "1995-07-12"),
        ("<<<<<<", None),
        ("120230", None),
    ],
)
def test_a_document_expires_within_fifty_years_of_today(printed: str, iso: str | None) -> None:
    assert expires(printed) == iso


def test_the_day_of_reading_moves_the_window() -> None:
    assert expires("751231", date(2020, 1, 1)) == "1975-12-31"
    assert born("250101", today_on=date(2020, 1, 1)) == "1925-01-01"


def test_an_exact_day_is_given_only_where_it_is_known() -> None:
    assert PartialDate(1974, 8, 12).exact_on == date(1974, 8, 12)
    assert PartialDate(1974, 8).exact_on is None


@given(st.dates(date(1927, 1, 1), TODAY))
def test_a_birth_of_the_last_hundred_years_comes_back(day: date) -> None:
    if day > TODAY - timedelta(days=36_523):
        assert born(f"{day:%y%m%d}") == day.isoformat()


@given(st.text("0123456789<A١", max_size=8), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_resolves_or_not_without_a_fault(text: str, today_on: date) -> None:
    found = resolve_birth(text, today_on=today_on, expiry=resolve_expiry(text, today_on=today_on))
    assert found is None or found.year <= today_on.year
