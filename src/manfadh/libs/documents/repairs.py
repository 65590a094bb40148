"""Suggestions for a zone misread by eye or camera: O for 0, I for 1 and their like.

A suggestion is made only where every check digit then agrees, and it is never applied in silence:
one check digit in ten agrees by chance, so an officer compares it with the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from manfadh.libs.documents.check_digits import FILLER, LETTERS
from manfadh.libs.documents.layouts import LAYOUTS, Layout
from manfadh.libs.documents.mrz import Mrz, read_mrz, read_zone

_LETTERS_LIKE = {"0": "ODQ", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_DIGIT_LIKE = {letter: digit for digit, letters in _LETTERS_LIKE.items() for letter in letters}
_MAX_CHANGES = 3
_MAX_READINGS = 1_500
_MAX_REPAIRS = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One character of a suggestion: line and position from 1, what was read, what it may be."""

    line: int
    position: int
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A suggestion: the whole lines, what changes, and how they then read (always valid)."""

    lines: tuple[str, ...]
    changes: tuple[Change, ...]
    mrz: Mrz


def suggest_repairs(lines: Sequence[str]) -> tuple[Repair, ...]:
    """Suggest lines with which everything agrees, fewest changes first; at most five.

    Empty where the zone is valid already, has the shape of no form, or no exchange of common
    look-alikes makes it agree. Names are never touched: no check digit guards them. The number of
    readings tried is bounded, so hostile lines cost no more than milliseconds.
    """
    read = read_mrz(lines)
    if read.valid or read.kind is None:
        return ()
    layout, zone = LAYOUTS[read.kind], "".join(lines)
    forced = _with_forced_characters(layout, zone)
    again = read_zone(layout, forced)
    if again.valid:
        return (_repair(layout, zone, forced, again),)
    for count in range(1, _MAX_CHANGES + 1):
        candidates = islice(
            _exchanges(forced, _doubtful(layout, forced, again), count), _MAX_READINGS
        )
        readings = ((candidate, read_zone(layout, candidate)) for candidate in candidates)
        agreeing = ((candidate, mrz) for candidate, mrz in readings if mrz.valid)
        repairs = [_repair(layout, zone, *found) for found in islice(agreeing, _MAX_REPAIRS)]
        if repairs:
            return tuple(repairs)
    return ()


def _repair(layout: Layout, before: str, after: str, mrz: Mrz) -> Repair:
    changes = tuple(
        Change(*layout.place_of(index), was, becomes)
        for index, (was, becomes) in enumerate(zip(before, after, strict=True))
        if was != becomes
    )
    return Repair(layout.lines_of(after), changes, mrz)


def _with_forced_characters(layout: Layout, zone: str) -> str:
    """Exchange what cannot stand where it stands: letters in dates, digits in country codes."""
    characters = list(zone)
    digits_only = [*_indices(layout.birth), *_indices(layout.expiry)]
    digits_only += [layout.number_digit, layout.birth_digit, layout.expiry_digit]
    digits_only += [
        index for index in (layout.optional_1_digit, layout.composite_digit) if index is not None
    ]
    for index in digits_only:
        characters[index] = _DIGIT_LIKE.get(characters[index], characters[index])
    for index in (layout.code.start, *_indices(layout.issuer), *_indices(layout.nationality)):
        characters[index] = _LETTERS_LIKE.get(characters[index], characters[index])[0]
    return "".join(characters)


def _indices(part: slice) -> range:
    return range(part.start, part.stop)


def _doubtful(layout: Layout, zone: str, read: Mrz) -> list[int]:
    """Return the places of the fields that disagree where a letter and a digit may be confused."""
    fields = {reason.field for reason in read.reasons}
    parts = [layout.number] if "number" in fields else []
    if (
        "optional_1" in fields
        or fields == {"composite"}
        or (parts and zone[layout.number_digit] == FILLER)
    ):
        parts.append(layout.optional_1)
    if fields == {"composite"} and layout.optional_2 is not None:
        parts.append(layout.optional_2)
    places = (index for part in parts for index in _indices(part))
    return [index for index in places if zone[index] in _DIGIT_LIKE or zone[index] in _LETTERS_LIKE]


def _exchanges(zone: str, places: Sequence[int], count: int) -> Iterator[str]:
    """Yield the zone with `count` of the places exchanged for their look-alikes."""
    for chosen in combinations(places, count):
        for becomes in product(*(_look_alikes(zone[index]) for index in chosen)):
            characters = list(zone)
            for index, character in zip(chosen, becomes, strict=True):
                characters[index] = character
            yield "".join(characters)


def _look_alikes(character: str) -> str:
    return _DIGIT_LIKE[character] if character in LETTERS else _LETTERS_LIKE[character]
