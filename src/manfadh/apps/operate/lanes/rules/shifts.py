"""The two shifts of a port's day, as its clocks show them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from manfadh.apps.operate.lanes.events import Shift

DAY_FROM, NIGHT_FROM = time(7), time(19)


def shift_bounds(on: date, shift: Shift, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first instant of a shift and that after its last, in UTC.

    Both are read from the wall clock, so that a night in which clocks are put back lasts thirteen
    hours, and one in which they are put forward eleven; the next shift begins where it ends.
    """
    if shift == "day":
        return _at(on, DAY_FROM, zone), _at(on, NIGHT_FROM, zone)
    return _at(on, NIGHT_FROM, zone), _at(on + timedelta(days=1), DAY_FROM, zone)


def shift_of(instant: datetime, zone: ZoneInfo) -> tuple[date, Shift]:
    """The shift that an instant falls into; after midnight it is still the night of the day before.

    Raises ValueError for an instant without a time zone.
    """
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    local = instant.astimezone(zone)
    if DAY_FROM <= local.time() < NIGHT_FROM:
        return local.date(), "day"
    return (
        local.date() if local.time() >= NIGHT_FROM else local.date() - timedelta(days=1)
    ), "night"


def next_shift(on: date, shift: Shift) -> tuple[date, Shift]:
    """The shift after this one."""
    return (on, "night") if shift == "day" else (on + timedelta(days=1), "day")


def _at(on: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, at, zone).astimezone(UTC)
