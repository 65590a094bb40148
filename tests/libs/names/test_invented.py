"""Invented people are plausible, repeatable and nobody."""

import re
from datetime import date
from itertools import islice
from random import Random

import pytest

from manfadh.libs.codes import get_country
from manfadh.libs.names import equal_names, sound_key
from manfadh.libs.names.invented import (
    INVENTED_NATIONALITIES,
    InventedPerson,
    invent_namesake,
    invent_people,
    invent_person,
)
from manfadh.libs.names.invented.people import PUBLIC_FIGURES
from manfadh.libs.names.invented.pools import (
    EGYPTIAN,
    GULF,
    IRAQI_ARAB,
    IRAQI_KURD,
    LEVANTINE,
    Pool,
)

ANCHOR_ON = date(2026, 11, 1)
SHARES = {"IRQ": 60.0, "IRN": 20.0, "TUR": 10.0, "DEU": 5.0, "PHL": 5.0}
MRZ_NAME = re.compile(r"[A-Z]+( [A-Z]+)*")


def _invent(seed: int, count: int) -> list[InventedPerson]:
    return list(islice(invent_people(Random(seed), shares=SHARES, anchor_on=ANCHOR_ON), count))


def test_the_same_seed_invents_the_same_people() -> None:
    assert _invent(7, 200) == _invent(7, 200)
    assert _invent(7, 200) != _invent(8, 200)


@pytest.mark.parametrize("nationality", INVENTED_NATIONALITIES)
def test_every_nationality_has_women_and_men_with_names_for_an_mrz(nationality: str) -> None:
    chance = Random(1)
    people = [
        invent_person(chance, nationality=nationality, anchor_on=ANCHOR_ON) for _ in range(200)
    ]
    assert get_country(nationality).is_nationality
    assert {person.sex for person in people} == {"M", "F"}
    for person in people:
        assert MRZ_NAME.fullmatch(person.mrz_surname)
        assert MRZ_NAME.fullmatch(person.mrz_given_names)
        assert len(person.name.parts) == len(person.latin.parts)
        assert date(1941, 10, 1) <= person.birth_on <= ANCHOR_ON


def test_an_iraqi_has_four_parts_and_a_mother() -> None:
    for person in _invent(3, 300):
        assert bool(person.mother) == (person.nationality == "IRQ")
        if person.nationality == "IRQ":
            assert len(person.name.parts) == 4
            assert len(person.mother_latin.split()) >= 3


@pytest.mark.parametrize("pool", [IRAQI_ARAB, IRAQI_KURD, LEVANTINE, GULF, EGYPTIAN])
def test_both_spellings_of_every_name_sound_alike(pool: Pool) -> None:
    for native, latin in (*pool.men, *pool.women, *pool.families):
        assert sound_key(native) == sound_key(latin), latin


def test_an_iraqi_is_found_in_either_script() -> None:
    for person in _invent(5, 300):
        if person.nationality == "IRQ":
            assert equal_names(str(person.name), str(person.latin))


def test_a_namesake_differs_in_mother_and_birth_date_alone() -> None:
    chance = Random(2)
    for person in _invent(4, 100):
        namesake = invent_namesake(chance, person, anchor_on=ANCHOR_ON)
        assert (namesake.name, namesake.latin) == (person.name, person.latin)
        assert (namesake.sex, namesake.nationality) == (person.sex, person.nationality)
        assert namesake.birth_on != person.birth_on
        assert (namesake.mother != person.mother) == (person.nationality == "IRQ")


def test_nobody_in_public_life_is_invented() -> None:
    chance = Random(6)
    for nationality in INVENTED_NATIONALITIES:
        for _ in range(500):
            person = invent_person(chance, nationality=nationality, anchor_on=ANCHOR_ON)
            assert (person.latin.given, person.latin.family) not in PUBLIC_FIGURES


def test_nationalities_keep_their_shares() -> None:
    people = _invent(9, 5_000)
    iraqis = sum(person.nationality == "IRQ" for person in people)
    assert 0.56 <= iraqis / len(people) <= 0.64


def test_a_nationality_without_names_is_refused() -> None:
    with pytest.raises(KeyError, match="FRA"):
        invent_person(Random(1), nationality="FRA", anchor_on=ANCHOR_ON)
