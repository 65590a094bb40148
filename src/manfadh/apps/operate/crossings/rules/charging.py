"""When a fee may be due at a booth. Pure."""

from datetime import date
from typing import Literal

Occasion = Literal["visa_on_arrival", "overstay"]


def occasions_of(
    *, direction: str, is_own_national: bool, needs_permission: bool, overstay_days: int | None
) -> tuple[Occasion, ...]:
    """On which occasions the tariff is asked. Nationals owe nothing for crossing their border.

    An overstay is charged when the person leaves, and only where it is known for sure.
    """
    if is_own_national:
        return ()
    if direction == "entry":
        return ("visa_on_arrival",) if needs_permission else ()
    return ("overstay",) if overstay_days else ()


def age_on(birth: str, on: date) -> int | None:
    """Whole years of age on a day, of an ISO birth date; None where the day is not known."""
    try:
        born_on = date.fromisoformat(birth)
    except ValueError:
        return None
    had_birthday = (on.month, on.day) >= (born_on.month, born_on.day)
    return on.year - born_on.year - (not had_birthday)
