"""Who issues travel documents and of whom people are nationals: ISO 3166-1 and Doc 9303-3."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, Literal

from babel import Locale

from manfadh.libs.codes.tables import ISO_3166, SPECIAL

Language = Literal["en", "ar", "ckb"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "ar", "ckb")

_GERMANY_IN_AN_MRZ: Final = "D"


class IssuerKind(StrEnum):
    """What a three-letter code on a travel document stands for (Doc 9303-3, section 5)."""

    STATE = "state"
    STATUS = "status"
    ORGANISATION = "organisation"
    STATELESS = "stateless"
    REFUGEE = "refugee"
    UNSPECIFIED = "unspecified"
    SPECIMEN = "specimen"
    LEGACY = "legacy"


class UnknownCodeError(LookupError):
    """No country or issuer bears this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"No country or issuer has the code {code!r} in ISO 3166 or Doc 9303-3.")
        self.code = code


@dataclass(frozen=True, slots=True)
class Country:
    """A code of an issuer or nationality: `code` alpha-3, `alpha2` where ISO 3166 gives one.

    `kind` STATE is a country, territory or area of ISO 3166, or Kosovo; STATUS is a class of
    British nationality; LEGACY is a code withdrawn from ISO 3166 that old documents still bear.
    """

    code: str
    alpha2: str | None
    kind: IssuerKind

    @property
    def mrz_code(self) -> str:
        """The code as an MRZ spells it: `D` for Germany, otherwise `code`."""
        return _GERMANY_IN_AN_MRZ if self.code == "DEU" else self.code

    @property
    def is_nationality(self) -> bool:
        """Whether the code names a nationality that a person can hold."""
        return self.kind in (IssuerKind.STATE, IssuerKind.STATUS)


def find_country(code: str) -> Country | None:
    """Answer the country or issuer of an alpha-3, alpha-2 or MRZ code, None when there is none.

    Case, blanks and MRZ fillers are ignored: `D`, `D<<`, `deu` and `DE` are all Germany. Stateless
    (XXA), refugee (XXB, XXC) and unspecified (XXX) are answers like any other, never a warning.
    """
    return _by_code().get(code.replace("<", "").strip().upper())


def get_country(code: str) -> Country:
    """Answer the country or issuer of `code` as `find_country` does; raises `UnknownCodeError`."""
    country = find_country(code)
    if country is None:
        raise UnknownCodeError(code)
    return country


def country_name(code: str, language: Language) -> str:
    """Answer the name of a country or issuer in English, Arabic or Central Kurdish.

    Names come from Unicode CLDR (by Babel), those of organisations and statuses from our own table.
    Raises `UnknownCodeError`.
    """
    country = get_country(code)
    if country.code in SPECIAL:
        _, territory, *names = SPECIAL[country.code]
        if not territory:
            return names[LANGUAGES.index(language)]
    else:
        territory = ISO_3166[country.code]
    return str(Locale.parse(language).territories[territory])


def is_known_issuer(code: str) -> bool:
    """Answer whether `code` may stand as issuer or nationality on a travel document."""
    return find_country(code) is not None


def list_countries(*kinds: IssuerKind) -> list[Country]:
    """List all codes by alpha-3, or only those of the given kinds."""
    return [country for country in _all() if not kinds or country.kind in kinds]


@cache
def _all() -> tuple[Country, ...]:
    listed = [Country(code, alpha2, IssuerKind.STATE) for code, alpha2 in ISO_3166.items()]
    special = [
        Country(code, "XK" if row[1] == "XK" else None, IssuerKind(row[0]))
        for code, row in SPECIAL.items()
    ]
    return tuple(sorted(listed + special, key=lambda country: country.code))


@cache
def _by_code() -> dict[str, Country]:
    by_code: dict[str, Country] = {}
    for country in _all():
        by_code[country.code] = country
        if country.alpha2 is not None:
            by_code.setdefault(country.alpha2, country)
    by_code[_GERMANY_IN_AN_MRZ] = by_code["DEU"]
    return by_code
