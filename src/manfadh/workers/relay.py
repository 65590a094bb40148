"""The relay: reactions to facts, apart from the requests that recorded them.

Whoever signs a refusal must not learn, not even from how long the answer took, whether it took
effect (rule 10): so the server reacts here, a moment later, in a thread of its own.
"""

import threading
from contextlib import AbstractContextManager

from manfadh.kernel.ledger import reacting
from manfadh.workers.beside import Chore

_BELL = threading.Event()


def react() -> bool:
    """Hand subscribers what they have not seen, also what failed before."""
    return reacting.catch_up_all() > 0


def relaying() -> AbstractContextManager[None]:
    """Within it, facts that are recorded in this process are reacted to by the relay."""
    return reacting.left_to(_BELL.set)


RELAY = Chore("reactions", react, rest_seconds=30.0, bell=_BELL, moment_seconds=1.0)
