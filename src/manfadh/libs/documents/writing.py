"""Write lines that read back as they were meant: for specimens, demonstrations and tests."""

from collections.abc import Sequence
from datetime import date

from manfadh.libs.documents.check_digits import FILLER, FOREIGN, check_digit, digit_of, values_of
from manfadh.libs.documents.dates import PartialDate
from manfadh.libs.documents.layouts import LAYOUTS, Kind, Layout
from manfadh.libs.documents.mrz import Sex
from manfadh.libs.documents.names import fit_names
from manfadh.libs.documents.transliteration import name_for_zone

_SEX_PRINTED = {"M": "M", "F": "F", "X": FILLER, None: FILLER}
_NUMBER_WIDTH = 9


class UnwritableFieldError(ValueError):
    """A value has no place in the zone; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


def write_mrz(
    kind: Kind,
    *,
    document_code: str,
    issuer: str,
    surname: str,
    given_names: str,
    number: str,
    nationality: str,
    birth_date: date | PartialDate | None,
    sex: Sex | None,
    expiry_date: date | PartialDate,
    optional_1: str = "",
    optional_2: str = "",
    letters_kept: Sequence[int] | None = None,
) -> tuple[str, ...]:
    """Return the lines of a zone with all its check digits.

    Names may be in Latin, Cyrillic or Arabic letters and are transliterated (Doc 9303-3, section 6)
    and cut as `fit_names` says. A number longer than nine characters runs on into the optional data
    of a TD1 or TD2. An unknown date of birth is None, a partly unknown one a `PartialDate`. Sex X
    is written as the filler (Doc 9303-4, 4.2.2.2 note p).

    Raises UnwritableFieldError where a value is too long or has characters of no place in a zone.
    Source: 4.2.2 of Doc 9303 parts 4 to 7, and 5.2.2 of part 7.
    """
    layout = LAYOUTS[kind]
    zone = [FILLER] * layout.size
    printed_number, digit, optional_1 = _number_parts(layout, number, optional_1)
    _put(zone, layout.code, "document_code", document_code)
    _put(zone, layout.issuer, "issuer", issuer)
    _put(zone, layout.number, "number", printed_number)
    zone[layout.number_digit] = digit
    _put(zone, layout.nationality, "nationality", nationality)
    _put(zone, layout.birth, "birth_date", _birth_printed(birth_date))
    _put(zone, layout.expiry, "expiry_date", f"{_exact(expiry_date):%y%m%d}")
    zone[layout.sex] = _SEX_PRINTED[sex]
    _put(zone, layout.optional_1, "optional_1", optional_1)
    if layout.optional_2 is not None:
        _put(zone, layout.optional_2, "optional_2", optional_2)
    elif optional_2:
        raise UnwritableFieldError("optional_2", f"a {kind} has no second optional data.")
    room = layout.names.stop - layout.names.start
    names = fit_names(
        name_for_zone(surname), name_for_zone(given_names), room, letters_kept=letters_kept
    )
    _put(zone, layout.names, "surname", names)
    _put_digits(zone, layout)
    return layout.lines_of("".join(zone))


def _put(zone: list[str], place: slice, field: str, text: str) -> None:
    printed = "".join(FILLER if character in " -/." else character for character in text.upper())
    room = place.stop - place.start
    if len(printed) > room:
        raise UnwritableFieldError(
            field, f"{text!r} needs {len(printed)} characters and has {room}."
        )
    if FOREIGN in values_of(printed):
        raise UnwritableFieldError(field, f"{text!r} has characters that no zone may hold.")
    zone[place] = printed.ljust(room, FILLER)


def _number_parts(layout: Layout, number: str, optional: str) -> tuple[str, str, str]:
    """Return what stands in the number, in the place of its digit, and in the optional data."""
    printed = number.upper().replace("-", FILLER).replace(" ", FILLER)
    if not printed.strip(FILLER):
        raise UnwritableFieldError("number", "a document has a number.")
    if len(printed) <= _NUMBER_WIDTH:
        return printed, check_digit(printed), optional
    if not layout.long_numbers:
        raise UnwritableFieldError("number", f"{number!r} is longer than nine characters.")
    rest = printed[_NUMBER_WIDTH:] + check_digit(printed)
    if FILLER in printed[_NUMBER_WIDTH - 1 :]:
        raise UnwritableFieldError(
            "number", f"{number!r} cannot be continued at a space or hyphen."
        )
    return printed[:_NUMBER_WIDTH], FILLER, f"{rest}{FILLER}{optional}" if optional else rest


def _birth_printed(birth_date: date | PartialDate | None) -> str:
    if birth_date is None:
        return FILLER * 6
    year = f"{birth_date.year % 100:02}"
    return year + "".join(
        FILLER * 2 if part is None else f"{part:02}" for part in (birth_date.month, birth_date.day)
    )


def _exact(expiry_date: date | PartialDate) -> date:
    exact_on = expiry_date if isinstance(expiry_date, date) else expiry_date.exact_on
    if exact_on is None:
        raise UnwritableFieldError("expiry_date", "a date of expiry is known to the day.")
    return exact_on


def _put_digits(zone: list[str], layout: Layout) -> None:
    """Complete the check digits of the dates, of the personal number and of the whole."""
    zone[layout.birth_digit] = check_digit("".join(zone[layout.birth]))
    zone[layout.expiry_digit] = check_digit("".join(zone[layout.expiry]))
    if layout.optional_1_digit is not None:
        zone[layout.optional_1_digit] = check_digit("".join(zone[layout.optional_1]))
    if layout.composite_digit is not None:
        values = values_of("".join(zone))
        zone[layout.composite_digit] = digit_of(
            b"".join([values[part] for part in layout.composite])
        )
