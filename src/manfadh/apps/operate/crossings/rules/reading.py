"""What was read of a document at a booth, by machine or by hand."""

from datetime import date
from typing import Literal

import msgspec

from manfadh.libs.codes import document_kind, find_country
from manfadh.libs.documents import Mrz

Sex = Literal["M", "F", "X"]


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a document. Dates are ISO or their known part; empty where nobody knows."""

    kind: str = "none"
    issuer: str = ""
    number: str = ""
    nationality: str = ""
    surname: str = ""
    given_names: str = ""
    birth: str = ""
    sex: Sex | None = None
    expiry: str = ""
    is_typed: bool = False
    is_valid: bool = True
    # Codes of what is wrong with the zone, as `libs.documents` names them.
    faults: tuple[str, ...] = ()

    @property
    def printed_name(self) -> str:
        """The name as printed, given names first."""
        return f"{self.given_names} {self.surname}".strip()

    @property
    def has_document(self) -> bool:
        """Whether there is a paper at all."""
        return self.kind != "none" and bool(self.number)

    @property
    def birth_year(self) -> int | None:
        """The year of birth, where it is known."""
        return int(self.birth[:4]) if self.birth[:4].isdigit() else None

    def expires_on(self) -> date | None:
        """The day of expiry, where it is known to the day."""
        try:
            return date.fromisoformat(self.expiry)
        except ValueError:
            return None


def reading_of(mrz: Mrz, *, today_on: date) -> Reading:
    """The reading that a machine-readable zone gives, with centuries as of a day."""
    birth = mrz.birth_date(today_on=today_on)
    expiry = mrz.expiry_date(today_on=today_on)
    kind = document_kind(mrz.document_code)
    return Reading(
        kind=kind.value if kind else "none",
        issuer=_alpha3(mrz.issuer),
        number=mrz.number,
        nationality=_alpha3(mrz.nationality),
        surname=mrz.surname,
        given_names=mrz.given_names,
        birth=str(birth) if birth else "",
        sex=mrz.sex,
        expiry=str(expiry) if expiry else "",
        is_valid=mrz.valid,
        faults=tuple(dict.fromkeys(reason.code for reason in mrz.reasons)),
    )


def _alpha3(code: str) -> str:
    country = find_country(code)
    return country.code if country else code


def encode(value: object) -> str:
    """A value as the JSON text that an inspection keeps."""
    return msgspec.json.encode(value).decode()


def decode_reading(text: str | None) -> Reading | None:
    """The reading that an inspection kept; None once it was erased."""
    return msgspec.json.decode(text, type=Reading) if text else None
