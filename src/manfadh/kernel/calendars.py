"""The calendar of this node: its time zone, its weekend, and the Hijri months as announced.

The last two are data that an operator edits: `calendar.toml` in the data folder.

    weekend = ["friday", "saturday"]

    [month_starts]
    "1447-09" = 2026-02-19
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings

from manfadh.kernel import days, hijri
from manfadh.kernel.hijri import HijriDate, HijriMonth

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class CalendarWrong(Exception):
    """The calendar file can't be read, or says what can't be; the message tells the line."""


class _CalendarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    weekend: tuple[str, ...] = ("friday", "saturday")
    month_starts: dict[str, date] = {}


@dataclass(frozen=True, slots=True)
class LocalCalendar:
    """How a place counts its days."""

    zone: ZoneInfo
    weekend: frozenset[int] = days.FRIDAY_AND_SATURDAY
    announced: hijri.Announced = field(default_factory=dict)

    def day_of(self, instant: datetime) -> date:
        """The local day of an aware instant."""
        return days.local_day(instant, self.zone)

    def bounds_of(self, on: date) -> tuple[datetime, datetime]:
        """The first instant of a local day and of the next, in UTC."""
        return days.day_bounds(on, self.zone)

    def is_weekend(self, on: date) -> bool:
        """Whether a day is in the weekend here."""
        return days.is_weekend(on, self.weekend)

    def hijri_of(self, on: date) -> HijriDate:
        """The Hijri date of a day, as announced here. Raises OverflowError outside 1343-1500 AH."""
        return hijri.hijri_of(on, self.announced)


def own_calendar() -> LocalCalendar:
    """The calendar of this node. Raises CalendarWrong."""
    return read_calendar(
        Path(settings.MANFADH.data_folder) / "calendar.toml", settings.MANFADH.time_zone
    )


def read_calendar(path: Path, zone_name: str) -> LocalCalendar:
    """The calendar in a file, or the usual one where there is no file. Raises CalendarWrong."""
    zone = ZoneInfo(zone_name)
    if not path.exists():
        return LocalCalendar(zone)
    try:
        told = msgspec.toml.decode(path.read_bytes(), type=_CalendarFile)
        announced = {_month(text): start for text, start in told.month_starts.items()}
        hijri.check_announced(announced)
        weekend = frozenset(_WEEKDAYS.index(name.lower()) for name in told.weekend)
    except (
        OSError,
        ValueError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        hijri.AnnouncementWrong,
    ) as error:
        raise CalendarWrong(f"The calendar {path} is wrong: {error}. Correct that line.") from error
    return LocalCalendar(zone, weekend, announced)


def _month(text: str) -> HijriMonth:
    year, _, month = text.partition("-")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} is no Hijri month: write it as 1447-09")
    return HijriMonth(int(year), int(month))
