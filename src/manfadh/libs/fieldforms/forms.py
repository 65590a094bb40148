"""What a form is made of. Everything is text, whole numbers and lists, so that it can be hashed."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

LANGUAGES = ("ar", "ckb", "en")

Kind = Literal[
    "scale",  # one point of a scale with anchors in words
    "yes_no",
    "number",  # with a unit, perhaps whole, perhaps between bounds
    "choice",  # one of several
    "choices",  # any of several
    "text",
    "photo",
    "sketch",
    "gps",
    "document",
]
# Kinds whose answers are worth something between 0 and 1.
SCORED: frozenset[Kind] = frozenset({"scale", "yes_no", "number"})
# What is answered where a question does not apply: no point of a scale, no choice is called so.
NOT_APPLICABLE = "na"


class FormWrong(ValueError):
    """The data is no form; the message says where and what."""


class Part(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all parts share: they are frozen, and a field that nobody knows is refused."""


class Words(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A text in Arabic, Central Kurdish and English; a missing one is empty."""

    ar: str = ""
    ckb: str = ""
    en: str = ""

    def in_language(self, code: str) -> str:
        """The text in a language, else in the next one that has it: English, Arabic, Kurdish."""
        return getattr(self, code) or self.en or self.ar or self.ckb

    def __bool__(self) -> bool:
        return bool(self.ar or self.ckb or self.en)


class Anchor(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A point of a scale and what it means in words."""

    value: int
    words: Words


class Scale(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Points from the worst to the best; the lowest is worth 0, the highest 1."""

    code: str
    anchors: tuple[Anchor, ...]


class Choice(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One of several: of a question, of the rows or the columns of a grid."""

    code: str
    words: Words


class Grid(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Two dimensions that questions lie in: three pillars and six aspects, for one."""

    rows: tuple[Choice, ...] = ()
    columns: tuple[Choice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows and self.columns)


class Section(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Questions that belong together; `relevance` holds for all of them."""

    code: str
    words: Words
    relevance: str = ""
    weight: int = 1


class Question(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One question.

    `weight` counts within its section. `good` is the answer to a yes-no question that is worth 1.
    A number is worth 1 at `target`, less as it falls short of it (`better` higher) or passes it
    (lower). `place` is where in a port it is asked ("booths"), `row` and `column` its cell of the
    grid, `area` the code of what a gap in it would be about. `is_verified` tells whether wording
    and reference were compared with the source.
    """

    code: str
    section: str
    kind: Kind
    words: Words
    hint: Words = Words()
    scale: str = ""
    choices: tuple[Choice, ...] = ()
    unit: Words = Words()
    is_whole: bool = False
    least: str = ""
    most: str = ""
    good: Literal["", "yes", "no"] = ""
    target: str = ""
    better: Literal["higher", "lower"] = "higher"
    weight: int = 1
    is_required: bool = False
    may_not_apply: bool = False
    relevance: str = ""
    photo: Literal["no", "may", "must"] = "may"
    has_note: bool = True
    place: str = ""
    row: str = ""
    column: str = ""
    area: str = ""
    source: str = ""
    is_verified: bool = True

    @property
    def is_scored(self) -> bool:
        """Whether an answer is worth something in figures."""
        by_kind = {"scale": True, "yes_no": bool(self.good), "number": bool(self.target)}
        return by_kind.get(self.kind, False)


class Form(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A form: sections in their order, questions in theirs, the scales that they use."""

    code: str
    words: Words
    about: Words = Words()
    source: str = ""
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    scales: tuple[Scale, ...] = ()
    grid: Grid = Grid()

    def find_scale(self, code: str) -> Scale | None:
        """The scale of a code, or None."""
        return next((scale for scale in self.scales if scale.code == code), None)

    def find_section(self, code: str) -> Section | None:
        """The section of a code, or None."""
        return next((section for section in self.sections if section.code == code), None)

    def find_question(self, code: str) -> Question | None:
        """The question of a code, or None."""
        return next((one for one in self.questions if one.code == code), None)

    def in_section(self, code: str) -> tuple[Question, ...]:
        """The questions of a section, in their order."""
        return tuple(one for one in self.questions if one.section == code)

    def in_order(self) -> tuple[Question, ...]:
        """All questions as they are asked: section by section."""
        return tuple(one for section in self.sections for one in self.in_section(section.code))


def read_form(content: Mapping[str, Any]) -> Form:
    """The form in plain data, as JSON or TOML give it. Raises FormWrong, naming the field."""
    try:
        return msgspec.convert(content, type=Form)
    except msgspec.ValidationError as error:
        raise FormWrong(str(error)) from error


def write_form(form: Form) -> dict[str, Any]:
    """A form as plain data, without what is as usual; `read_form` reads the same form from it."""
    return write_part(form)


def write_part(part: Part) -> dict[str, Any]:
    """A part of a form as plain data: texts, whole numbers, lists and dictionaries."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(part))
    return plain
