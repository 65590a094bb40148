"""Verification: that no entry was changed, dropped, inserted or moved, and who signed for that."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from typing import Any, NamedTuple
from uuid import UUID

import django
import msgspec
from django.db import DatabaseError, connection
from django.db.models import Max

from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.models import KnownNode, LedgerCheckpoint, LedgerEntry, LedgerHead
from manfadh.kernel.ledger.node import checkpoint_message, code_of, is_signed_by
from manfadh.kernel.ledger.recording import CHECKPOINT_EVERY_ENTRIES

_ROWS_AT_ONCE = 4_000

_ENTRIES = """
SELECT sequence, hash, canonical, position, {columns}
FROM kernel_ledgerentry WHERE node = %s AND epoch = %s AND sequence > %s AND sequence <= %s
ORDER BY sequence LIMIT %s
"""
_PARTS = """
SELECT e.sequence, p.slot, p.subject, p.salt, p.body
FROM kernel_ledgerentry AS e JOIN kernel_ledgerpart AS p ON p.uid = e.uid
WHERE e.node = %s AND e.epoch = %s AND e.sequence BETWEEN %s AND %s
ORDER BY e.sequence, p.slot
"""
_NEXT_CHAIN = """
SELECT node, epoch FROM (
    SELECT node, epoch FROM kernel_ledgerentry
    UNION SELECT node, epoch FROM kernel_ledgerhead
    UNION SELECT node, epoch FROM kernel_ledgercheckpoint) AS chains
ORDER BY node, epoch
"""
# The columns of an entry as one text: read and compared at once, several times faster. A column
# that is NULL, or of another kind, makes another text.
_COLUMNS = {
    "sqlite": "node || '|' || epoch || '|' || sequence || '|' || uid || '|' || type"
    " || '|' || recorded_at || '|' || coalesce(actor, 'none') || '|' || owner || '|' || port",
    "postgresql": "node || '|' || epoch || '|' || sequence"
    " || '|' || replace(uid::text, '-', '') || '|' || type"
    " || '|' || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    " || '|' || coalesce(replace(actor::text, '-', ''), 'none') || '|' || owner || '|' || port",
}
_MAPPED_BYTES = 2**30
_WORTH_A_PROCESS_ENTRIES = 250_000
_STRAY_PARTS = """
SELECT p.uid FROM kernel_ledgerpart AS p
WHERE NOT EXISTS (SELECT 1 FROM kernel_ledgerentry AS e WHERE e.uid = p.uid) LIMIT 100
"""
_UNERASED_PARTS = """
SELECT e.node, e.epoch, e.sequence FROM kernel_erasedsubject AS s
JOIN kernel_ledgerpart AS p ON p.subject = s.subject
JOIN kernel_ledgerentry AS e ON e.uid = p.uid AND e.recorded_at <= s.until_at LIMIT 100
"""


class Fault(NamedTuple):
    """One thing that is wrong, and where; sequence 0 where it lies outside any entry."""

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


class _Written(msgspec.Struct, frozen=True):
    """The fields of an envelope that verification needs; what it says of the fact stays unread."""

    node: str
    epoch: int
    sequence: int
    uid: str
    type: str
    recorded: str
    actor: str | None
    owner: str
    port: str
    parts: tuple[str, ...]


_DECODE = msgspec.json.Decoder(_Written).decode


def verify(progress: Callable[[int], None] = lambda _: None, *, processes: int = 1) -> Verdict:
    """Read the whole ledger of every node held here and check each entry, part and signature.

    Memory stays bounded: entries stream by. `progress` is told the number of entries seen so far.
    Several `processes` share a long chain; the node may go on recording meanwhile.
    """
    faults: list[Fault] = []
    seen = checkpoints = 0
    for node, epoch in _chains():
        head = LedgerHead.objects.filter(node=node, epoch=epoch).first()
        until = _end_of(node, epoch, head)
        chain = None
        for chain in _walked(node, epoch, until, processes):
            seen += chain.entries
            checkpoints += len(chain.signed)
            faults += chain.faults
            progress(seen)
        if chain is not None:
            faults += _faults_at_the_end(chain, head)
    return Verdict(seen, checkpoints, (*faults, *_faulty_parts()))


def _walked(node: str, epoch: int, until: int, processes: int) -> Iterator["_Chain"]:
    """The chain's ranges, walked in order; one after another, or each in a process of its own."""
    if processes == 1 or until < _WORTH_A_PROCESS_ENTRIES:
        yield _walk(node, epoch, 0, until)
        return
    ends = [until * part // processes for part in range(processes + 1)]
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=django.setup) as pool:
        yield from pool.map(_walk, [node] * processes, [epoch] * processes, ends[:-1], ends[1:])


def _walk(node: str, epoch: int, after: int, until: int) -> "_Chain":
    chain = _Chain(node, epoch, after, until)
    try:
        for rows, parts in _batches(node, epoch, after, until):
            chain.take(rows, parts)
        if chain.sequence < until:
            chain.fault(chain.sequence + 1, f"entries up to {until} are missing")
    except DatabaseError as error:
        chain.fault(chain.sequence + 1, f"the database can't be read from here on: {error}")
    return chain


def _end_of(node: str, epoch: int, head: LedgerHead | None) -> int:
    """Where to stop: at the last entry, or at the head as it was if the node goes on recording."""
    entries = LedgerEntry.objects.filter(node=node, epoch=epoch)
    last = entries.aggregate(last=Max("sequence"))["last"] or 0
    return head.sequence if head and last > head.sequence and _has_moved(head) else last


def _has_moved(head: LedgerHead) -> bool:
    return LedgerHead.objects.filter(pk=head.pk, sequence__gt=head.sequence).exists()


def _faults_at_the_end(chain: "_Chain", head: LedgerHead | None) -> Iterator[Fault]:
    """What is wrong with the end of a chain, its head, and the set of its checkpoints."""
    node, epoch, last = chain.node, chain.epoch, chain.sequence
    if head is None:
        yield Fault(node, epoch, last, "the head of the chain is missing")
    elif last < head.sequence:
        yield Fault(node, epoch, last + 1, f"entries up to {head.sequence} are missing at the end")
    elif last > head.sequence or not chain.ends_at(head):
        yield Fault(node, epoch, last, "the head of the chain is another entry")
    signed = set(
        LedgerCheckpoint.objects.filter(node=node, epoch=epoch).values_list("sequence", flat=True)
    )
    if chain.is_own:
        expected = set(range(CHECKPOINT_EVERY_ENTRIES, last + 1, CHECKPOINT_EVERY_ENTRIES))
    else:
        expected = {last}
    for sequence in sorted(expected - signed):
        yield Fault(node, epoch, sequence, "the signed checkpoint of this entry is missing")
    beyond = {sequence for sequence in signed if sequence > last}
    if head is None or not _has_moved(head):
        for sequence in sorted(beyond):
            yield Fault(node, epoch, sequence, "a signed checkpoint belongs to no entry here")


class _Chain:
    """The state of walking one node's chain."""

    def __init__(self, node: str, epoch: int, after: int, until: int) -> None:
        self.node, self.epoch = node, epoch
        self.entries = 0
        self.sequence = after
        self.faults: list[Fault] = []
        before = LedgerEntry.objects.filter(node=node, epoch=epoch, sequence=after).first()
        self._hash = bytes(before.hash) if before else canonical.GENESIS if after == 0 else None
        # Where a stored hash was not the right one: the hash that the entry should have had.
        self._rightful: bytes | None = None
        self._position = before.position if before else 0
        self._recorded = ""
        self._vendor = connection.vendor
        checkpoints = LedgerCheckpoint.objects.filter(node=node, epoch=epoch)
        self.signed = {
            sequence: (bytes(chain_hash), bytes(signature))
            for sequence, chain_hash, signature in checkpoints.filter(
                sequence__gt=after, sequence__lte=until
            ).values_list("sequence", "hash", "signature")
        }
        known = KnownNode.objects.filter(node=node).first()
        self.is_own = known is not None and known.is_own
        self._public_key = bytes(known.public_key) if known and _is_its_key(known) else None

    def take(self, rows: Sequence[tuple[Any, ...]], parts: dict[int, list[Any]]) -> None:
        """Check consecutive rows and the personal parts of their entries, by sequence number."""
        for row in rows:
            sequence = row[0]
            try:
                promised = self._check_entry(row)
                if promised or sequence in parts:
                    self._check_parts(sequence, promised, parts.get(sequence, []))
            except (msgspec.MsgspecError, TypeError, ValueError):
                self.fault(sequence, "the entry can't be read")
            self.entries += 1
            self.sequence = sequence

    def ends_at(self, head: LedgerHead) -> bool:
        """Whether the last entry walked is that of a head; an epoch may begin with none."""
        if head.sequence == 0:
            return bytes(head.hash) == canonical.GENESIS
        return self._hash == bytes(head.hash) and self._recorded == canonical.write_instant(
            head.recorded_at
        )

    def fault(self, sequence: int, what: str) -> None:
        """Remember what is wrong with an entry."""
        self.faults.append(Fault(self.node, self.epoch, sequence, what))

    def _check_entry(self, row: tuple[Any, ...]) -> tuple[str, ...]:
        sequence, stored_hash, written = row[0], bytes(row[1]), bytes(row[2])
        if sequence != self.sequence + 1:
            self.fault(self.sequence + 1, f"entries up to {sequence - 1} are missing")
            self._rightful = None
        else:
            self._check_link(sequence, stored_hash, written)
        self._hash = stored_hash
        if sequence in self.signed:
            self._check_signature(sequence)
        envelope = _DECODE(written)
        if _COLUMNS_OF[self._vendor](envelope) != row[4]:
            self.fault(sequence, "a column says something else than the entry")
        if row[3] <= self._position:
            self.fault(sequence, "the entry was moved to another position")
        self._position = row[3]
        self._recorded = envelope.recorded
        return envelope.parts

    def _check_link(self, sequence: int, stored_hash: bytes, written: bytes) -> None:
        if self._hash is None:  # the entry before is missing, which the range before tells
            return
        computed = sha256(self._hash + written).digest()
        if computed == stored_hash:
            self._rightful = None
        elif self._rightful and sha256(self._rightful + written).digest() == stored_hash:
            # It was the hash before that was changed; this entry follows from the rightful one.
            self._rightful = None
        else:
            self.fault(sequence, "the entry or its hash was changed")
            self._rightful = computed

    def _check_parts(self, sequence: int, promised: tuple[str, ...], parts: list[Any]) -> None:
        if len(parts) != len(promised):
            self.fault(sequence, f"{len(promised)} personal parts were recorded, {len(parts)} held")
        for _, slot, subject, salt, body in parts:
            whose = bytes(16) if subject is None else bytes.fromhex(_hex(subject))
            is_erased = not (salt or body or subject)
            if not is_erased and canonical.commit(salt, slot, whose, body) not in promised:
                self.fault(sequence, "a personal part is not the one that was recorded")

    def _check_signature(self, sequence: int) -> None:
        chain_hash, signature = self.signed[sequence]
        message = checkpoint_message(self.node, self.epoch, sequence, chain_hash)
        if self._public_key is None or not is_signed_by(self._public_key, signature, message):
            self.fault(sequence, "the signature of a checkpoint does not hold")
        elif chain_hash != self._hash:
            self.fault(sequence, "the chain is not the one that was signed")


def _is_its_key(known: KnownNode) -> bool:
    return known.node == code_of(bytes(known.public_key), known.kind)


def _chains() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_CHAIN)
        return list(cursor.fetchall())


def _batches(
    node: str, epoch: int, after: int, until: int
) -> Iterator[tuple[list[Any], dict[int, list[Any]]]]:
    select = _ENTRIES.format(columns=_COLUMNS[connection.vendor])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        while True:
            cursor.execute(select, [node, epoch, after, until, _ROWS_AT_ONCE])
            rows = cursor.fetchall()
            if not rows:
                return
            first, after = rows[0][0], rows[-1][0]
            cursor.execute(_PARTS, [node, epoch, first, after])
            parts: dict[int, list[Any]] = {}
            for part in cursor.fetchall():
                parts.setdefault(part[0], []).append(part)
            yield rows, parts


def _faulty_parts() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(_STRAY_PARTS)
        for (uid,) in cursor.fetchall():
            yield Fault("", 0, 0, f"a personal part belongs to no entry: {uid}")
        cursor.execute(_UNERASED_PARTS)
        for node, epoch, sequence in cursor.fetchall():
            yield Fault(node, epoch, sequence, "personal data of an erased subject is still held")


def _columns_on_sqlite(envelope: _Written) -> str:
    # SQLite's text leaves out decimals that are all zero.
    recorded = envelope.recorded
    instant = f"{recorded[:10]} {recorded[11:26]}".removesuffix(".000000")
    return _columns(envelope, instant)


def _columns_on_postgresql(envelope: _Written) -> str:
    recorded = envelope.recorded
    return _columns(envelope, f"{recorded[:10]} {recorded[11:26]}")


def _columns(envelope: _Written, instant: str) -> str:
    """The columns that an envelope must have, as `_COLUMNS` reads them."""
    actor = envelope.actor
    return (
        f"{envelope.node}|{envelope.epoch}|{envelope.sequence}"
        f"|{envelope.uid.replace('-', '')}|{envelope.type}"
        f"|{instant}|{actor.replace('-', '') if actor else 'none'}"
        f"|{envelope.owner}|{envelope.port}"
    )


_COLUMNS_OF = {"sqlite": _columns_on_sqlite, "postgresql": _columns_on_postgresql}


def _hex(uid: str | UUID) -> str:
    return uid if isinstance(uid, str) else uid.hex
