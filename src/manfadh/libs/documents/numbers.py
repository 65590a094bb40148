"""Document numbers as they are searched by."""

import re
import unicodedata

_NOT_KEPT = re.compile(r"[^A-Z0-9]")
LONGEST = 40


def number_key(number: str) -> str:
    """A document number in capitals and Latin digits only, at most 40 characters.

    Whoever typed it, with spaces, dashes or Arabic-Indic digits, comes to the same key as the
    machine-readable zone, where a number has none of these (Doc 9303-3, section 4.3).
    """
    folded = "".join(
        str(unicodedata.digit(character, None) if character.isdigit() else character)
        for character in number[: 4 * LONGEST].upper()
    )
    return _NOT_KEPT.sub("", folded)[:LONGEST]
