"""Identifiers that sort by the time of their making (RFC 9562, section 5.7)."""

import os
import time
from uuid import UUID

_UNIX_MS_SHIFT = 80
_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_RANDOM_BELOW_VARIANT = ~(0b1111 << 76 | 0b11 << 62)


def new_id() -> UUID:
    """A new UUID of version 7: unique across nodes, in order of milliseconds within one."""
    unix_ms = time.time_ns() // 1_000_000
    return make_id(unix_ms, int.from_bytes(os.urandom(10)))


def make_id(unix_ms: int, randomness: int) -> UUID:
    """A UUID of version 7 from milliseconds since 1970 and up to 80 random bits."""
    body = (unix_ms << _UNIX_MS_SHIFT) | (randomness & ((1 << 80) - 1))
    return UUID(int=body & _RANDOM_BELOW_VARIANT | _VERSION_7 | _VARIANT)
