"""Invented people: plausible, of many nations, the same for the same source of chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from random import Random
from typing import Final, Literal

from manfadh.libs.names.fullname import FullName
from manfadh.libs.names.invented import pools, pools_abroad
from manfadh.libs.names.invented.pools import Pair, Pool

Sex = Literal["M", "F"]

_DAYS_A_YEAR: Final = 365.2425
_KURDS_AMONG_IRAQIS: Final = 0.2
_CHILDREN: Final = 0.12
_PREFERENCE_FOR_COMMON_NAMES: Final = 1.5

_POOLS: Final[dict[str, Pool]] = {
    "IRQ": pools.IRAQI_ARAB,
    "IRN": pools.IRANIAN,
    "TUR": pools.TURKISH,
    "SYR": pools.LEVANTINE,
    "JOR": pools.LEVANTINE,
    "LBN": pools.LEVANTINE,
    "KWT": pools.GULF,
    "SAU": pools.GULF,
    "BHR": pools.GULF,
    "EGY": pools.EGYPTIAN,
    "PAK": pools_abroad.SOUTH_ASIAN_MUSLIM,
    "AFG": pools_abroad.SOUTH_ASIAN_MUSLIM,
    "IND": pools_abroad.INDIAN,
    "GBR": pools_abroad.BRITISH,
    "DEU": pools_abroad.GERMAN,
    "PHL": pools_abroad.FILIPINO,
}
INVENTED_NATIONALITIES: Final = tuple(_POOLS)
_WITH_FOUR_PARTS: Final = frozenset({"IRQ", "SYR", "JOR", "LBN", "KWT", "SAU", "BHR", "EGY"})

# Given and family name in Latin that together would name someone in public life.
PUBLIC_FIGURES: Final = frozenset(
    {
        ("ADNAN", "AL DULAIMI"), ("ALI", "KARIMI"), ("ALI", "KOC"), ("ASHOK", "KUMAR"),
        ("BASHAR", "AL ASADI"), ("DAVID", "DAVIES"), ("HADI", "AL AMERI"), ("HOSSEIN", "MOUSAVI"),
        ("IBRAHIM", "AL SAMARRAI"), ("IMRAN", "KHAN"), ("JAMES", "BROWN"), ("KHALID", "AL OBAIDI"),
        ("MANOJ", "KUMAR"), ("MEHMET", "SIMSEK"), ("MUHAMMAD", "IQBAL"), ("MUSTAFA", "KOC"),
        ("OMAR", "SOLIMAN"), ("SHAHID", "KHAN"), ("THOMAS", "MUELLER"), ("VIJAY", "SINGH"),
    }
)  # fmt: skip
_KURDISH_FAMILIES: Final = frozenset(family for family, _ in pools.IRAQI_KURD.families)


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A person who does not exist.

    `name` is in Arabic or Sorani letters, `latin` the same in the capitals of an MRZ; `mother` and
    `mother_latin` are her given, father's and grandfather's name, empty but for Iraqis;
    `nationality` is alpha-3.
    """

    nationality: str
    sex: Sex
    name: FullName
    latin: FullName
    mother: str
    mother_latin: str
    birth_on: date

    @property
    def mrz_surname(self) -> str:
        """The primary identifier as the passport prints it."""
        return self.latin.parts[-1]

    @property
    def mrz_given_names(self) -> str:
        """The secondary identifiers: the parts of the name before the surname."""
        return " ".join(self.latin.parts[:-1])


def invent_person(
    chance: Random,
    *,
    nationality: str = "IRQ",
    sex: Sex | None = None,
    anchor_on: date,
) -> InventedPerson:
    """Invent one person alive on `anchor_on`, up to 85 years old, by `chance` alone.

    Raises KeyError for a nationality that is not in `INVENTED_NATIONALITIES`.
    """
    pool = _POOLS[nationality]
    iraqi = nationality == "IRQ"
    if iraqi and chance.random() < _KURDS_AMONG_IRAQIS:
        pool = pools.IRAQI_KURD
    if sex is None:
        sex = "M" if chance.random() < 0.6 else "F"
    name, latin = _invent_name(chance, pool, sex, four_parts=nationality in _WITH_FOUR_PARTS)
    mother, mother_latin = _invent_mother(chance, pool) if iraqi else ("", "")
    birth_on = _invent_birth(chance, anchor_on)
    return InventedPerson(nationality, sex, name, latin, mother, mother_latin, birth_on)


def invent_people(
    chance: Random, *, shares: Mapping[str, float], anchor_on: date
) -> Iterator[InventedPerson]:
    """Invent people without end, their nationalities in the proportions `shares` (alpha-3: share).

    Raises KeyError for a nationality that is not in `INVENTED_NATIONALITIES`.
    """
    nationalities = sorted(shares)
    bounds = list(accumulate(shares[nationality] for nationality in nationalities))
    while True:
        nationality = chance.choices(nationalities, cum_weights=bounds)[0]
        yield invent_person(chance, nationality=nationality, anchor_on=anchor_on)


def invent_namesake(chance: Random, person: InventedPerson, *, anchor_on: date) -> InventedPerson:
    """Invent another person of the same name, sex and nationality: other mother, other birth date.

    Only an Iraqi's mother is known, so only she differs there; the birth date differs always.
    """
    pool = pools.IRAQI_ARAB
    if person.name.family in _KURDISH_FAMILIES:
        pool = pools.IRAQI_KURD
    mother, mother_latin = person.mother, person.mother_latin
    while person.mother and mother == person.mother:
        mother, mother_latin = _invent_mother(chance, pool)
    birth_on = person.birth_on
    while birth_on == person.birth_on:
        birth_on = _invent_birth(chance, anchor_on)
    return replace(person, mother=mother, mother_latin=mother_latin, birth_on=birth_on)


def _invent_name(
    chance: Random, pool: Pool, sex: Sex, *, four_parts: bool
) -> tuple[FullName, FullName]:
    while True:
        given = _pick(chance, pool.men if sex == "M" else pool.women)
        family = _pick(chance, pool.families)
        if (given[1], family[1]) not in PUBLIC_FIGURES and given != family:
            break
    if not four_parts:
        return FullName(given[0], family=family[0]), FullName(given[1], family=family[1])
    father, grandfather = _pick_two_men(chance, pool)
    return (
        FullName(given[0], father[0], grandfather[0], family[0]),
        FullName(given[1], father[1], grandfather[1], family[1]),
    )


def _invent_mother(chance: Random, pool: Pool) -> tuple[str, str]:
    given = _pick(chance, pool.women)
    father, grandfather = _pick_two_men(chance, pool)
    return f"{given[0]} {father[0]} {grandfather[0]}", f"{given[1]} {father[1]} {grandfather[1]}"


def _pick_two_men(chance: Random, pool: Pool) -> tuple[Pair, Pair]:
    father, grandfather = _pick(chance, pool.men), _pick(chance, pool.men)
    while grandfather == father:
        grandfather = _pick(chance, pool.men)
    return father, grandfather


def _pick(chance: Random, names: tuple[Pair, ...]) -> Pair:
    return names[int(chance.random() ** _PREFERENCE_FOR_COMMON_NAMES * len(names))]


def _invent_birth(chance: Random, anchor_on: date) -> date:
    if chance.random() < _CHILDREN:
        age_years = 16 * chance.random()
    else:
        age_years = 16 + 69 * chance.random() ** 1.8
    return date.fromordinal(anchor_on.toordinal() - int(age_years * _DAYS_A_YEAR))
