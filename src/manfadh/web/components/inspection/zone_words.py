"""The words for what is wrong or odd with a machine-readable zone, by the codes of the library.

The English is the library's own (`libs.documents.CATALOGUE`), repeated here so that translators
find it; a test holds the two together.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from manfadh.libs.documents import DigitState
from manfadh.web.components.shapes import Kind

FIELDS = {
    "number": gettext_lazy("Number"),
    "birth_date": gettext_lazy("Date of birth"),
    "expiry_date": gettext_lazy("Date of expiry"),
    "optional_1": gettext_lazy("Personal number"),
    "composite": gettext_lazy("Whole document"),
}
DIGIT_STATES: dict[DigitState, tuple[object, Kind]] = {
    DigitState.AGREES: (gettext_lazy("agrees"), "good"),
    DigitState.DIFFERS: (gettext_lazy("differs"), "stop"),
    DigitState.WAITING: (gettext_lazy("not yet"), "quiet"),
}


def say_zone(code: str) -> str:
    """What a code of the zone means, and what to do."""
    return _(ZONE[code])


ZONE: dict[str, str] = {
    "lines_empty": gettext_noop("Nothing was read. Scan the document again, or type its lines."),
    "lines_too_long": gettext_noop(
        "This is far more text than a document holds. Clear it and scan the document alone."
    ),
    "lines_shape": gettext_noop(
        "The lines are not those of a travel document: 3 lines of 30 characters, 2 of 36 or 2"
        " of 44. Scan again, or compare the length of each line."
    ),
    "lines_characters": gettext_noop(
        "Only the letters A to Z, the digits 0 to 9 and < may stand here. Correct the others."
    ),
    "keyboard_layout": gettext_noop(
        "The reader typed Arabic letters. Switch the keyboard to English and scan again."
    ),
    "national_layout": gettext_noop(
        "This is a French identity card of the older, national layout. It does not follow Doc"
        " 9303: read it by eye."
    ),
    "document_code": gettext_noop(
        "The document code must begin with a letter. Compare the first two characters."
    ),
    "issuer": gettext_noop(
        "The code of the issuing State has letters only. Compare characters 3 to 5 of the "
        "first line."
    ),
    "nationality": gettext_noop(
        "The code of the nationality has letters only. Compare it with the document."
    ),
    "number_missing": gettext_noop("The document number is empty. Compare it with the document."),
    "number_check_digit": gettext_noop(
        "The check digit of the document number does not agree. Read the number again."
    ),
    "number_continuation": gettext_noop(
        "A < stands where the check digit of the document number belongs, and the rest of a "
        "longer number does not follow. Read the number again."
    ),
    "birth_characters": gettext_noop(
        "The date of birth must be six digits, with < for each part that is unknown. Read it again."
    ),
    "birth_impossible": gettext_noop(
        "This date of birth does not exist in the calendar. Read it again."
    ),
    "birth_check_digit": gettext_noop(
        "The check digit of the date of birth does not agree. Read the date again."
    ),
    "sex": gettext_noop("Sex must be F, M or <. Compare it with the document."),
    "expiry_characters": gettext_noop("The date of expiry must be six digits. Read it again."),
    "expiry_impossible": gettext_noop(
        "This date of expiry does not exist in the calendar. Read it again."
    ),
    "expiry_check_digit": gettext_noop(
        "The check digit of the date of expiry does not agree. Read the date again."
    ),
    "optional_check_digit": gettext_noop(
        "The check digit of the personal number does not agree. Read the number again."
    ),
    "composite_check_digit": gettext_noop(
        "The last check digit, over the whole document, does not agree. Read the lines again."
    ),
    "belgian_weights": gettext_noop(
        "The check digit of this Belgian number counts the < at position 15, as older cards do."
    ),
    "sex_x": gettext_noop(
        "An X is printed for sex, where the standard prints <. It is read as unspecified."
    ),
    "names_cut": gettext_noop(
        "The name fills its field and may have been cut. Compare it with the printed page."
    ),
    "names_characters": gettext_noop(
        "There is more than letters in the name. Compare it with the printed page."
    ),
    "names_missing": gettext_noop("No name is given. Compare it with the printed page."),
}
