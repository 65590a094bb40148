"""Who of a list stands at the reader, and dates of birth as people write them."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.passengers.rules.births import BirthUnclear, read_birth
from manfadh.apps.operate.passengers.rules.matching import Match, Place, Seen, match
from manfadh.apps.operate.passengers.rules.presence import (
    Standing,
    is_confirmed,
    is_expected,
    unexplained,
)
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key

REZA = Seen(name="REZA KARIMI", birth="1980-02-03", number="K123")


def place(
    number: int, name: str, birth: str = "", document: str = "", *, taken: bool = False
) -> Place:
    return Place(
        member_id=UUID(int=number),
        number_key=number_key(document),
        sound_key=sorted_sound_key(name),
        birth=birth,
        is_taken=taken,
    )


def test_the_same_number_is_surely_the_place_also_by_a_year_alone() -> None:
    for birth in ("1980-02-03", "1980", ""):
        assert match(REZA, [place(1, "Someone", birth, "k-123")]) == Match(UUID(int=1))


def test_the_same_number_with_another_birth_is_left_to_the_officer() -> None:
    assert match(REZA, [place(1, "Reza", "1991-01-01", "K123")]) == Match(None, (UUID(int=1),))


def test_a_name_in_another_order_with_the_same_birth_is_the_place() -> None:
    assert match(REZA, [place(1, "Karimi Reza", "1980-02-03")]) == Match(UUID(int=1))


def test_a_name_in_arabic_letters_is_the_same_name() -> None:
    seen = Seen(name="AHMED HASSAN", birth="1975", number="")
    assert match(seen, [place(1, "أحمد حسن", "1975-05-05")]).sure == UUID(int=1)


def test_two_of_one_name_and_birth_are_left_to_the_officer() -> None:
    places = [place(1, "Reza Karimi", "1980-02-03"), place(2, "Reza Karimi", "1980-02-03")]
    assert match(REZA, places) == Match(None, (UUID(int=1), UUID(int=2)))


def test_a_name_alone_or_with_another_number_is_only_perhaps() -> None:
    assert match(REZA, [place(1, "Reza Karimi")]).perhaps == (UUID(int=1),)
    other_paper = place(1, "Reza Karimi", "1980-02-03", "Z999")
    assert match(REZA, [other_paper]) == Match(None, (UUID(int=1),))


def test_a_place_that_is_taken_is_told_and_not_given_again() -> None:
    assert match(REZA, [place(1, "x", "", "K123", taken=True)]) == Match(None, (), UUID(int=1))


def test_nobody_is_taken_for_another_by_a_contradicting_birth() -> None:
    assert match(REZA, [place(1, "Reza Karimi", "1999-02-03")]) == Match(None)


@given(
    st.text(max_size=20),
    st.sampled_from(["", "1980", "1980-02", "1980-02-03"]),
    st.lists(st.tuples(st.text(max_size=20), st.text(max_size=8), st.booleans()), max_size=6),
)
def test_at_most_one_place_is_sure_and_never_one_that_is_taken(
    name: str, birth: str, others: list[tuple[str, str, bool]]
) -> None:
    places = [place(i, n, "", d, taken=t) for i, (n, d, t) in enumerate(others)]
    found = match(Seen(name=name, birth=birth, number="A1"), places)
    taken = {p.member_id for p in places if p.is_taken}
    assert found.sure not in taken
    assert not taken & set(found.perhaps)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1974-08-12", "1974-08-12"),
        ("١٢/٨/١٩٧٤", "1974-08-12"),
        ("۱۹۷۴/۰۸/۱۲", "1974-08-12"),
        ("12.08.1974", "1974-08-12"),
        ("19740812", "1974-08-12"),
        ("1974-08-12 00:00:00", "1974-08-12"),
        ("12 Aug 1974", "1974-08-12"),
        ("١٢ آب ١٩٧٤", "1974-08-12"),
        ("12 كانون الثاني 1974", "1974-01-12"),
        ("12-يناير-1974", "1974-01-12"),
        ("8/1974", "1974-08"),
        ("1974-08", "1974-08"),
        ("١٩٧٤", "1974"),
        ("", ""),
    ],
)
def test_a_birth_is_read_as_it_is_written(written: str, iso: str) -> None:
    assert read_birth(written) == iso


@pytest.mark.parametrize("written", ["74", "31/02/1974", "12/13/1974", "yesterday", "0000-01-01"])
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    with pytest.raises(BirthUnclear):
        read_birth(written)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_said_to_be_none(written: str) -> None:
    try:
        found = read_birth(written)
    except BirthUnclear:
        return
    assert found == "" or 1880 <= int(found[:4]) <= 2200


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_comes_back_in_each_usual_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d"):
        assert read_birth(day.strftime(form)) == day.isoformat()


def test_a_confirmation_stands_until_its_own_crossing_is_undone() -> None:
    one, two = UUID(int=1), UUID(int=2)
    assert is_confirmed(one, None)
    assert not is_confirmed(one, one)
    assert is_confirmed(two, one)
    assert not is_confirmed(None, None)


def test_at_exit_those_are_expected_who_entered_with_the_others() -> None:
    assert is_expected(opened_for="entry", direction="exit", entered=True)
    assert not is_expected(opened_for="entry", direction="exit", entered=False)
    assert is_expected(opened_for="exit", direction="exit", entered=False)


def test_only_who_is_neither_there_nor_explained_is_asked_about() -> None:
    there, told, missing, other = (UUID(int=n) for n in range(4))
    standings = [
        Standing(there, is_expected=True, is_present=True, is_explained=False),
        Standing(told, is_expected=True, is_present=False, is_explained=True),
        Standing(missing, is_expected=True, is_present=False, is_explained=False),
        Standing(other, is_expected=False, is_present=False, is_explained=False),
    ]
    assert unexplained(standings, {}) == (missing,)
    assert unexplained(standings, {missing: "ill"}) == ()
