"""The draw: who stands at which lane, from a seed that anybody can check afterwards.

The seed is the node's Ed25519 signature over the name of the draw. Such a signature can come out in
one way only (RFC 8032), so that a node cannot try seeds until one pleases; its SHA-256 is told
before officers and lanes are fixed, and the signature itself with the result.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from manfadh.apps.operate.lanes.events import Shift


@dataclass(frozen=True, slots=True)
class Candidate:
    """An officer on post, and the kinds of lane where the officer may stand (empty: all)."""

    officer_id: UUID
    kinds: frozenset[str]

    def may_stand_at(self, kind: str) -> bool:
        """Whether the officer may work at a lane of this kind."""
        return not self.kinds or kind in self.kinds or kind == "any"


def draw_name(port: str, on: date, shift: Shift, number: int) -> bytes:
    """The bytes that are signed for a draw: port, shift, and which draw of the shift it is."""
    return f"manfadh draw of lanes|{port}|{on.isoformat()}|{shift}|{number}".encode()


def commitment_of(seed: bytes) -> str:
    """What is told of a seed before the draw: its SHA-256, in hex."""
    return sha256(seed).hexdigest()


def draw(
    seed: bytes, candidates: Sequence[Candidate], lanes: Mapping[str, str]
) -> dict[str, UUID | None]:
    """Who stands at each lane, given the lanes with their kinds; None where nobody is left.

    As many lanes are staffed as competence allows. Where it sets no bounds, every order of officers
    is as likely as another. The order in which candidates and lanes are given changes nothing.
    """
    officers = sorted(candidates, key=lambda one: _lot(seed, f"officer {one.officer_id}"))
    in_order = sorted(lanes, key=lambda lane: _lot(seed, f"lane {lane}"))
    placed: dict[UUID, str] = {}
    for lane in in_order:
        _place(lane, lanes, officers, placed, set())
    standing = {lane: officer_id for officer_id, lane in placed.items()}
    return {lane: standing.get(lane) for lane in sorted(lanes)}


def _place(
    lane: str,
    lanes: Mapping[str, str],
    officers: Sequence[Candidate],
    placed: dict[UUID, str],
    tried: set[UUID],
) -> bool:
    """Find somebody for a lane, moving others along where that leaves fewer lanes empty (Kuhn)."""
    fitting = [one for one in officers if one.may_stand_at(lanes[lane])]
    for free in (one for one in fitting if one.officer_id not in placed):
        placed[free.officer_id] = lane
        return True
    for taken in fitting:
        if taken.officer_id in tried:
            continue
        tried.add(taken.officer_id)
        if _place(placed[taken.officer_id], lanes, officers, placed, tried):
            placed[taken.officer_id] = lane
            return True
    return False


def _lot(seed: bytes, name: str) -> bytes:
    return hmac.digest(seed, name.encode(), "sha256")
