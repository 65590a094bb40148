"""Read a machine-readable zone: TD1, TD2, TD3, MRV-A and MRV-B of ICAO Doc 9303.

`read_mrz` never raises on what a reader may send: whatever is wrong is a reason in its answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from manfadh.libs.documents import reasons as r
from manfadh.libs.documents.check_digits import DIGITS, FILLER, FOREIGN, LETTERS, digit_of, values_of
from manfadh.libs.documents.dates import (
    PartialDate,
    is_birth_date,
    is_calendar_date,
    resolve_birth,
    resolve_expiry,
)
from manfadh.libs.documents.layouts import TD2, VISA, Kind, Layout, layout_for
from manfadh.libs.documents.names import split_names
from manfadh.libs.documents.national import is_french_identity_card
from manfadh.libs.documents.reasons import Reason

Sex = Literal["M", "F", "X"]
_SEXES: dict[str, Sex | None] = {"M": "M", "F": "F", FILLER: None, "X": "X"}
_LETTERS_AND_FILLER = frozenset(LETTERS + FILLER)
_DATE_CHARACTERS = frozenset(DIGITS + FILLER)


@dataclass(frozen=True, slots=True)
class Mrz:
    """What a zone says and whether it holds together.

    `valid` is structure, check digits and possible dates: independent of today, of names and of
    which issuers are known. Texts are as printed with each filler as a space, trimmed, empty where
    absent. `number` is whole, its continuation included, without check digits. `sex` is None where
    the issuer leaves it out. `birth` and `expiry` are the six characters printed: ask `birth_date`
    and `expiry_date` for a century. `kind` is None when the lines have the shape of no form.
    """

    kind: Kind | None
    reasons: tuple[Reason, ...]
    remarks: tuple[Reason, ...] = ()
    document_code: str = ""
    issuer: str = ""
    number: str = ""
    nationality: str = ""
    surname: str = ""
    given_names: str = ""
    birth: str = ""
    sex: Sex | None = None
    expiry: str = ""
    optional_1: str = ""
    optional_2: str = ""

    @property
    def valid(self) -> bool:
        """Whether structure, check digits and dates all hold."""
        return not self.reasons

    def expiry_date(self, *, today_on: date) -> PartialDate | None:
        """The date of expiry in its century, or None where it does not exist."""
        return resolve_expiry(self.expiry, today_on=today_on)

    def birth_date(self, *, today_on: date) -> PartialDate | None:
        """The date of birth in its century, as far as it is known; None where its year is not."""
        return resolve_birth(self.birth, today_on=today_on, expiry=self.expiry_date(today_on=today_on))


def read_mrz(lines: Sequence[str]) -> Mrz:
    """Read the lines of a zone exactly as given; `split_lines` prepares what keyboards send.

    Returns an `Mrz`; what is wrong is in its `reasons`, and nothing is raised.
    Source: Doc 9303-3 section 4, and 4.2.2 of parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas, also 5.2.2).
    """
    layout = _layout_of(lines)
    if layout is None:
        return Mrz(None, (r.LINES_SHAPE if any(lines) else r.LINES_EMPTY,))
    zone = "".join(lines)
    if layout is TD2 and is_french_identity_card(zone):
        return Mrz(None, (r.NATIONAL_LAYOUT,))
    return read_zone(layout, zone)


def _layout_of(lines: Sequence[str]) -> Layout | None:
    if not 2 <= len(lines) <= 3:
        return None
    length = len(lines[0])
    if any(len(line) != length for line in lines):
        return None
    return layout_for(len(lines), length, visa=lines[0].startswith(VISA))


def read_zone(layout: Layout, zone: str) -> Mrz:
    """Read a zone of a known form, its lines joined: `layout.size` characters."""
    values = values_of(zone)
    reasons: list[Reason] = []
    remarks: list[Reason] = []
    if FOREIGN in values:
        reasons.append(r.LINES_CHARACTERS)
    code, issuer, nationality = zone[layout.code], zone[layout.issuer], zone[layout.nationality]
    if code[0] not in LETTERS:
        reasons.append(r.DOCUMENT_CODE)
    if not _LETTERS_AND_FILLER.issuperset(issuer):
        reasons.append(r.ISSUER)
    number, optional_1 = read_number(layout, zone, values, reasons, remarks)
    if not _LETTERS_AND_FILLER.issuperset(nationality):
        reasons.append(r.NATIONALITY)
    _check_dates(layout, zone, values, reasons)
    sex = zone[layout.sex]
    if sex not in _SEXES:
        reasons.append(r.SEX)
    elif sex == "X":
        remarks.append(r.SEX_X)
    _check_sums(layout, zone, values, reasons)
    surname, given_names = split_names(zone[layout.names])
    _remark_on_names(zone[layout.names], surname or given_names, remarks)
    return Mrz(
        layout.kind,
        tuple(reasons),
        tuple(remarks),
        _plain(code),
        _plain(issuer),
        number,
        _plain(nationality),
        surname,
        given_names,
        zone[layout.birth],
        _SEXES.get(sex),
        zone[layout.expiry],
        optional_1,
        "" if layout.optional_2 is None else _plain(zone[layout.optional_2]),
    )


def _plain(field: str) -> str:
    return field.replace(FILLER, " ").strip()


def read_number(
    layout: Layout, zone: str, values: bytes, reasons: list[Reason], remarks: list[Reason]
) -> tuple[str, str]:
    """Check the document number; return it whole, and the optional data that is not part of it."""
    number, printed, optional = zone[layout.number], zone[layout.number_digit], zone[layout.optional_1]
    if printed == FILLER and layout.long_numbers and number[-1] != FILLER and optional[:1] != FILLER:
        return _long_number(zone[layout.issuer], number, optional, reasons, remarks)
    plain = _plain(number)
    if not plain:
        reasons.append(r.NUMBER_MISSING)
    elif digit_of(values[layout.number]) != printed:
        continued = printed == FILLER and layout.long_numbers
        reasons.append(r.NUMBER_CONTINUATION if continued else r.NUMBER_CHECK_DIGIT)
    return plain, _plain(optional)


def _long_number(
    issuer: str, number: str, optional: str, reasons: list[Reason], remarks: list[Reason]
) -> tuple[str, str]:
    """Join a number of more than nine characters (Doc 9303-5 and 9303-6, 4.2.2 note j).

    A filler in place of the check digit says that the number goes on in the optional data, where
    its check digit and a filler follow it. The filler itself is not counted, but in older Belgian
    cards it is: where the issuer is BEL both are accepted, and the older one is remarked upon.
    """
    continuation, _, rest = optional.partition(FILLER)
    extra, printed = continuation[:-1], continuation[-1:]
    if not extra:
        reasons.append(r.NUMBER_CONTINUATION)
    elif digit_of(values_of(number + extra)) != printed:
        if issuer == "BEL" and digit_of(values_of(number + FILLER + extra)) == printed:
            remarks.append(r.BELGIAN_WEIGHTS)
        else:
            reasons.append(r.NUMBER_CHECK_DIGIT)
    return _plain(number + extra), _plain(rest)


def _check_dates(layout: Layout, zone: str, values: bytes, reasons: list[Reason]) -> None:
    birth, expiry = zone[layout.birth], zone[layout.expiry]
    if not is_birth_date(birth):
        readable = _DATE_CHARACTERS.issuperset(birth)
        reasons.append(r.BIRTH_IMPOSSIBLE if readable else r.BIRTH_CHARACTERS)
    if digit_of(values[layout.birth]) != zone[layout.birth_digit]:
        reasons.append(r.BIRTH_CHECK_DIGIT)
    if not is_calendar_date(expiry):
        reasons.append(r.EXPIRY_IMPOSSIBLE if expiry.isdecimal() else r.EXPIRY_CHARACTERS)
    if digit_of(values[layout.expiry]) != zone[layout.expiry_digit]:
        reasons.append(r.EXPIRY_CHECK_DIGIT)


def _check_sums(layout: Layout, zone: str, values: bytes, reasons: list[Reason]) -> None:
    """Check the personal number of a passport and the digit over the whole document.

    An unused personal number may have 0 or a filler as its check digit (Doc 9303-4, 4.2.2.2).
    """
    if layout.optional_1_digit is not None:
        printed, optional = zone[layout.optional_1_digit], zone[layout.optional_1]
        unused = printed == FILLER and not optional.strip(FILLER)
        if not unused and digit_of(values[layout.optional_1]) != printed:
            reasons.append(r.OPTIONAL_CHECK_DIGIT)
    if layout.composite_digit is not None:
        whole = b"".join([values[part] for part in layout.composite])
        if digit_of(whole) != zone[layout.composite_digit]:
            reasons.append(r.COMPOSITE_CHECK_DIGIT)


def _remark_on_names(field: str, name: str, remarks: list[Reason]) -> None:
    if field[-1] != FILLER:
        remarks.append(r.NAMES_CUT)
    if not name:
        remarks.append(r.NAMES_MISSING)
    elif not _LETTERS_AND_FILLER.issuperset(field):
        remarks.append(r.NAMES_CHARACTERS)
