"""Digits by choice: the same number in Latin (123) or Arabic-Indic (١٢٣) digits."""

from typing import Literal

Digits = Literal["latin", "arabic"]

_LATIN = "0123456789"
_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_EXTENDED = "۰۱۲۳۴۵۶۷۸۹"
_TO_LATIN = str.maketrans(_ARABIC_INDIC + _EXTENDED, _LATIN * 2)
_TO_ARABIC = str.maketrans(_LATIN, _ARABIC_INDIC)


def in_digits(text: str, digits: Digits) -> str:
    """The text with its digits as chosen. Sorani writes the same Arabic-Indic digits as Arabic."""
    return text.translate(_TO_ARABIC) if digits == "arabic" else in_latin_digits(text)


def in_latin_digits(text: str) -> str:
    """The text with Arabic-Indic and extended (Persian) digits folded to Latin ones."""
    return text.translate(_TO_LATIN)
