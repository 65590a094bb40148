"""Numbered forms: how a number is written, and read back as people type it."""

import re

from manfadh.kernel.digits import in_latin_digits

MOST_AT_ONCE = 400
_NUMBER = re.compile(r"(?:(?P<port>[a-z0-9_-]+?)[-/ ]+)?(?P<year>20\d\d)[-/ ]+(?P<number>\d{1,6})")


def form_number(port: str, year: int, number: int) -> str:
    """The number as it stands on the form: `ZURBATIYAH-2026-000017`."""
    return f"{port.upper()}-{year}-{number:06d}"


def read_form_number(text: str, *, port: str, year: int) -> str | None:
    """The number that somebody typed or scanned, in any digits; None for what is none.

    The port and the year may be left out: then they are those given.
    """
    plain = in_latin_digits(text).strip().lower()
    if plain.isdecimal() and len(plain) <= 6:
        return form_number(port, year, int(plain))
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    return form_number(found["port"] or port, int(found["year"]), int(found["number"]))
