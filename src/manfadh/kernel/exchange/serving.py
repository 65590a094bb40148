"""A headquarters' side: take what a post brings, and give it what it may hear.

A post hears the ledger of its headquarters. It hears those of its sister posts where that was
decided for it, and never anything else: nothing flows in bulk by default.
"""

from collections.abc import Iterator
from datetime import timedelta

from manfadh.kernel import clock
from manfadh.kernel.exchange.carriers import Place, Places
from manfadh.kernel.exchange.models import Partner
from manfadh.kernel.exchange.partners import find_post
from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.models import LedgerCheckpoint, LedgerHead
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.segments import (
    ENTRIES_PER_SEGMENT,
    SealedEntry,
    Segment,
    export_own,
    read_segment,
)
from manfadh.kernel.writing import writing

_CALLS_NOTED_EVERY = timedelta(minutes=1)


class NotAPost(Exception):
    """The node that asks is no post of this headquarters."""


def held_here(place: Place) -> int:
    """Up to which sequence a ledger is held here; 0 for nothing."""
    node, epoch = place
    head = LedgerHead.objects.filter(node=node, epoch=epoch).first()
    return head.sequence if head else 0


def accept(sender: str, content: bytes) -> int:
    """Take a segment that a post brings; answers up to where its ledger is then held.

    A post brings its own ledger and no other. Raises NotAPost, SegmentUnreadable, SegmentRefused.
    """
    _require_post(sender)
    segment = read_segment(content)
    if segment.node != sender:
        raise NotAPost(f"{sender} brought entries of {segment.node}. A post brings its own.")
    receive(segment)
    return held_here((segment.node, segment.epoch))


def next_for(sender: str, held: Places) -> Segment | None:
    """The next segment that a post may hear and does not hold, None at the end. Raises NotAPost."""
    post = _require_post(sender)
    for node, epoch in _may_hear(post):
        after = held.get((node, epoch), 0)
        segment = _segment_after(node, epoch, after)
        if segment is not None:
            return segment
    return None


def _require_post(sender: str) -> Partner:
    post = find_post(sender)
    if post is None:
        raise NotAPost(f"{sender} is no post of this headquarters. Let it be known here first.")
    _note_call(post)
    return post


def _note_call(post: Partner) -> None:
    """Remember that a post called, also one that has nothing to send; not at every call."""
    now = clock.now()
    if post.reached_at is None or now - post.reached_at > _CALLS_NOTED_EVERY:
        with writing():
            Partner.objects.filter(node=post.node).update(reached_at=now)


def _may_hear(post: Partner) -> Iterator[Place]:
    """The ledgers that a post may hear: ours first, for its rules and lists."""
    own = own_node().code
    sisters = Partner.objects.filter(role="post").exclude(node=post.node).order_by("node")
    nodes = [own, *(sister.node for sister in sisters)] if post.hears_sisters else [own]
    for node in nodes:
        heads = LedgerHead.objects.filter(node=node).order_by("epoch")
        yield from heads.values_list("node", "epoch")


def _segment_after(node: str, epoch: int, after: int) -> Segment | None:
    if node == own_node().code:
        return next(export_own(after, epoch=epoch), None)
    return _passed_on(node, epoch, after)


def _passed_on(node: str, epoch: int, after: int) -> Segment | None:
    """Entries of another node as it signed them: up to a checkpoint of its own, never beyond."""
    signed = LedgerCheckpoint.objects.filter(node=node, epoch=epoch, sequence__gt=after)
    checkpoint = (
        signed.filter(sequence__lte=after + ENTRIES_PER_SEGMENT).order_by("-sequence").first()
        or signed.order_by("sequence").first()
    )
    if checkpoint is None:
        return None
    last = checkpoint.sequence
    stored = reading.stored_between(node=node, epoch=epoch, first=after + 1, last=last)
    return Segment(
        node=node,
        kind=own_node().kind,
        epoch=epoch,
        first=after + 1,
        last=last,
        hash=bytes(checkpoint.hash),
        signature=bytes(checkpoint.signature),
        entries=tuple(SealedEntry(each.canonical, each.parts) for each in stored),
    )
