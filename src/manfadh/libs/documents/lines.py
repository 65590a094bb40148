"""The front door: what a keyboard wedge, a paste or a pair of hands sends, made into lines."""

import unicodedata
from dataclasses import dataclass

from manfadh.libs.documents import reasons as r
from manfadh.libs.documents.layouts import LAYOUTS, layout_of
from manfadh.libs.documents.mrz import Mrz, read_mrz
from manfadh.libs.documents.reasons import Reason

MAX_CHARACTERS = 1_000
_LINE_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_LOOK_ALIKES = str.maketrans({"‹": "<", "«": "<<", "〈": "<", "《": "<<"})
_ARABIC_LETTERS = frozenset(map(chr, range(0x0621, 0x064B)))
_ARABIC_LETTERS_SUSPECT = 5
_SHAPE_OF_SIZE = {layout.size: layout for layout in LAYOUTS.values()}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines found in a text, and why they are not those of a document where they are not."""

    lines: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


def split_lines(text: str) -> Lines:
    """Make the lines of a zone from any text: burst, paste, or typing.

    Takes any line ends and tabs, one long line of 72, 88 or 90 characters, blanks, lower case,
    full-width letters, digits of any script, direction marks and a byte order mark; of several
    zones the last is taken. Nothing is guessed: no character is added or exchanged for another.
    Text beyond `MAX_CHARACTERS` is refused without a look at it.
    """
    if len(text) > MAX_CHARACTERS:
        return Lines((), (r.LINES_TOO_LONG,))
    rows = tuple(row for row in _plain_text(text).split("\n") if row)
    if not rows:
        return Lines((), (r.LINES_EMPTY,))
    found = _last_zone(rows) or _recut("".join(rows))
    if found:
        return Lines(found)
    if sum(character in _ARABIC_LETTERS for character in text) >= _ARABIC_LETTERS_SUSPECT:
        return Lines(rows, (r.KEYBOARD_LAYOUT,))
    return Lines(rows, (r.LINES_SHAPE,))


def read_text(text: str) -> Mrz:
    """Read a zone out of any text: `split_lines`, then `read_mrz`. Never raises."""
    found = split_lines(text)
    return Mrz(None, found.reasons) if found.reasons else read_mrz(found.lines)


def _plain_text(text: str) -> str:
    """Return upper-case text with line ends as one newline each and blanks and marks gone."""
    compatible = unicodedata.normalize("NFKC", text.replace("&lt;", "<")).translate(_LOOK_ALIKES)
    return "".join(map(_plain_character, compatible))


def _plain_character(character: str) -> str:
    if character in _LINE_BREAKS:
        return "\n"
    if character.isascii():
        return character.upper() if "!" <= character <= "~" else ""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "" if category in ("Cf", "Cc", "Zs", "Mn") else character


def _last_zone(rows: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the last lines that stand together as a form."""
    for end in range(len(rows), 1, -1):
        for count in (3, 2):
            candidate = rows[max(end - count, 0) : end]
            if layout_of(candidate) is not None:
                return candidate
    return None


def _recut(joined: str) -> tuple[str, ...] | None:
    """Cut text that came without line ends, or with ends in the wrong places."""
    layout = _SHAPE_OF_SIZE.get(len(joined))
    return layout.lines_of(joined) if layout else None
