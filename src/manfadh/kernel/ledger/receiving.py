"""Taking entries of other nodes: gap-free, from nodes that we know, of our own kind."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db import IntegrityError

from manfadh.kernel import rows
from manfadh.kernel.events import NotUnderstood
from manfadh.kernel.ledger import canonical, reacting
from manfadh.kernel.ledger.entries import entry_of
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
from manfadh.kernel.ledger.segments import SealedEntry, Segment
from manfadh.kernel.ledger.wiring import AnyEntry, apply_entries, wiring
from manfadh.kernel.writing import writing

_IDS_AT_ONCE = 500


class SegmentRefused(Exception):
    """A segment that this node does not take, with what to do about it."""


class _Opened(NamedTuple):
    """An entry of a segment, opened and checked against its place in the chain."""

    envelope: canonical.Envelope
    recorded_at: datetime
    sealed: SealedEntry
    hash: bytes


def receive(segment: Segment) -> int:
    """Take a segment into this ledger and write its rows; answers how many entries were new.

    Entries that are already held are passed over, so a segment may come twice and by any way.
    Entries of a type or version of tomorrow are held, and applied once this node understands them.
    Raises SegmentRefused for an unknown or other kind of node, a broken signature, a gap, or
    entries that are not what their node signed.
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
        opened = _open(segment, held, bytes(head.hash) if head else canonical.GENESIS)
        entries = _store(segment, opened)
        apply_entries(entries)
        reacting.react_after_commit(entries)
    return len(opened)


def known_sequences(nodes: Sequence[str]) -> dict[tuple[str, int], int]:
    """How far this node holds the ledgers of others: (node, epoch) to sequence."""
    held = LedgerHead.objects.filter(node__in=nodes).values_list("node", "epoch", "sequence")
    return {(node, epoch): sequence for node, epoch, sequence in held}


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


def _open(segment: Segment, held: int, chain_hash: bytes) -> list[_Opened]:
    opened = []
    for sequence in range(held + 1, segment.last + 1):
        sealed = segment.entries[sequence - segment.first]
        envelope = _read_envelope(segment, sequence, sealed)
        chain_hash = canonical.hash_entry(chain_hash, sealed.canonical)
        recorded_at = datetime.fromisoformat(envelope.recorded)
        opened.append(_Opened(envelope, recorded_at, sealed, chain_hash))
    if chain_hash != segment.hash:
        raise SegmentRefused(
            f"The entries of {segment.node} do not follow from those held here: the chain breaks "
            f"between {held + 1} and {segment.last}. Ask the node for a fresh segment."
        )
    return opened


def _read_envelope(segment: Segment, sequence: int, sealed: SealedEntry) -> canonical.Envelope:
    try:
        envelope = canonical.decode(sealed.canonical)
        is_proper = (
            canonical.is_canonical(sealed.canonical, envelope)
            and _instant_is_canonical(envelope.recorded)
            and _instant_is_canonical(envelope.occurred)
        )
    except (msgspec.MsgspecError, ValueError):
        is_proper = False
    if not is_proper:
        raise SegmentRefused(f"Entry {sequence} of {segment.node} is not written as an entry is.")
    if (envelope.node, envelope.epoch, envelope.sequence) != (
        segment.node,
        segment.epoch,
        sequence,
    ):
        raise SegmentRefused(f"Entry {sequence} of {segment.node} says that it is another one.")
    promised = set(envelope.parts)
    for part in sealed.parts:
        if part.commitment not in promised:
            raise SegmentRefused(
                f"A personal part of entry {sequence} of {segment.node} is not the one that the "
                "entry promises. Ask the node for a fresh segment."
            )
        promised.discard(part.commitment)
    return envelope


def _instant_is_canonical(written: str) -> bool:
    return canonical.write_instant(datetime.fromisoformat(written)) == written


def _store(segment: Segment, opened: Sequence[_Opened]) -> list[AnyEntry]:
    erased = _erased_among(part.subject for each in opened for part in each.sealed.parts)
    wiring()  # knows every event class by importing it
    entries: list[AnyEntry] = []
    stored, parts = [], []
    for envelope, recorded_at, sealed, chain_hash in opened:
        kept = [
            part
            for part in sealed.parts
            if part.subject not in erased or recorded_at > erased[part.subject]
        ]
        stored.append(entry_row(envelope, recorded_at, sealed.canonical, chain_hash))
        parts += part_rows(envelope, kept)
        try:
            entries.append(entry_of(envelope, canonical.join(envelope, kept)))
        except NotUnderstood:
            reacting.come_back_later()
        except msgspec.ValidationError as error:
            raise SegmentRefused(
                f"Entry {envelope.sequence} of {segment.node} does not fit {envelope.type}: {error}"
            ) from error
    try:
        rows.insert(LedgerEntry, stored)
        rows.insert(LedgerPart, parts)
    except IntegrityError as error:
        raise SegmentRefused(
            f"An entry of {segment.node} bears an id that another entry held here bears already."
        ) from error
    _move_head(segment, opened[-1].recorded_at)
    return entries


def _move_head(segment: Segment, recorded_at: datetime) -> None:
    LedgerHead.objects.update_or_create(
        node=segment.node,
        epoch=segment.epoch,
        defaults={"sequence": segment.last, "hash": segment.hash, "recorded_at": recorded_at},
    )
    LedgerCheckpoint.objects.update_or_create(
        node=segment.node,
        epoch=segment.epoch,
        sequence=segment.last,
        defaults={"hash": segment.hash, "signature": segment.signature},
    )


def part_rows(envelope: canonical.Envelope, kept: Sequence[canonical.Part]) -> list[rows.Row]:
    """A row for each part that an entry promises: the part, or a gravestone where it was erased."""
    by_commitment = {part.commitment: part for part in kept}
    held = [by_commitment.get(promise) for promise in envelope.parts]
    free = iter(sorted(set(range(len(held) + 1)) - {part.slot for part in kept}, reverse=True))
    return [part_row(envelope, part or canonical.Part(next(free), None, b"", b"")) for part in held]


def _erased_among(subjects: Iterable[UUID | None]) -> dict[UUID | None, datetime]:
    asked = sorted({subject for subject in subjects if subject is not None})
    erased: dict[UUID | None, datetime] = {}
    for start in range(0, len(asked), _IDS_AT_ONCE):
        chunk = asked[start : start + _IDS_AT_ONCE]
        erased |= dict(
            ErasedSubject.objects.filter(subject__in=chunk).values_list("subject", "until_at")
        )
    return erased
