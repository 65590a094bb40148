"""How a port stands at this moment, in one word with its grounds. Pure: no question is asked here.

The limits only choose which ports a reader sees first; nothing follows from them
(decision 52).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["calm", "watch", "silent", "unshared"]
Ground = Literal["unheard", "long_wait", "long_in_secondary", "report_late"]

UNHEARD_AFTER = timedelta(hours=1)
LONG_WAIT_MINUTES = 60.0
LONG_IN_SECONDARY = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of a port at an instant.

    `as_of` is until when its facts are held here; `waits` are estimates in minutes, None where
    there is no data.
    """

    at: datetime
    is_shared: bool
    as_of: datetime
    waits: tuple[float | None, ...] = ()
    waits_in_secondary_since: datetime | None = None
    is_report_late: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The word for a port, and what it rests on, the gravest first."""

    state: State
    grounds: tuple[Ground, ...] = ()


def standing_of(seen: Seen) -> Standing:
    """The state of a port: unshared before silent before watch before calm.

    A silent port is not calm, however small its figures are: they are of an earlier time.
    """
    if not seen.is_shared:
        return Standing("unshared")
    grounds: list[Ground] = []
    is_silent = seen.at - seen.as_of > UNHEARD_AFTER
    if is_silent:
        grounds.append("unheard")
    if any(wait is not None and wait >= LONG_WAIT_MINUTES for wait in seen.waits):
        grounds.append("long_wait")
    since = seen.waits_in_secondary_since
    if since is not None and seen.at - since >= LONG_IN_SECONDARY:
        grounds.append("long_in_secondary")
    if seen.is_report_late:
        grounds.append("report_late")
    state: State = "silent" if is_silent else "watch" if grounds else "calm"
    return Standing(state, tuple(grounds))
