"""Verification: that no entry was changed, dropped, inserted or moved, and who signed for that."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.models import KnownNode, LedgerCheckpoint, LedgerHead
from manfadh.kernel.ledger.node import checkpoint_message, is_signed_by

_ENTRIES_AT_ONCE = 4_000

_SELECT = """
SELECT e.sequence, e.hash, e.canonical, e.node, e.epoch, e.uid, e.type, e.recorded_at,
       e.actor, e.owner, e.port, p.salt, p.body
FROM (SELECT * FROM kernel_ledgerentry WHERE node = %s AND epoch = %s AND sequence > %s
      ORDER BY sequence LIMIT %s) AS e
LEFT JOIN kernel_ledgerpart AS p ON p.uid = e.uid
ORDER BY e.sequence
"""


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    node: str
    epoch: int
    sequence: int
    what: str


class Verdict(NamedTuple):
    """What a verification found."""

    entries: int
    checkpoints: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(progress: Callable[[int], None] = lambda _: None) -> Verdict:
    """Read the whole ledger of every node held here and check each entry, part and signature.

    Memory stays bounded: entries stream by. `progress` is told the number of entries seen so far.
    """
    faults: list[Fault] = []
    seen = checkpoints = 0
    for head in LedgerHead.objects.order_by("node", "epoch"):
        chain = _Chain(head.node, head.epoch)
        for row in _entries(head.node, head.epoch):
            chain.take(row)
            if chain.entries % _ENTRIES_AT_ONCE == 0:
                progress(seen + chain.entries)
        chain.close(head.sequence, bytes(head.hash))
        seen += chain.entries
        checkpoints += len(chain.signed_hashes)
        faults += chain.faults
    return Verdict(seen, checkpoints, tuple(faults))


class _Chain:
    """The state of walking one node's chain."""

    def __init__(self, node: str, epoch: int) -> None:
        self.node, self.epoch = node, epoch
        self.entries = self.sequence = 0
        self.hash = canonical.GENESIS
        self.faults: list[Fault] = []
        self._uid: object = None
        self._promised: tuple[str, ...] = ()
        self.signed_hashes = {
            sequence: (bytes(chain_hash), bytes(signature))
            for sequence, chain_hash, signature in LedgerCheckpoint.objects.filter(
                node=node, epoch=epoch
            ).values_list("sequence", "hash", "signature")
        }
        known = KnownNode.objects.filter(node=node).first()
        self._public_key = bytes(known.public_key) if known else None

    def take(self, row: tuple[Any, ...]) -> None:
        """Check one row: an entry with one of its personal parts, if it has any left."""
        sequence, stored_hash, written = row[0], bytes(row[1]), bytes(row[2])
        if sequence != self.sequence:
            self._check_entry(sequence, stored_hash, written, row)
        if row[11] is not None:
            commitment = hashlib.sha256(bytes(row[11]) + bytes(row[12])).hexdigest()
            if commitment not in self._promised:
                self._fault(sequence, "a personal part is not the one that was recorded")

    def close(self, last: int, last_hash: bytes) -> None:
        """Check the end of the chain against the head, and that every checkpoint was met."""
        if self.sequence != last:
            self._fault(self.sequence + 1, f"entries up to {last} are missing at the end")
        elif self.hash != last_hash:
            self._fault(last, "the head of the chain has another hash")
        for sequence in self.signed_hashes:
            if sequence > self.sequence:
                self._fault(sequence, "a signed checkpoint lies beyond the end of the chain")

    def _check_entry(
        self, sequence: int, stored_hash: bytes, written: bytes, row: tuple[Any, ...]
    ) -> None:
        if sequence != self.sequence + 1:
            self._fault(self.sequence + 1, f"entries up to {sequence - 1} are missing")
        elif canonical.hash_entry(self.hash, written) != stored_hash:
            self._fault(sequence, "the entry or its hash was changed")
        self.entries += 1
        self.sequence, self.hash = sequence, stored_hash
        try:
            envelope = canonical.decode(written)
        except msgspec.MsgspecError:
            self._promised = ()
            self._fault(sequence, "the entry can't be read")
            return
        self._promised = envelope.parts
        if not _columns_agree(envelope, row):
            self._fault(sequence, "a column says something else than the entry")
        if sequence in self.signed_hashes:
            self._check_signature(sequence)

    def _check_signature(self, sequence: int) -> None:
        chain_hash, signature = self.signed_hashes[sequence]
        message = checkpoint_message(self.node, self.epoch, sequence, chain_hash)
        if self._public_key is None or not is_signed_by(self._public_key, signature, message):
            self._fault(sequence, "the signature of a checkpoint does not hold")
        elif chain_hash != self.hash:
            self._fault(sequence, "the chain is not the one that was signed")

    def _fault(self, sequence: int, what: str) -> None:
        self.faults.append(Fault(self.node, self.epoch, sequence, what))


def _entries(node: str, epoch: int) -> Iterator[tuple[Any, ...]]:
    after = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_SELECT, [node, epoch, after, _ENTRIES_AT_ONCE])
            rows = cursor.fetchall()
            if not rows:
                return
            yield from rows
            after = rows[-1][0]


def _columns_agree(envelope: canonical.Envelope, row: tuple[Any, ...]) -> bool:
    actor = row[8]
    return (
        envelope.sequence == row[0]
        and envelope.node == row[3]
        and envelope.epoch == row[4]
        and envelope.uid.hex == _hex(row[5])
        and envelope.type == row[6]
        and _same_instant(envelope.recorded, row[7])
        and (envelope.actor.hex if envelope.actor else None) == (actor and _hex(actor))
        and envelope.owner == row[9]
        and envelope.port == row[10]
    )


def _hex(uid: Any) -> str:
    return uid if isinstance(uid, str) else str(uid.hex)


def _same_instant(written: str, column: Any) -> bool:
    """Whether a column (text on SQLite, a datetime on PostgreSQL) is the instant in the entry."""
    if not isinstance(column, str):
        return canonical.write_instant(column) == written
    if len(column) == 19:  # SQLite's text leaves out decimals that are all zero
        column += ".000000"
    return column[:10] == written[:10] and column[11:26] == written[11:26]
