"""What was read of a document at a booth, by machine or by hand."""

from datetime import date
from typing import Literal

import msgspec

from manfadh.libs.codes import DocumentKind, document_kind, find_country
from manfadh.libs.documents import Mrz

Sex = Literal["M", "F", "X"]
NO_DOCUMENT = "none"
# There is a paper, and its code is none that Doc 9303 knows.
UNKNOWN_KIND = "unknown"
_NOT_FOR_TRAVEL = frozenset(kind.value for kind in DocumentKind if not kind.is_travel_document)


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a document. Dates are ISO or their known part; empty where nobody knows."""

    kind: str = NO_DOCUMENT
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
    # Codes of what is worth knowing and makes no zone invalid.
    remarks: tuple[str, ...] = ()

    @property
    def printed_name(self) -> str:
        """The name as printed, given names first."""
        return f"{self.given_names} {self.surname}".strip()

    @property
    def has_document(self) -> bool:
        """Whether there is a paper at all."""
        return self.kind != NO_DOCUMENT and bool(self.number)

    @property
    def birth_year(self) -> int | None:
        """The year of birth, where it is known."""
        return int(self.birth[:4]) if self.birth[:4].isdecimal() else None

    @property
    def is_travel_document(self) -> bool:
        """Whether one may cross with such a paper: identity evidence and a visa alone are none."""
        return self.has_document and self.kind not in _NOT_FOR_TRAVEL

    def expires_on(self) -> date | None:
        """The day of expiry, where it is known to the day."""
        try:
            return date.fromisoformat(self.expiry)
        except ValueError:
            return None


def reading_of(mrz: Mrz, *, today_on: date) -> Reading:
    """The reading that a machine-readable zone gives, with centuries as of a day."""
    fields = mrz.fields
    birth, expiry = mrz.dates(today_on=today_on)
    kind = document_kind(fields.document_code)
    return Reading(
        kind=kind.value if kind else (UNKNOWN_KIND if fields.number else NO_DOCUMENT),
        issuer=_alpha3(fields.issuer),
        number=fields.number,
        nationality=_alpha3(fields.nationality),
        surname=fields.surname,
        given_names=fields.given_names,
        birth=birth.iso if birth else "",
        sex=fields.sex,
        expiry=expiry.iso if expiry else "",
        is_valid=mrz.valid,
        faults=tuple(dict.fromkeys(reason.code for reason in mrz.reasons)),
        remarks=tuple(dict.fromkeys(remark.code for remark in mrz.remarks)),
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
