"""Segments: consecutive entries of one node, signed and compressed, that any carrier may bring."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Literal

import msgspec
from django.db.models import QuerySet

from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.canonical import Part
from manfadh.kernel.ledger.models import LedgerEntry, LedgerHead
from manfadh.kernel.ledger.node import checkpoint_message, own_node

MAGIC = b"MANFADH-SEGMENT-1\n"
ENTRIES_PER_SEGMENT = 2_000
MAX_SEGMENT_BYTES = 64 * 2**20
# A segment is closed beyond this, so that what we write can always be read.
_CLOSE_AT_BYTES = 8 * 2**20


class SealedEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry as it travels: without its hash, which the receiver computes."""

    canonical: bytes
    parts: tuple[Part, ...]


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Consecutive entries of one node and epoch, closed by a signed hash of the chain."""

    node: str
    kind: Literal["real", "demo", "practice"]
    epoch: int
    first: int
    last: int
    hash: bytes
    signature: bytes
    entries: tuple[SealedEntry, ...]


class SegmentUnreadable(Exception):
    """Bytes that are no segment, or a damaged one."""


def write_segment(segment: Segment) -> bytes:
    """The bytes of a segment, as files and carriers hold them."""
    return MAGIC + gzip.compress(msgspec.msgpack.encode(segment), mtime=0)


def read_segment(content: bytes) -> Segment:
    """The segment in bytes. Raises SegmentUnreadable for anything else, whatever size it claims."""
    if not content.startswith(MAGIC):
        raise SegmentUnreadable("This is not a Manfadh segment.")
    try:
        segment = msgspec.msgpack.decode(_inflate(content[len(MAGIC) :]), type=Segment)
    except (OSError, EOFError, ValueError, zlib.error, msgspec.MsgspecError) as error:
        raise SegmentUnreadable(f"The segment is damaged: {error}") from error
    if segment.first < 1 or segment.last - segment.first + 1 != len(segment.entries):
        raise SegmentUnreadable("The segment does not hold the entries that it says.")
    return segment


def export_own(after_sequence: int = 0, *, epoch: int | None = None) -> Iterator[Segment]:
    """This node's entries after a sequence number, of its present or another epoch, as segments."""
    head = _own_head() if epoch is None else _own_heads().filter(epoch=epoch).first()
    if head is None:
        return
    first = after_sequence + 1
    while first <= head.sequence:
        segment = _make(head.epoch, first, min(first + ENTRIES_PER_SEGMENT - 1, head.sequence))
        yield segment
        first = segment.last + 1


def own_epoch() -> int:
    """The present epoch of this node's ledger; 1 before its first entry."""
    head = _own_head()
    return head.epoch if head else 1


def own_epochs() -> list[int]:
    """Every epoch of this node's ledger, the present one last."""
    return list(_own_heads().order_by("epoch").values_list("epoch", flat=True))


def _own_head() -> LedgerHead | None:
    return _own_heads().order_by("-epoch").first()


def _own_heads() -> QuerySet[LedgerHead]:
    return LedgerHead.objects.filter(node=own_node().code)


def _make(epoch: int, first: int, last: int) -> Segment:
    node = own_node()
    found = reading.stored_between(node=node.code, epoch=epoch, first=first, last=last)
    stored = found[: _fitting(found)]
    last = first + len(stored) - 1
    own = LedgerEntry.objects.filter(node=node.code, epoch=epoch)
    chain_hash = bytes(own.values_list("hash", flat=True).get(sequence=last))
    return Segment(
        node=node.code,
        kind=node.kind,
        epoch=epoch,
        first=first,
        last=last,
        hash=chain_hash,
        signature=node.sign(checkpoint_message(node.code, epoch, last, chain_hash)),
        entries=tuple(SealedEntry(each.canonical, each.parts) for each in stored),
    )


def _fitting(stored: list[reading.Stored]) -> int:
    """How many of these entries, at least one, go into one segment."""
    size = 0
    for count, each in enumerate(stored, start=1):
        size += len(each.canonical) + sum(len(part.body) for part in each.parts)
        if size > _CLOSE_AT_BYTES:
            return count
    return len(stored)


def _inflate(compressed: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(compressed)) as file:
        content = file.read(MAX_SEGMENT_BYTES + 1)
    if len(content) > MAX_SEGMENT_BYTES:
        raise ValueError(f"it holds more than {MAX_SEGMENT_BYTES} bytes")
    return content
