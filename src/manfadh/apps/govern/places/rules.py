"""What a place must be to make sense, and how it is found by name. Pure."""

import re
from decimal import Decimal, InvalidOperation

from manfadh.kernel.translated import Translated
from manfadh.libs.names import name_key, sound_key

NORTHERNMOST_DEGREES, EASTERNMOST_DEGREES = 90, 180
# Where ports may lie, in decimal degrees, with room for a twin across the border: from 28.5 to 38
# north, from 38 to 49.5 east. A place beyond is a question and not an error.
SOUTH, NORTH, WEST, EAST = map(Decimal, ("28.5", "38", "38", "49.5"))
_CODE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LONGEST_CODE = 40


def is_named(names: Translated, words: str) -> bool:
    """Whether what somebody typed, in any script or spelling, is part of one of the names."""
    typed, heard = name_key(words), sound_key(words)
    if not typed:
        return False
    if any(typed in name_key(name) for name in names.every_text()):
        return True
    # One consonant would sound like half of the country.
    return len(heard) > 1 and any(f" {heard}" in f" {sound_key(n)}" for n in names.every_text())


def is_degrees(text: str, limit: int) -> bool:
    """Whether a text is empty or a decimal number between -limit and limit."""
    if not text:
        return True
    try:
        degrees = Decimal(text)
    except InvalidOperation:
        return False
    return degrees.is_finite() and abs(degrees) <= limit


def is_place(latitude: str, longitude: str) -> bool:
    """Whether two texts are a point on the earth in decimal degrees, or both are empty."""
    return (
        bool(latitude) == bool(longitude)
        and is_degrees(latitude, NORTHERNMOST_DEGREES)
        and is_degrees(longitude, EASTERNMOST_DEGREES)
    )


def is_code(text: str) -> bool:
    """Whether a text can be a place's code: Latin letters, digits and single hyphens."""
    return len(text) <= _LONGEST_CODE and _CODE.fullmatch(text) is not None


def is_inside(latitude: Decimal, longitude: Decimal) -> bool:
    """Whether a point lies in the country or right beside it."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def are_swapped(latitude: Decimal, longitude: Decimal) -> bool:
    """Whether a point lies outside, and would lie inside with its two numbers exchanged."""
    return not is_inside(latitude, longitude) and is_inside(longitude, latitude)
