"""Values that every context writes: names in three languages, and money."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.kernel.money import Money, MoneyWrong
from manfadh.kernel.translated import Translated

ZURBATIYAH = Translated(ar="زرباطية", ckb="زورباتییە", en="Zurbatiyah")


def test_a_name_is_shown_in_the_language_of_the_reader() -> None:
    assert str(ZURBATIYAH.in_language("ar")) == "زرباطية"
    assert ZURBATIYAH.in_language("en").is_reviewed


def test_sorani_is_marked_until_a_native_reader_has_seen_it() -> None:
    assert not ZURBATIYAH.in_language("ckb").is_reviewed
    reviewed = msgspec.structs.replace(ZURBATIYAH, is_ckb_reviewed=True)
    assert reviewed.in_language("ckb").is_reviewed


def test_a_missing_name_falls_back_and_says_in_which_language_it_is() -> None:
    shown = Translated(ar="بدرة").in_language("ckb")
    assert (shown.text, shown.language, shown.is_reviewed) == ("بدرة", "ar", True)
    assert Translated().in_language("en").text == ""
    with pytest.raises(KeyError):
        ZURBATIYAH.in_language("fa")


def test_a_search_key_is_made_of_every_text_that_there_is() -> None:
    assert Translated(ar="بدرة", en="Badra").every_text() == ("بدرة", "Badra")


def test_money_of_one_currency_adds_up() -> None:
    total = Money(Decimal("10.10"), "USD") + Money(Decimal("0.20"), "USD")
    assert total == Money(Decimal("10.30"), "USD")
    assert total - total == Money(Decimal("0.00"), "USD")
    assert Money(Decimal(2), "USD") * 3 <= Money(Decimal(6), "USD")


def test_two_currencies_are_never_taken_together() -> None:
    dinars, dollars = Money(Decimal(1000), "IQD"), Money(Decimal(1), "USD")
    for act in (
        lambda: dinars + dollars,
        lambda: dinars - dollars,
        lambda: dinars < dollars,
        lambda: dinars <= dollars,
    ):
        with pytest.raises(MoneyWrong, match="convert one first"):
            act()


@pytest.mark.parametrize(("amount", "currency"), [("1", "XYZ"), ("1", "usd"), ("NaN", "USD")])
def test_what_is_no_money_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(MoneyWrong):
        Money(Decimal(amount), currency)


def test_converted_money_remembers_the_day_of_its_rate() -> None:
    on = date(2026, 3, 1)
    dinars = Money(Decimal("10"), "USD").converted(
        rate=Decimal("1310.55"), currency="IQD", rate_on=on
    )
    assert (dinars.amount, dinars.rate_on) == (Decimal(13106), on)
    assert (dinars + dinars).rate_on == on
    assert (dinars + Money(Decimal(1), "IQD")).rate_on is None


@settings(max_examples=40, deadline=None)
@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_money_goes_through_an_event_as_text_and_comes_back_equal(amount: Decimal) -> None:
    money = Money(amount, "KWD", date(2026, 3, 1))
    written = msgspec.json.encode(money)
    assert b'"amount":"' in written
    assert msgspec.json.decode(written, type=Money) == money


def test_money_is_written_in_the_digits_of_choice() -> None:
    money = Money(Decimal("1234567.5"), "USD")
    assert money.written("en") == "US$1,234,567.50"
    assert "١٬٢٣٤٬٥٦٧٫٥٠" in money.written("ar", digits="arabic")
