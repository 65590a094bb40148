"""How long a list keeps people whom nobody confirmed. Pure."""

from datetime import date, timedelta

# A headquarters waits longer, so that each post clears its own lists.
GRACE = timedelta(days=3)


def kept_until(listed_on: date, days: int) -> date:
    """The last day on which they are kept: so many days after the day of the list."""
    return listed_on + timedelta(days=days)


def is_due(listed_on: date, days: int, *, on: date, is_own: bool) -> bool:
    """Whether they are erased on a day, at the node of the list's port or at another."""
    return kept_until(listed_on, days) + (timedelta() if is_own else GRACE) < on
