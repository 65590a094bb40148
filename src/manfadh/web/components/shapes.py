"""The values that screens hand to components: small, frozen, ready to be shown.

A screen turns what its selectors answered into these; templates only lay them out. All words
are already in the reader's language and digits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_DAY = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")

Kind = Literal["good", "watch", "stop", "note", "quiet"]
"""How a state is drawn; each has its own shape, so that colour is never alone."""

Align = Literal["text", "number", "code"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, whether it holds text, numbers or codes, and what it counts."""

    words: str
    align: Align = "text"
    meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What stands in a row: a value, perhaps a link, perhaps a state drawn as a badge."""

    value: object
    url: str = ""
    kind: Kind | None = None
    lang: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a day or a time, which no line break may cut at its hyphens."""
        return isinstance(self.value, str) and bool(_DAY.fullmatch(self.value))


@dataclass(frozen=True, kw_only=True)
class Row:
    """Cells in the order of the columns; the first one names the row."""

    cells: Sequence[Cell]
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A real table; with no rows it says what will appear here and how to begin."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: str
    begin: str = ""
    begin_url: str = ""
    caption_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that can be opened: what it counts, where from, as of when, how sure."""

    value: str
    words: str
    counts: str
    source: str
    sure: str
    low_to_high: str = ""
    compared: str = ""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason behind an advice, with the rule or law it rests on."""

    sentence: str
    rests_on: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One sentence to the officer, who decides; reasons are one key away."""

    kind: Kind
    sentence: str
    reasons: Sequence[Reason] = ()


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A person's name as two scripts write it; empty where a script is not known."""

    arabic: str = ""
    latin: str = ""
    four_part: str = ""
    mother: str = ""
    arabic_lang: str = "ar"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of a list of facts; ``kind`` draws its value as a badge."""

    words: str
    value: object
    kind: Kind | None = None
    code: bool = False


PointState = Literal[
    "open", "limited", "closed", "unofficial", "calm", "watch", "silent", "unshared"
]
"""How a place on a map is filled."""


@dataclass(frozen=True, kw_only=True)
class MapPoint:
    """A place on a map, in degrees; ``kind`` chooses the shape, ``state`` how it is filled."""

    name: str
    latitude: float
    longitude: float
    kind: Literal["land", "air", "sea", "centre"]
    kind_words: str
    state: PointState = "open"
    state_words: str = ""
    url: str = ""
