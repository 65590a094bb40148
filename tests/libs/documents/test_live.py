"""Check digits while Hana still types."""

from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.documents import DigitState, Kind, check_partial, read_mrz

UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
WAITING, AGREES, DIFFERS = DigitState.WAITING, DigitState.AGREES, DigitState.DIFFERS


def states(*lines: str, kind: Kind | None = None) -> dict[str, DigitState]:
    return {digit.field: digit.state for digit in check_partial(lines, kind=kind).digits}


def test_digits_wait_until_they_and_their_field_are_typed() -> None:
    assert set(states(UPPER).values()) == {WAITING}
    assert states(UPPER, LOWER[:9])["number"] is WAITING
    assert states(UPPER, LOWER[:10])["number"] is AGREES
    assert states(UPPER, "L898902C4" + LOWER[9])["number"] is DIFFERS


def test_a_whole_passport_agrees_and_is_complete() -> None:
    found = check_partial((UPPER, LOWER))
    assert (found.kind, found.complete, found.missing) == (Kind.TD3, True, (0, 0))
    assert {digit.state for digit in found.digits} == {AGREES}
    assert (found.digits[0].line, found.digits[0].position) == (2, 10)


def test_a_line_that_is_too_long_is_counted() -> None:
    assert check_partial((UPPER, LOWER + "<")).missing == (0, -1)


def test_a_long_number_waits_for_its_end() -> None:
    first = "I<UTOD23145890<7349<<<<<<<<<<<"
    assert states(first[:17])["number"] is WAITING
    assert states(first[:20])["number"] is AGREES
    place = next(d for d in check_partial((first,)).digits if d.field == "number")
    assert (place.line, place.position) == (1, 19)


def test_an_unused_personal_number_agrees_with_a_filler() -> None:
    assert states(UPPER, "AA89BXHZ56D<<7503201M2511188<<<<<<<<<<<<<<<8")["optional_1"] is AGREES


def test_a_visa_has_three_digits() -> None:
    assert set(states("V" + UPPER[1:], LOWER)) == {"number", "birth_date", "expiry_date"}


def test_the_form_stays_open_until_it_can_be_told() -> None:
    assert check_partial(()).kind is None
    assert check_partial(("V<UTO",)).kind is None
    assert check_partial(("I<UTOERIKSSON",)).kind is None
    assert check_partial(("I<UTOD2314",)).kind is Kind.TD1
    assert check_partial(("I<UTOERIKSSON",), kind=Kind.TD2).kind is Kind.TD2


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_typing_has_an_answer(lines: list[str]) -> None:
    check_partial(lines)


@given(st.integers(0, 88))
def test_no_digit_of_a_sound_passport_ever_differs_on_the_way(typed: int) -> None:
    zone = (UPPER + LOWER)[:typed]
    assert DIFFERS not in states(zone[:44], zone[44:]).values()
    assert read_mrz((UPPER, LOWER)).valid
