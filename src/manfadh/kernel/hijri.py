"""The Hijri calendar, as it is announced and not only as it is computed.

Umm al-Qura (by hijridate) says when a month should begin; an authority may announce a day earlier
or later. An announcement is kept as what it is: the first day of a month. From then on that month
and the one before it are as long as the announcement makes them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from manfadh.kernel.digits import Digits, in_digits

MAX_ANNOUNCED_SHIFT_DAYS = 2


class HijriMonth(NamedTuple):
    """A month of the Hijri calendar; `month` is 1 (Muharram) to 12."""

    year: int
    month: int

    def next(self) -> "HijriMonth":
        """The month after this one."""
        return HijriMonth(self.year + self.month // 12, self.month % 12 + 1)

    def before(self) -> "HijriMonth":
        """The month before this one."""
        return HijriMonth(self.year - (self.month == 1), (self.month - 2) % 12 + 1)


class HijriDate(NamedTuple):
    """A date of the Hijri calendar."""

    year: int
    month: int
    day: int


class AnnouncementWrong(Exception):
    """An announced month start that can't be one; the message says which."""


Announced = Mapping[HijriMonth, date]
NOTHING_ANNOUNCED: Announced = MappingProxyType({})


def check_announced(announced: Announced) -> None:
    """Raise AnnouncementWrong where a start is more than two days off the computed one."""
    for month, start in announced.items():
        try:
            shift = abs((start - _computed_start(month)).days)
        except (OverflowError, ValueError) as error:
            raise AnnouncementWrong(f"{month.year}-{month.month:02}: {error}") from error
        if shift > MAX_ANNOUNCED_SHIFT_DAYS:
            raise AnnouncementWrong(
                f"{month.year}-{month.month:02} can't begin on {start}: computed, it begins on "
                f"{_computed_start(month)}. Correct the date or the month."
            )


def hijri_of(on: date, announced: Announced = NOTHING_ANNOUNCED) -> HijriDate:
    """The Hijri date of a day. Raises OverflowError outside 1343-1500 AH (1924-2077)."""
    computed = Gregorian(on.year, on.month, on.day).to_hijri()
    month = HijriMonth(computed.year, computed.month)
    if on < month_start(month, announced):
        month = month.before()
    elif on >= _next_start(month, announced):
        month = month.next()
    return HijriDate(*month, (on - month_start(month, announced)).days + 1)


def month_start(month: HijriMonth, announced: Announced = NOTHING_ANNOUNCED) -> date:
    """The first day of a Hijri month: as announced, else as computed. Raises OverflowError."""
    return announced.get(month) or _computed_start(month)


def day_of(hijri: HijriDate, announced: Announced = NOTHING_ANNOUNCED) -> date:
    """The day of a Hijri date. Raises ValueError for a day that its month does not have."""
    month = HijriMonth(hijri.year, hijri.month)
    on = month_start(month, announced) + timedelta(days=hijri.day - 1)
    if hijri.day < 1 or on >= _next_start(month, announced):
        raise ValueError(f"{hijri.year}-{hijri.month:02} has no day {hijri.day}.")
    return on


def write_hijri(hijri: HijriDate, language: str, *, digits: Digits = "latin") -> str:
    """A Hijri date in words of ar, ckb or en: `1 Ramadan 1447`."""
    name = MONTH_NAMES[language][hijri.month - 1]
    joint = "ی " if language == "ckb" else " "
    return in_digits(f"{hijri.day}{joint}{name} {hijri.year}", digits)


def _next_start(month: HijriMonth, announced: Announced) -> date:
    return month_start(month.next(), announced)


def _computed_start(month: HijriMonth) -> date:
    start = Hijri(month.year, month.month, 1).to_gregorian()
    return date(start.year, start.month, start.day)


MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الآخر",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ),
    "ckb": (
        "موحەڕڕەم",
        "سەفەر",
        "ڕەبیعی یەکەم",
        "ڕەبیعی دووەم",
        "جومادای یەکەم",
        "جومادای دووەم",
        "ڕەجەب",
        "شەعبان",
        "ڕەمەزان",
        "شەووال",
        "زولقەعدە",
        "زولحیججە",
    ),
    "en": (
        "Muharram",
        "Safar",
        "Rabi I",
        "Rabi II",
        "Jumada I",
        "Jumada II",
        "Rajab",
        "Shaban",
        "Ramadan",
        "Shawwal",
        "Dhu al-Qadah",
        "Dhu al-Hijjah",
    ),
}
