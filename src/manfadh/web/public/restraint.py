"""Holding off floods of complaints without keeping anybody's address.

How many came from one connection within an hour is counted in memory alone, under a keyed hash
whose key is made anew when the process starts and changes every hour: nothing of it is on a disk,
and no address can be worked out of it. The limit is wide: many travellers share one connection.
"""

import hmac
import secrets

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

from manfadh.kernel import clock

IN_AN_HOUR = 20
WRONG_SECRETS_IN_AN_HOUR = 30
OLDEST_FORM_SECONDS = 24 * 3600
_HOUR_SECONDS = 3600
_KEY = secrets.token_bytes(32)
_SALT = "public.complaint"


def seal(complaint_id: str) -> str:
    """The mark of a form that this node gave out just now."""
    return signing.TimestampSigner(salt=_SALT).sign(complaint_id)


def is_sealed(complaint_id: str, mark: str) -> bool:
    """Whether a form with this id was given out here within a day."""
    signer = signing.TimestampSigner(salt=_SALT)
    try:
        return signer.unsign(mark, max_age=OLDEST_FORM_SECONDS) == complaint_id
    except signing.BadSignature:
        return False


def is_too_much(request: HttpRequest, what: str, limit: int) -> bool:
    """Whether more than `limit` of these came from one connection within the hour; counts this."""
    hour = int(clock.now().timestamp()) // _HOUR_SECONDS
    address = str(request.META.get("REMOTE_ADDR", ""))
    key = hmac.digest(_KEY, f"{what}|{hour}|{address}".encode(), "sha256").hex()
    cache.add(key, 0, _HOUR_SECONDS)
    try:
        return cache.incr(key) > limit
    except ValueError:  # forgotten by a full cache
        return False
