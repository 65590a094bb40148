"""Taking entries of other nodes: gap-free, from nodes that we know, of our own kind, erased if erased."""

from collections.abc import Sequence
from datetime import datetime

from manfadh.kernel import rows
from manfadh.kernel.ledger import canonical, reacting
from manfadh.kernel.ledger.entries import Entry, entry_of
from manfadh.kernel.ledger.models import (
    ErasedSubject,
    KnownNode,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    LedgerPart,
)
from manfadh.kernel.ledger.node import checkpoint_message, code_of, is_signed_by, own_node
from manfadh.kernel.ledger.recording import entry_row, part_row
from manfadh.kernel.ledger.segments import Segment
from manfadh.kernel.ledger.wiring import apply_entries
from manfadh.kernel.writing import writing


class SegmentRefused(Exception):
    """A segment that this node does not take, with what to do about it."""


def receive(segment: Segment) -> int:
    """Take a segment into this ledger and write its rows; answers how many entries were new.

    Entries that are already held are passed over, so a segment may come twice and by any way.
    Raises SegmentRefused for an unknown or other kind of node, a broken signature, or a gap.
    """
    with writing():
        _check_sender(segment)
        head = LedgerHead.objects.filter(node=segment.node, epoch=segment.epoch).first()
        held = head.sequence if head else 0
        if segment.first > held + 1:
            raise SegmentRefused(
                f"Entries {held + 1} to {segment.first - 1} of {segment.node} are missing. "
                "Bring the segment that holds them first."
            )
        if segment.last <= held:
            return 0
        entries = _store(segment, held, bytes(head.hash) if head else canonical.GENESIS)
        apply_entries(entries)
    reacting.react_to({type(entry.event) for entry in entries})
    return len(entries)


def _check_sender(segment: Segment) -> None:
    own = own_node()
    if segment.kind != own.kind:
        raise SegmentRefused(
            f"This is a {own.kind} node and the segment comes from a {segment.kind} node. "
            "They never exchange entries."
        )
    known = KnownNode.objects.filter(node=segment.node).first()
    if known is None or code_of(bytes(known.public_key), segment.kind) != segment.node:
        raise SegmentRefused(
            f"The node {segment.node} is not known here. Add it with its public key first."
        )
    message = checkpoint_message(segment.node, segment.epoch, segment.last, segment.hash)
    if not is_signed_by(bytes(known.public_key), segment.signature, message):
        raise SegmentRefused(f"The signature on the segment of {segment.node} does not hold.")


def _store(segment: Segment, held: int, chain_hash: bytes) -> list[Entry]:
    erased = dict(ErasedSubject.objects.values_list("subject", "until_at"))
    entries, stored, parts = [], [], []
    recorded_at = None
    for sealed in segment.entries[held + 1 - segment.first :]:
        envelope = canonical.decode(sealed.canonical)
        recorded_at = datetime.fromisoformat(envelope.recorded)
        chain_hash = canonical.hash_entry(chain_hash, sealed.canonical)
        kept = [
            part
            for part in sealed.parts
            if not _is_erased(part, recorded_at, erased) and _is_promised(part, envelope)
        ]
        stored.append(entry_row(envelope, recorded_at, sealed.canonical, chain_hash))
        parts += [part_row(envelope, part) for part in kept]
        entries.append(entry_of(envelope, canonical.join(envelope, kept)))
    if chain_hash != segment.hash:
        raise SegmentRefused(
            f"The entries of {segment.node} do not follow from those held here: the chain breaks "
            f"between {held + 1} and {segment.last}. Ask the node for a fresh segment."
        )
    rows.insert(LedgerEntry, stored)
    rows.insert(LedgerPart, parts)
    key = {"node": segment.node, "epoch": segment.epoch}
    LedgerHead.objects.update_or_create(
        **key,
        defaults={"sequence": segment.last, "hash": chain_hash, "recorded_at": recorded_at},
    )
    LedgerCheckpoint.objects.update_or_create(
        **key,
        sequence=segment.last,
        defaults={
            "hash": chain_hash,
            "signature": segment.signature,
            "signed_at": recorded_at,
        },
    )
    return entries


def _is_erased(part: canonical.Part, recorded_at: datetime, erased: dict[object, datetime]) -> bool:
    until_at = erased.get(part.subject)
    return until_at is not None and recorded_at <= until_at


def _is_promised(part: canonical.Part, envelope: canonical.Envelope) -> bool:
    if part.commitment in envelope.parts:
        return True
    raise SegmentRefused(
        f"A personal part of entry {envelope.sequence} of {envelope.node} is not the one that the "
        "entry promises. Ask the node for a fresh segment."
    )


def known_sequences(nodes: Sequence[str]) -> dict[tuple[str, int], int]:
    """How far this node holds the ledgers of others: (node, epoch) to sequence."""
    held = LedgerHead.objects.filter(node__in=nodes).values_list("node", "epoch", "sequence")
    return {(node, epoch): sequence for node, epoch, sequence in held}
