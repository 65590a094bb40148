"""Check digits of the machine-readable zone: Doc 9303-3, 4.9."""

FILLER = "<"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FOREIGN = 255  # the value given to a character that may not stand in a zone

_RANK = {FILLER: 0} | {character: value for value, character in enumerate(DIGITS + LETTERS)}
_VALUES = bytes(_RANK[chr(code)] % 10 if chr(code) in _RANK else FOREIGN for code in range(256))
_THREE_BYTES = 256**3 - 1


def values_of(text: str) -> bytes:
    """Return one value per character, modulo 10: 0 to 9, A-Z as 10 to 35, the filler as 0.

    Any other character is `FOREIGN`. Source: Doc 9303-3, 4.9 (values) and 4.3 (characters allowed).
    """
    return text.encode("latin-1", "replace").translate(_VALUES)


def digit_of(values: bytes) -> str:
    """Return the check digit of up to 84 values: weights 7, 3, 1 repeated, modulo 10.

    Read as one number and reduced modulo 256³ - 1, the values of `values_of` leave three bytes: the
    sums of every third value from the first, second and third on. The loop is in C, and no sum
    exceeds a byte.
    Source: Doc 9303-3, 4.9.
    """
    sums = int.from_bytes(values, "little") % _THREE_BYTES
    return DIGITS[(7 * (sums & 255) + 3 * (sums >> 8 & 255) + (sums >> 16)) % 10]


def check_digit(text: str) -> str:
    """Return the check digit of the text, one character, `0` to `9` (Doc 9303-3, 4.9)."""
    return digit_of(values_of(text))
