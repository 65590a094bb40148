"""The node's clock: one place that says what time it is, so that tests can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from manfadh.kernel.days import local_day

_FROZEN_AT: ContextVar[datetime | None] = ContextVar("frozen_at", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC, to the microsecond."""
    return _FROZEN_AT.get() or datetime.now(UTC)


@contextmanager
def frozen_at(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant: for tests and for making the demonstration country."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    token = _FROZEN_AT.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _FROZEN_AT.reset(token)


def today() -> date:
    """The local day of this node: the one that the clocks at its port show."""
    return local_day(now(), ZoneInfo(settings.TIME_ZONE))
