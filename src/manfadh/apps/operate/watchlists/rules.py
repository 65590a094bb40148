"""Pure decisions about alerts: what makes a possible hit, and how sure it is."""

from dataclasses import dataclass
from typing import Literal

from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import equal_names

HitReason = Literal["document_number", "name_and_birth", "name_and_birth_year", "name_only"]
SUREST_FIRST: tuple[HitReason, ...] = (
    "document_number",
    "name_and_birth",
    "name_and_birth_year",
    "name_only",
)
# Who holds a document of this name is its victim, not its finder: such alerts go by number alone.
BY_NUMBER_ALONE = frozenset({"lost_documents"})

_WHOLE = len("2000-01-01")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a booth asks the lists about: one person with one document."""

    name: str
    birth: str
    nationality: str
    document_issuer: str
    document_number: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an alert says of whom or what it seeks; empty where it does not know."""

    purpose: str
    name: str
    birth: str
    document_issuer: str
    number_key: str


def why_hit(wanted: Wanted, sought: Sought) -> HitReason | None:
    """Why an alert may concern somebody, or None where it does not.

    By equal document number, unless both say another issuer; else by equal normalised name, unless
    the dates of birth rule each other out. A lost document is never found by a name.
    """
    if _same_number(wanted, sought):
        return "document_number"
    if wanted.purpose in BY_NUMBER_ALONE or not equal_names(wanted.name, sought.name):
        return None
    return compare_births(wanted.birth, sought.birth)


def compare_births(one: str, other: str) -> HitReason | None:
    """What two dates of birth say beside an equal name; None where they rule each other out.

    Dates are ISO or their known part ("1974", "1974-08"). The first of January and of July are how
    unknown birthdays are written down where civil records lack them, so that the year decides then.
    """
    if not one or not other:
        return "name_only"
    if one == other and len(one) == _WHOLE:
        return "name_and_birth"
    if one[:4] != other[:4]:
        return None
    if _is_vague(one) or _is_vague(other):
        return "name_and_birth_year"
    is_partial = min(len(one), len(other)) < _WHOLE
    return "name_and_birth_year" if is_partial and one[:7] == other[:7] else None


def _same_number(wanted: Wanted, sought: Sought) -> bool:
    key = number_key(sought.document_number)
    issuers = {wanted.document_issuer, sought.document_issuer} - {""}
    return bool(key) and wanted.number_key == key and len(issuers) < 2


def _is_vague(birth: str) -> bool:
    return len(birth) == len("2000") or birth[5:] in ("01-01", "07-01")
