"""Names in three languages, as one value: in an event, in a row, on a screen.

Central Kurdish is marked as unreviewed until a native reader has confirmed it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

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


class TranslatedField(models.JSONField):
    """A column that holds a `Translated`, as JSON with sorted keys."""

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """What the database keeps."""
        if isinstance(value, Translated):
            value = msgspec.to_builtins(value, order="sorted")
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(
        self, value: Any, expression: Any, connection: BaseDatabaseWrapper
    ) -> Translated | None:
        """The value as it was."""
        plain = super().from_db_value(value, expression, connection)
        return None if plain is None else msgspec.convert(plain, type=Translated)
