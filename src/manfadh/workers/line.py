"""The line to headquarters: what is recorded here goes there, and what we may hear comes back."""

from manfadh.adapters.carriers.choosing import carry_once
from manfadh.workers.beside import Chore

# Long enough that an idle line costs next to nothing, short enough for a measure to be there.
REST_SECONDS = 5.0

LINE = Chore("line", carry_once, rest_seconds=REST_SECONDS)
