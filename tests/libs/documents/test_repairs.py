"""Suggestions for misread characters: made only where every check digit then agrees."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.documents import read_mrz, suggest_repairs

UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_letters_in_dates_and_digits_in_codes_are_put_right_together() -> None:
    misread = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UT0740BIZZF12O4IS9<<<<<<<G")
    (repair,) = suggest_repairs(misread)
    assert repair.lines[1] == "D231458907UTO7408122F1204159<<<<<<<6"
    first = repair.changes[0]
    assert (first.line, first.position, first.was, first.becomes) == (2, 13, "0", "O")


def test_a_misread_number_is_among_the_suggestions() -> None:
    repairs = suggest_repairs((UPPER, LOWER.replace("L898902C3", "L8989O2C3")))
    assert LOWER in [repair.lines[1] for repair in repairs]
    assert all(repair.mrz.valid for repair in repairs)


def test_a_misread_personal_number_is_among_the_suggestions() -> None:
    repairs = suggest_repairs((UPPER, LOWER.replace("ZE184226B", "2E184226B")))
    assert LOWER in [repair.lines[1] for repair in repairs]


def test_names_are_left_alone() -> None:
    (repair,) = suggest_repairs(
        (UPPER.replace("MARIA", "MAR1A"), LOWER.replace("7408122", "74O8122"))
    )
    assert "MAR1A" in repair.lines[0]


def test_a_valid_or_shapeless_zone_has_no_suggestion() -> None:
    assert suggest_repairs((UPPER, LOWER)) == ()
    assert suggest_repairs((UPPER[:-1], LOWER)) == ()


def test_a_wrong_digit_is_no_look_alike() -> None:
    assert suggest_repairs((UPPER, LOWER.replace("740812", "740813"))) == ()


def test_lines_made_of_look_alikes_cost_little() -> None:
    started = time.perf_counter()
    suggest_repairs(("I<UTO" + "O0" * 12 + "O", "7408123F1204159UTO0O0O0O0O0O06", "<" * 30))
    assert time.perf_counter() - started < 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("O0I1S5B8Z2G6<A", min_size=44, max_size=44), min_size=2, max_size=2))
def test_every_suggestion_is_valid_and_differs(lines: list[str]) -> None:
    for repair in suggest_repairs(lines):
        assert read_mrz(repair.lines).valid
        assert repair.changes
