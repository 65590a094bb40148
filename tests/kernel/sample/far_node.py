"""A node somewhere else, that keeps its ledger in memory and makes segments of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import NodeKind, checkpoint_message, code_of
from manfadh.kernel.ledger.segments import SealedEntry, Segment

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class FarNode:
    """Another post. Its clock stands at noon and goes on by a second per entry."""

    def __init__(self, kind: NodeKind = "real") -> None:
        self.kind = kind
        self.key = Ed25519PrivateKey.generate()
        self.public_key = self.key.public_key().public_bytes_raw()
        self.code = code_of(self.public_key, kind)
        self.entries: list[SealedEntry] = []
        self.hashes = [canonical.GENESIS]
        self.now = NOON

    def introduce(self) -> None:
        """Make this node known to ours."""
        KnownNode.objects.create(
            node=self.code, name="Far post", kind=self.kind, public_key=self.public_key
        )

    def tell(self, *events: Event, **instead: object) -> None:
        """Record events here; `instead` overrides fields of their envelopes, as a forger would."""
        for event in events:
            self.now += timedelta(seconds=1)
            data, parts = canonical.split(event)
            fields: dict[str, Any] = {
                "node": self.code,
                "epoch": 1,
                "sequence": len(self.entries) + 1,
                "uid": new_id(),
                "type": event.TYPE,
                "version": event.VERSION,
                "occurred": canonical.write_instant(self.now),
                "recorded": canonical.write_instant(self.now),
                "actor": None,
                "owner": "federal",
                "agency": "",
                "port": "",
                "purpose": "",
                "data": data,
                "parts": tuple(part.commitment for part in parts),
            }
            self.append(canonical.encode(canonical.Envelope(**fields | instead)), parts)

    def append(self, written: bytes, parts: Sequence[canonical.Part] = ()) -> None:
        """Put bytes at the end of the chain as they are."""
        self.hashes.append(canonical.hash_entry(self.hashes[-1], written))
        self.entries.append(SealedEntry(written, tuple(parts)))

    def segment(
        self, first: int = 1, last: int | None = None, kind: NodeKind | None = None
    ) -> Segment:
        """The entries from `first` to `last`, signed."""
        last = len(self.entries) if last is None else last
        chain_hash = self.hashes[last]
        message = checkpoint_message(self.code, 1, last, chain_hash)
        return Segment(
            node=self.code,
            kind=kind or self.kind,
            epoch=1,
            first=first,
            last=last,
            hash=chain_hash,
            signature=self.key.sign(message),
            entries=tuple(self.entries[first - 1 : last]),
        )
