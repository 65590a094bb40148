"""Names in three languages, as one value. Its row has a column for each: `name_ar`, `name_ckb`, ...

Central Kurdish is marked as unreviewed until a native reader has confirmed it.
"""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

LANGUAGES = ("ar", "ckb", "en")

# Which language to show where the one that is wanted has no text.
FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "ar": ("ar", "en", "ckb"),
    "ckb": ("ckb", "ar", "en"),
    "en": ("en", "ar", "ckb"),
}


class Shown(NamedTuple):
    """A text, the language that it is in (for the `lang` of its element), and whether confirmed."""

    text: str
    language: str
    is_reviewed: bool

    def __str__(self) -> str:
        return self.text


class Translated(msgspec.Struct, frozen=True):
    """A name in Arabic, Central Kurdish and English. A missing one is empty."""

    ar: str = ""
    ckb: str = ""
    en: str = ""
    is_ckb_reviewed: bool = False

    def in_language(self, code: str) -> Shown:
        """The text in ar, ckb or en, else in the next language that has one.

        Raises KeyError for another code. Where there is no text at all, it is empty.
        """
        for language in FALLBACKS[code]:
            text = getattr(self, language)
            if text:
                return Shown(text, language, language != "ckb" or self.is_ckb_reviewed)
        return Shown("", code, is_reviewed=True)

    def every_text(self) -> tuple[str, ...]:
        """The texts that there are: what a search key is made of."""
        return tuple(text for text in (self.ar, self.ckb, self.en) if text)
