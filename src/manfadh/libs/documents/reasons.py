"""Why a zone is not valid, and what is worth a remark: one catalogue, by code.

A code is unique and stable, so a screen may translate by it; the English message is the default.
Reasons make a zone invalid. Remarks never do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding: the field, its code, what to tell the officer, and the rule behind it."""

    field: str
    code: str
    message: str
    section: str


CATALOGUE: dict[str, Reason] = {}


def _entry(field: str, code: str, message: str, section: str) -> Reason:
    return CATALOGUE.setdefault(code, Reason(field, code, message, section))


LINES_EMPTY = _entry(
    "lines",
    "lines_empty",
    "Nothing was read. Scan the document again, or type its lines.",
    "Doc 9303-3, 4.10",
)
LINES_TOO_LONG = _entry(
    "lines",
    "lines_too_long",
    "This is far more text than a document holds. Clear it and scan the document alone.",
    "Doc 9303-3, 4.10",
)
LINES_SHAPE = _entry(
    "lines",
    "lines_shape",
    "The lines are not those of a travel document: 3 lines of 30 characters, 2 of 36 or 2 of 44. "
    "Scan again, or compare the length of each line.",
    "Doc 9303-3, 4.10",
)
LINES_CHARACTERS = _entry(
    "lines",
    "lines_characters",
    "Only the letters A to Z, the digits 0 to 9 and < may stand here. Correct the others.",
    "Doc 9303-3, 4.3",
)
KEYBOARD_LAYOUT = _entry(
    "lines",
    "keyboard_layout",
    "The reader typed Arabic letters. Switch the keyboard to English and scan again.",
    "Doc 9303-3, 4.3",
)
NATIONAL_LAYOUT = _entry(
    "lines",
    "national_layout",
    "This is a French identity card of the older, national layout. It does not follow Doc 9303: "
    "read it by eye.",
    "Doc 9303-6, 4.2.2",
)
DOCUMENT_CODE = _entry(
    "document_code",
    "document_code",
    "The document code must begin with a letter. Compare the first two characters.",
    "Doc 9303-4, 4.4",
)
ISSUER = _entry(
    "issuer",
    "issuer",
    "The code of the issuing State has letters only. Compare characters 3 to 5 of the first line.",
    "Doc 9303-3, 4.7",
)
NATIONALITY = _entry(
    "nationality",
    "nationality",
    "The code of the nationality has letters only. Compare it with the document.",
    "Doc 9303-3, 4.7",
)
NUMBER_MISSING = _entry(
    "number",
    "number_missing",
    "The document number is empty. Compare it with the document.",
    "Doc 9303-4, 4.2.2.2",
)
NUMBER_CHECK_DIGIT = _entry(
    "number",
    "number_check_digit",
    "The check digit of the document number does not agree. Read the number again.",
    "Doc 9303-3, 4.9",
)
NUMBER_CONTINUATION = _entry(
    "number",
    "number_continuation",
    "A < stands where the check digit of the document number belongs, and the rest of a longer "
    "number does not follow. Read the number again.",
    "Doc 9303-5, 4.2.2.3 note j",
)
BIRTH_CHARACTERS = _entry(
    "birth_date",
    "birth_characters",
    "The date of birth must be six digits, with < for each part that is unknown. Read it again.",
    "Doc 9303-3, 4.8",
)
BIRTH_IMPOSSIBLE = _entry(
    "birth_date",
    "birth_impossible",
    "This date of birth does not exist in the calendar. Read it again.",
    "Doc 9303-3, 4.8",
)
BIRTH_CHECK_DIGIT = _entry(
    "birth_date",
    "birth_check_digit",
    "The check digit of the date of birth does not agree. Read the date again.",
    "Doc 9303-3, 4.9",
)
SEX = _entry(
    "sex",
    "sex",
    "Sex must be F, M or <. Compare it with the document.",
    "Doc 9303-4, 4.2.2.2",
)
EXPIRY_CHARACTERS = _entry(
    "expiry_date",
    "expiry_characters",
    "The date of expiry must be six digits. Read it again.",
    "Doc 9303-3, 4.8",
)
EXPIRY_IMPOSSIBLE = _entry(
    "expiry_date",
    "expiry_impossible",
    "This date of expiry does not exist in the calendar. Read it again.",
    "Doc 9303-3, 4.8",
)
EXPIRY_CHECK_DIGIT = _entry(
    "expiry_date",
    "expiry_check_digit",
    "The check digit of the date of expiry does not agree. Read the date again.",
    "Doc 9303-3, 4.9",
)
OPTIONAL_CHECK_DIGIT = _entry(
    "optional_1",
    "optional_check_digit",
    "The check digit of the personal number does not agree. Read the number again.",
    "Doc 9303-4, 4.2.2.2",
)
COMPOSITE_CHECK_DIGIT = _entry(
    "composite",
    "composite_check_digit",
    "The last check digit, over the whole document, does not agree. Read the lines again.",
    "Doc 9303-3, 4.9",
)

BELGIAN_WEIGHTS = _entry(
    "number",
    "belgian_weights",
    "The check digit of this Belgian number counts the < at position 15, as older cards do.",
    "Doc 9303-5, 4.2.4",
)
SEX_X = _entry(
    "sex",
    "sex_x",
    "An X is printed for sex, where the standard prints <. It is read as unspecified.",
    "Doc 9303-4, 4.2.2.2 note p",
)
NAMES_CUT = _entry(
    "given_names",
    "names_cut",
    "The name fills its field and may have been cut. Compare it with the printed page.",
    "Doc 9303-4, 4.2.3",
)
NAMES_CHARACTERS = _entry(
    "surname",
    "names_characters",
    "There is more than letters in the name. Compare it with the printed page.",
    "Doc 9303-3, 4.6",
)
NAMES_MISSING = _entry(
    "surname",
    "names_missing",
    "No name is given. Compare it with the printed page.",
    "Doc 9303-3, 4.6",
)
