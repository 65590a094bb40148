"""The travellers of the journeys: invented, and each met by one journey in one language alone."""

from datetime import date
from typing import NamedTuple

from manfadh.libs.documents import Kind, write_mrz

LANGUAGES = ("ar", "en")
BIRTH = "1990-03-02"
# What tells two languages' travellers of the same journey apart.
_GIVEN = {"ar": "RANIA SAMER", "en": "SALMA TAREQ"}
_SURNAMES = (
    "HADDADIN",  # admitted, and undone
    "KHASAWNEH",  # a namesake, referred
    "RAWASHDEH",  # pays a fee
    "QUDAH",  # a namesake, told apart
    "MASADEH",  # a namesake, admitted in secondary
    "OBEIDAT",  # refused in the end
    "TARAWNEH",  # not refused while the desk is at work
    "MAJALI",  # refused while the desk is at work on another
    "ZAIDI",  # a national
    "BATAYNEH",  # whom Omar does not see
    "SHDEIFAT",  # whom Maryam asks about
    "AJLOUNI",  # on the screen that is locked
    "DABBAS",  # read while the post is away
    "HAWAMDEH",  # admitted while the answer is lost
    "ROUSAN",  # on a small screen
    "FREIHAT",  # whose refusal Omar does not see
    "SHBOUL",  # read twice within minutes
    "RAWASHDEH",  # a namesake, told apart with a slip
)
NAMESAKES = ("KHASAWNEH", "QUDAH", "MASADEH", "RAWASHDEH")
NATIONAL = "ZAIDI"


class Guest(NamedTuple):
    """One traveller with a passport."""

    surname: str
    given_names: str
    number: str
    nationality: str
    expires_on: date

    @property
    def name(self) -> str:
        """The name as screens show it."""
        return f"{self.given_names} {self.surname}"

    @property
    def zone(self) -> str:
        """The machine-readable zone of the passport."""
        return "\n".join(
            write_mrz(
                Kind.TD3,
                document_code="P",
                issuer=self.nationality,
                number=self.number,
                nationality=self.nationality,
                surname=self.surname,
                given_names=self.given_names,
                birth_date=date.fromisoformat(BIRTH),
                sex="F",
                expiry_date=self.expires_on,
            )
        )


def guest(surname: str, language: str) -> Guest:
    """The traveller of a journey in one of the languages."""
    place = _SURNAMES.index(surname) + 1
    is_national = surname == NATIONAL
    return Guest(
        surname=surname,
        given_names=_GIVEN[language],
        number=f"{'T' if language == 'ar' else 'W'}{place:07}",
        nationality="IRQ" if is_national else "JOR",
        expires_on=date(2020, 5, 1) if is_national else date(2034, 5, 1),
    )


def mother_on_the_list(language: str) -> str:
    """The mother of the person for whom a namesake is taken."""
    return {"ar": "Amal Nabil", "en": "Huda Nabil"}[language]
