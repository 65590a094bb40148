"""What a list may hold: columns, their titles in any language, and how a cell becomes a value.

A parser takes the text of a cell and answers its value, or raises CellWrong with what to do.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from manfadh.kernel.digits import in_latin_digits

Parser = Callable[[str], object]

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# Bidi controls and joiners that travel along when a cell is copied from a page.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class CellWrong(ValueError):
    """A cell that can't be read; the message says what to write, in the user's language."""


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a list: its name in code, the titles it may have, and how to read it."""

    name: str
    titles: tuple[str, ...]
    parse: Parser
    required: bool = True

    def answers_to(self, header: str) -> bool:
        """Whether a title means this column; case, spaces and vowel signs do not matter."""
        return title_key(header) in {title_key(title) for title in (self.name, *self.titles)}


def title_key(title: str) -> str:
    """What two ways of typing one title have in common."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", title)).casefold()
    letters = (c for c in plain.replace("_", " ").replace("ـ", "") if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def clean(cell: str) -> str:
    """A cell without the spaces and invisible marks around and in it."""
    return _INVISIBLE.sub("", cell).strip()


def text(*, max_characters: int = 200) -> Parser:
    """A text as it stands, its digits too."""

    def parse(cell: str) -> str:
        if len(cell) > max_characters:
            raise CellWrong(_("Shorten this to %(limit)s characters.") % {"limit": max_characters})
        return cell

    return parse


def code(*, max_characters: int = 40) -> Parser:
    """A code or a number of a document: Latin digits, capitals, no spaces."""

    def parse(cell: str) -> str:
        folded = "".join(in_latin_digits(cell).upper().split())
        if len(folded) > max_characters:
            raise CellWrong(_("Shorten this to %(limit)s characters.") % {"limit": max_characters})
        return folded

    return parse


def whole_number(*, minimum: int | None = None, maximum: int | None = None) -> Parser:
    """A whole number in Latin or Arabic-Indic digits, within bounds."""

    def parse(cell: str) -> int:
        plain = in_latin_digits(cell)
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", plain):
            raise CellWrong(_("Write a whole number, such as 12."))
        number = int(plain)
        if minimum is not None and number < minimum:
            raise CellWrong(_("Write %(limit)s or more.") % {"limit": minimum})
        if maximum is not None and number > maximum:
            raise CellWrong(_("Write %(limit)s or less.") % {"limit": maximum})
        return number

    return parse


def decimal_number(cell: str) -> Decimal:
    """A number with decimals; an Arabic decimal mark is taken too."""
    plain = in_latin_digits(cell).replace("٫", ".").replace("٬", "")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise CellWrong(_("Write a number, such as 33.25.")) from error
    if not number.is_finite():
        raise CellWrong(_("Write a number, such as 33.25."))
    return number


def day(cell: str) -> date:
    """A date as 2026-03-21 or, day first, 21/03/2026."""
    plain = in_latin_digits(cell)
    try:
        if match := _DAY_FIRST.fullmatch(plain):
            day_number, month, year = map(int, match.groups())
            return date(year, month, day_number)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
            return date.fromisoformat(plain)
    except ValueError as error:
        raise CellWrong(_("There is no such day. Check the month and the day.")) from error
    raise CellWrong(_("Write the date as 2026-03-21."))


def one_of(choices: Mapping[str, object]) -> Parser:
    """One of some words, each standing for a value; several words may stand for one."""
    by_key = {title_key(word): value for word, value in choices.items()}

    def parse(cell: str) -> object:
        try:
            return by_key[title_key(cell)]
        except KeyError:
            raise CellWrong(
                _("Write one of: %(choices)s.") % {"choices": ", ".join(choices)}
            ) from None

    return parse
