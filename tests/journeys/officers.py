"""The officers of the journeys: the cast, once for each language, each with an account of its own.

A second factor takes each code once, so an officer signs in once in a run unless a journey is about
signing in; hence nobody is shared between the languages.
"""

from uuid import UUID

from manfadh.kernel.viewers import Purpose
from tests.cast import CAST, PORT, Part
from tests.cast_departments import SUAD
from tests.journeys.travellers import LANGUAGES

# Who takes Hana's booth over.
_ZAINAB = Part(
    UUID(int=0xCA57 << 112 | 15),
    "zainab",
    "زينب علي حسن",
    "Zainab Ali Hasan",
    "iq.passports",
    "booth_officer",
    PORT,
    Purpose.BORDER_CHECK,
)
_AT_WORK = ("hana", "karim", "dalal", "sami", "yusuf", "layla", "omar", "maryam", "ahmed", "rana")


def officer(name: str, language: str) -> Part:
    """One of the cast, as they sign in for the journeys of a language."""
    part = {**CAST, _ZAINAB.username: _ZAINAB, SUAD.username: SUAD}[name]
    place = LANGUAGES.index(language) + 1
    return part._replace(
        officer_id=UUID(int=part.officer_id.int | place << 64), username=f"{name}.{language}"
    )


def all_officers() -> list[Part]:
    """Everybody who signs in."""
    return [
        officer(name, language)
        for language in LANGUAGES
        for name in (*_AT_WORK, _ZAINAB.username, SUAD.username)
    ]
