"""Retention: what nothing needs any more is erased when its time is over, a little at a time."""

from manfadh.apps.operate.passengers.services import erase_absent
from manfadh.workers.beside import Chore

# The law counts days: an hour later is soon enough.
REST_SECONDS = 3600.0

RETENTION = Chore("retention", erase_absent, rest_seconds=REST_SECONDS)
