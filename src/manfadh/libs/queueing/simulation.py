"""A queue whose truth is known: first come, first served, several servers, one line."""

import heapq
from collections.abc import Sequence
from typing import NamedTuple


class Served(NamedTuple):
    """One person: came, began to be served, was done, and at which server."""

    came: float
    began: float
    done: float
    server: int

    @property
    def waited(self) -> float:
        """How long this person stood in the queue."""
        return self.began - self.came


def simulate(came: Sequence[float], takes: Sequence[float], servers: int) -> list[Served]:
    """What becomes of people who come at these times and whose service takes so long.

    `came` rises; both have one value for each person. Whoever comes goes to the server that is
    free first. Raises ValueError where no one serves or the lists do not fit each other.
    """
    if servers < 1 or len(came) != len(takes):
        raise ValueError("Somebody serves, and each who comes takes a while.")
    free = [(0.0, server) for server in range(servers)]
    heapq.heapify(free)
    told = []
    for at, take in zip(came, takes, strict=True):
        since, server = heapq.heappop(free)
        began = max(at, since)
        heapq.heappush(free, (began + take, server))
        told.append(Served(at, began, began + take, server))
    return told
