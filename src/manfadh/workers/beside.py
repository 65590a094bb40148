"""Work that goes on beside the pages, in threads of the same process and through its one writer.

A chore answers whether it found something to do: then it is asked again at once, else after a rest
or, where it has a bell, a moment after that is rung.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db import close_old_connections, connection

LOG = logging.getLogger(__name__)


class Chore(NamedTuple):
    """Something to do again and again."""

    name: str
    work: Callable[[], bool]
    rest_seconds: float
    # Rung where there is something to do; the moment that the chore then lets pass keeps what it
    # does apart from the answer to whoever rang.
    bell: threading.Event | None = None
    moment_seconds: float = 0.0


class Beside:
    """A thread for each chore, until it is told to stop."""

    def __init__(self, chores: Sequence[Chore]) -> None:
        self._stop = threading.Event()
        self._bells = [chore.bell for chore in chores if chore.bell]
        self._threads = [
            threading.Thread(target=self._run, args=(chore,), name=chore.name, daemon=True)
            for chore in chores
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self, *, within_seconds: float = 10.0) -> None:
        """Let the chores at hand end, and no other begin. What takes longer is taken up again."""
        self._stop.set()
        for bell in self._bells:
            bell.set()
        for thread in self._threads:
            thread.join(within_seconds)

    def _run(self, chore: Chore) -> None:
        try:
            while not self._stop.is_set():
                close_old_connections()
                if not self._did(chore):
                    self._rest(chore)
        finally:
            connection.close()

    def _rest(self, chore: Chore) -> None:
        if chore.bell is None:
            self._stop.wait(chore.rest_seconds)
        elif chore.bell.wait(chore.rest_seconds):
            # Silenced first: what is rung from here on is heard after this round.
            chore.bell.clear()
            self._stop.wait(chore.moment_seconds)

    def _did(self, chore: Chore) -> bool:
        """Whether a chore had something to do. A chore that fails is tried again after its rest."""
        try:
            return chore.work()
        except Exception:
            LOG.exception("%s failed and will be tried again.", chore.name)
            return False
