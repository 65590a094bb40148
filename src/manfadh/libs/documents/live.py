"""Check digits while the lines are still being typed: cheap enough for every keystroke."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from manfadh.libs.documents.check_digits import FILLER, digit_of, values_of
from manfadh.libs.documents.layouts import (
    LAYOUTS,
    MRV_A,
    TD1,
    TD2,
    TD3,
    VISA,
    Kind,
    Layout,
    layout_of,
)
from manfadh.libs.documents.mrz import read_number
from manfadh.libs.documents.reasons import Reason

_BLANK = " "  # stands where nothing has been typed yet


class DigitState(StrEnum):
    """Whether a check digit agrees, differs, or waits for characters."""

    WAITING = "waiting"
    AGREES = "agrees"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class LiveDigit:
    """One check digit: the field it guards, its place (line and position from 1) and its state."""

    field: str
    line: int
    position: int
    state: DigitState


@dataclass(frozen=True, slots=True)
class PartialCheck:
    """What is known of lines still being typed.

    `kind` is the form they seem to become, or None while that is open. `missing` counts the
    characters that each line still needs; negative where a line is too long.
    """

    kind: Kind | None
    digits: tuple[LiveDigit, ...] = ()
    missing: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every line has its length, so that the zone can be read."""
        return bool(self.missing) and not any(self.missing)


def check_partial(lines: Sequence[str], *, kind: Kind | None = None) -> PartialCheck:
    """Return the state of each check digit of lines that may be incomplete. Never raises.

    The form is guessed from what is there unless `kind` says it. Source: Doc 9303-3, 4.9.
    """
    layout = _guess(lines) if kind is None else LAYOUTS[kind]
    if layout is None:
        return PartialCheck(None)
    typed = [*lines, *[""] * layout.line_count][: layout.line_count]
    length = layout.line_length
    zone = "".join(line[:length].ljust(length, _BLANK) for line in typed)
    digits = (
        _number_digit(layout, zone),
        _digit(layout, zone, "birth_date", (layout.birth,), layout.birth_digit),
        _digit(layout, zone, "expiry_date", (layout.expiry,), layout.expiry_digit),
        _digit(layout, zone, "optional_1", (layout.optional_1,), layout.optional_1_digit),
        _digit(layout, zone, "composite", layout.composite, layout.composite_digit),
    )
    return PartialCheck(
        layout.kind,
        tuple(digit for digit in digits if digit is not None),
        tuple(length - len(line) for line in typed),
    )


def _guess(lines: Sequence[str]) -> Layout | None:
    """Guess the form: by the first line once a second has begun, before that by its beginning."""
    if not lines or not lines[0]:
        return None
    first, visa = lines[0], lines[0].startswith(VISA)
    if any(lines[1:]):
        return layout_of([first] * (3 if len(first) == TD1.line_length else 2))
    if len(first) > TD2.line_length or first.startswith("P"):
        return MRV_A if visa else TD3
    number = first[TD1.number]
    looks_like_card = not visa and any(character.isdigit() for character in number)
    return TD1 if looks_like_card and len(first) <= TD1.line_length else None


def _digit(
    layout: Layout, zone: str, field: str, parts: Sequence[slice], index: int | None
) -> LiveDigit | None:
    if index is None:
        return None
    text, printed = "".join([zone[part] for part in parts]), zone[index]
    if _BLANK in text or printed == _BLANK:
        state = DigitState.WAITING
    elif printed == digit_of(values_of(text)) or _is_unused(field, text, printed):
        state = DigitState.AGREES
    else:
        state = DigitState.DIFFERS
    return LiveDigit(field, *layout.place_of(index), state)


def _is_unused(field: str, text: str, printed: str) -> bool:
    """An unused personal number may have a filler for its digit (Doc 9303-4, 4.2.2.2)."""
    return field == "optional_1" and printed == FILLER and not text.strip(FILLER)


def _number_digit(layout: Layout, zone: str) -> LiveDigit | None:
    """The document number, whose digit stands in the optional data where the number is long."""
    printed, optional = zone[layout.number_digit], zone[layout.optional_1]
    if not layout.long_numbers or printed != FILLER:
        return _digit(layout, zone, "number", (layout.number,), layout.number_digit)
    continuation = optional.partition(FILLER)[0]
    if _BLANK in continuation:
        place, state = layout.number_digit, DigitState.WAITING
    else:
        found: list[Reason] = []
        read_number(layout, zone, values_of(zone), found, [])
        place = layout.optional_1.start + max(len(continuation) - 1, 0)
        state = DigitState.DIFFERS if found else DigitState.AGREES
    return LiveDigit("number", *layout.place_of(place), state)
