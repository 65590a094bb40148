"""What a carrier does, whatever it is made of: HTTPS, a queue, a stick."""

from collections.abc import Mapping
from typing import Protocol

Place = tuple[str, int]  # a node and its epoch
Places = Mapping[Place, int]  # up to which sequence each ledger is held


class LineCut(Exception):
    """The other end was not reached, or did not answer as it should; the message says how."""


class Carrier(Protocol):
    """Brings segments to one headquarters and back. Every method raises LineCut."""

    def ask_held(self, place: Place) -> int:
        """Up to which sequence the other end holds a ledger of ours; 0 for nothing."""
        ...

    def offer(self, content: bytes) -> int:
        """Bring the bytes of a segment; answers up to where its ledger is then held there."""
        ...

    def ask_next(self, held: Places) -> bytes | None:
        """The bytes of the next segment that we may hear and do not hold, None at the end."""
        ...
