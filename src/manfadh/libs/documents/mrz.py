"""Read a machine-readable zone: TD1, TD2, TD3, MRV-A and MRV-B of ICAO Doc 9303.

`read_mrz` never raises on what a reader may send: whatever is wrong is a reason in its answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from manfadh.libs.documents import reasons as r
from manfadh.libs.documents.check_digits import (
    DIGITS,
    FILLER,
    FOREIGN,
    LETTERS,
    check_digit,
    digit_of,
    values_of,
)
from manfadh.libs.documents.dates import (
    PartialDate,
    is_birth_date,
    is_calendar_date,
    resolve_birth,
    resolve_expiry,
)
from manfadh.libs.documents.layouts import TD2, Kind, Layout, layout_of
from manfadh.libs.documents.names import split_names
from manfadh.libs.documents.national import is_french_identity_card
from manfadh.libs.documents.reasons import Reason

Sex = Literal["M", "F", "X"]
_SEXES: dict[str, Sex | None] = {"M": "M", "F": "F", FILLER: None, "X": "X"}
_DATE_CHARACTERS = frozenset(DIGITS + FILLER)


class Fields(NamedTuple):
    """The elements of a zone as printed, each filler a space, trimmed, empty where absent.

    `number` is whole, its continuation included, without check digits. `sex` is None where the
    issuer leaves it out. `birth` and `expiry` are the six characters printed, fillers and all.
    """

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


_NO_FIELDS = Fields()


@dataclass(frozen=True, slots=True)
class Mrz:
    """What a zone says and whether it holds together.

    `kind` is None when the lines have the shape of no form. `reasons` say why the zone is not
    valid; `remarks` are worth knowing and never make it invalid.
    """

    kind: Kind | None
    reasons: tuple[Reason, ...]
    remarks: tuple[Reason, ...] = ()
    fields: Fields = _NO_FIELDS

    @property
    def valid(self) -> bool:
        """Whether structure, check digits and dates hold, whatever the day, name and issuer."""
        return not self.reasons

    def dates(self, *, today_on: date) -> tuple[PartialDate | None, PartialDate | None]:
        """Return birth and expiry with the century told on a day; None where there is no date."""
        expiry = resolve_expiry(self.fields.expiry, today_on=today_on)
        return resolve_birth(self.fields.birth, today_on=today_on, expiry=expiry), expiry


def read_mrz(lines: Sequence[str]) -> Mrz:
    """Read the lines of a zone exactly as given; `split_lines` prepares what keyboards send.

    Returns an `Mrz`; what is wrong is in its `reasons`, and nothing is raised.
    Source: Doc 9303-3 section 4; 4.2.2 of parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (visas, also 5.2.2).
    """
    layout = layout_of(lines)
    if layout is None:
        return Mrz(None, (r.LINES_SHAPE if any(lines) else r.LINES_EMPTY,))
    zone = "".join(lines)
    if layout is TD2 and is_french_identity_card(zone):
        return Mrz(None, (r.NATIONAL_LAYOUT,))
    return read_zone(layout, zone)


def read_zone(layout: Layout, zone: str) -> Mrz:
    """Read a zone of a known form, its lines joined: `layout.size` characters."""
    values = values_of(zone)
    reasons: list[Reason] = []
    remarks: list[Reason] = []
    _check_codes(layout, zone, values, reasons)
    number, optional_1 = read_number(layout, zone, values, reasons, remarks)
    _check_dates(layout, zone, values, reasons)
    _check_sums(layout, zone, values, reasons)
    surname, given_names = _read_names(zone[layout.names], remarks)
    spaced = zone.replace(FILLER, " ")
    fields = Fields(
        spaced[layout.code].rstrip(),
        spaced[layout.issuer].rstrip(),
        number,
        spaced[layout.nationality].rstrip(),
        surname,
        given_names,
        zone[layout.birth],
        _read_sex(zone[layout.sex], reasons, remarks),
        zone[layout.expiry],
        optional_1,
        "" if layout.optional_2 is None else spaced[layout.optional_2].strip(),
    )
    return Mrz(layout.kind, tuple(reasons), tuple(remarks), fields)


def _check_codes(layout: Layout, zone: str, values: bytes, reasons: list[Reason]) -> None:
    if FOREIGN in values:
        reasons.append(r.LINES_CHARACTERS)
    if zone[0] not in LETTERS:
        reasons.append(r.DOCUMENT_CODE)
    if not _has_letters_only(zone[layout.issuer]):
        reasons.append(r.ISSUER)
    if not _has_letters_only(zone[layout.nationality]):
        reasons.append(r.NATIONALITY)


def _has_letters_only(field: str) -> bool:
    """Tell whether a field is letters and fillers; other alphabets are found by their values."""
    return field.isalpha() or field.replace(FILLER, "A").isalpha()


def _plain(field: str) -> str:
    return field.replace(FILLER, " ").strip()


def read_number(
    layout: Layout, zone: str, values: bytes, reasons: list[Reason], remarks: list[Reason]
) -> tuple[str, str]:
    """Check the document number; return it whole, and the optional data that is not part of it."""
    number, printed, optional = (
        zone[layout.number],
        zone[layout.number_digit],
        zone[layout.optional_1],
    )
    if printed == FILLER and layout.long_numbers and number[-1] != FILLER and optional[0] != FILLER:
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
    elif check_digit(number + extra) != printed:
        if issuer == "BEL" and check_digit(number + FILLER + extra) == printed:
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
        printed = zone[layout.optional_1_digit]
        unused = not zone[layout.optional_1].strip(FILLER)
        if not (printed in "0<" if unused else printed == digit_of(values[layout.optional_1])):
            reasons.append(r.OPTIONAL_CHECK_DIGIT)
    if layout.composite_digit is not None:
        whole = b"".join(map(values.__getitem__, layout.composite))
        if digit_of(whole) != zone[layout.composite_digit]:
            reasons.append(r.COMPOSITE_CHECK_DIGIT)


def _read_sex(printed: str, reasons: list[Reason], remarks: list[Reason]) -> Sex | None:
    """Read M, F or the filler; an X, which belongs on the printed page, is understood."""
    if printed not in _SEXES:
        reasons.append(r.SEX)
        return None
    if printed == "X":
        remarks.append(r.SEX_X)
    return _SEXES[printed]


def _read_names(field: str, remarks: list[Reason]) -> tuple[str, str]:
    """Split the names; no check digit guards them, so what is odd is only a remark."""
    names = split_names(field)
    if field[-1] != FILLER:
        remarks.append(r.NAMES_CUT)
    if names == ("", ""):
        remarks.append(r.NAMES_MISSING)
    elif not _has_letters_only(field):
        remarks.append(r.NAMES_CHARACTERS)
    return names
