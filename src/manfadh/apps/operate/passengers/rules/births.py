"""A date of birth as people write it on lists, in any digits."""

import re
from datetime import date

from manfadh.kernel.digits import in_latin_digits

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january", "كانون الثاني", "يناير"),
            ("feb", "february", "شباط", "فبراير"),
            ("mar", "march", "آذار", "اذار", "مارس"),
            ("apr", "april", "نيسان", "أبريل", "ابريل"),
            ("may", "أيار", "ايار", "مايو"),
            ("jun", "june", "حزيران", "يونيو"),
            ("jul", "july", "تموز", "يوليو"),
            ("aug", "august", "آب", "اب", "أغسطس", "اغسطس"),
            ("sep", "sept", "september", "أيلول", "ايلول", "سبتمبر"),
            ("oct", "october", "تشرين الأول", "تشرين الاول", "أكتوبر", "اكتوبر"),
            ("nov", "november", "تشرين الثاني", "نوفمبر"),
            ("dec", "december", "كانون الأول", "كانون الاول", "ديسمبر"),
        ),
        start=1,
    )
    for name in names
}
_PART = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})-(\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})-(\D+?)-(\d{4})")
_SEPARATORS = re.compile(r"[\s/.,،_-]+")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")


class BirthUnclear(ValueError):
    """No date, or none that exists."""


def read_birth(written: str) -> str:
    """A date of birth as ISO, or the part of it that was written: 1974, 1974-08, 1974-08-12.

    Taken are the year first or the day first with any of `/ . -` between, eight digits, and the
    month in English or Arabic words of either use; the digits may be Arabic or Persian. Raises
    BirthUnclear.
    """
    plain = in_latin_digits(_MIDNIGHT.sub("", written.strip()))
    plain = _SEPARATORS.sub("-", plain).strip("-").casefold()
    if not plain:
        return ""
    year, month, day = _parts(plain)
    if not 1880 <= year <= 2200 or not _exists(year, month, day):
        raise BirthUnclear(written)
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def _parts(plain: str) -> tuple[int, int, int]:
    """Year, month and day; what was not written is 0."""
    if found := _PART.fullmatch(plain):
        year, month, day = found.groups()
        return int(year), int(month or 0), int(day or 0)
    if found := _COMPACT.fullmatch(plain):
        year, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
        return int(year), int(month), int(day)
    if found := _MONTH_AND_YEAR.fullmatch(plain):
        month, year = found.groups()
        return int(year), int(month), 0
    if (found := _IN_WORDS.fullmatch(plain)) and (name := found[2].replace("-", " ")) in _MONTHS:
        return int(found[3]), _MONTHS[name], int(found[1])
    raise BirthUnclear(plain)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return bool(month or not day)
