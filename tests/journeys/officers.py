"""The officers of the journeys: the cast, once for each language, each with an account of its own.

A second factor takes each code once, so an officer signs in once in a run unless a journey is about
signing in; hence nobody is shared between the languages.
"""

from uuid import UUID

from manfadh.kernel.viewers import Purpose
from tests.cast import CAST, PORT, Part
from tests.cast_assessors import IBTISAM, RAFID, SAWSAN
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
# Who stands at a port of their own, with lanes: nobody else's booth asks for one there.
LANES_PORT = "IQ-LNS"
_AT_THE_LANES = {
    name: Part(
        UUID(int=0xCA57 << 112 | number),
        name,
        written,
        latin,
        "iq.passports",
        role,
        LANES_PORT,
        purpose,
    )
    for number, name, written, latin, role, purpose in (
        (31, "mustafa", "مصطفى كريم", "Mustafa Karim", "shift_supervisor", Purpose.SUPERVISION),
        (32, "huda", "هدى سالم", "Huda Salim", "booth_officer", Purpose.BORDER_CHECK),
    )
}


_ASSESSORS = {part.username: part for part in (IBTISAM, RAFID, SAWSAN)}


def officer(name: str, language: str) -> Part:
    """One of the cast, as they sign in for the journeys of a language."""
    further = {_ZAINAB.username: _ZAINAB, SUAD.username: SUAD, **_AT_THE_LANES, **_ASSESSORS}
    part = further.get(name) or CAST[name]
    place = LANGUAGES.index(language) + 1
    return part._replace(
        officer_id=UUID(int=part.officer_id.int | place << 64),
        username=f"{name}.{language}",
        port=f"{part.port}-{place}" if part.port == LANES_PORT else part.port,
    )


def all_officers() -> list[Part]:
    """Everybody who signs in."""
    return [
        officer(name, language)
        for language in LANGUAGES
        for name in (
            *_AT_WORK,
            "salma",
            _ZAINAB.username,
            SUAD.username,
            *_AT_THE_LANES,
            *_ASSESSORS,
        )
    ]
