"""Check digits of the machine-readable zone: Doc 9303-3, 4.9."""

FILLER = "<"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FOREIGN = 255  # the value given to a character that may not stand in a zone

_RANK = {FILLER: 0} | {character: value for value, character in enumerate(DIGITS + LETTERS)}
_VALUES = bytes(_RANK.get(chr(code), FOREIGN) for code in range(256))


def values_of(text: str) -> bytes:
    """Return one value per character: 0-9, A-Z as 10-35, the filler as 0, any other as `FOREIGN`.

    Source: Doc 9303-3, 4.9 (values) and 4.3 (the characters allowed).
    """
    return text.encode("latin-1", "replace").translate(_VALUES)


def digit_of(values: bytes) -> str:
    """Return the check digit of values from `values_of`: weights 7, 3, 1 repeated, modulo 10.

    Three strided sums do in C what a loop over characters would do in Python.
    Source: Doc 9303-3, 4.9.
    """
    total = 7 * sum(values[0::3]) + 3 * sum(values[1::3]) + sum(values[2::3])
    return DIGITS[total % 10]


def digit_of_six(values: bytes) -> str:
    """Return the check digit of a date's six values: `digit_of` spelled out."""
    a, b, c, d, e, f = values
    return DIGITS[(7 * (a + d) + 3 * (b + e) + c + f) % 10]


def digit_of_nine(values: bytes) -> str:
    """Return the check digit of a document number's nine values: `digit_of` spelled out."""
    a, b, c, d, e, f, g, h, i = values
    return DIGITS[(7 * (a + d + g) + 3 * (b + e + h) + c + f + i) % 10]


def check_digit(text: str) -> str:
    """Return the check digit of the text, one character, `0` to `9` (Doc 9303-3, 4.9)."""
    return digit_of(values_of(text))
