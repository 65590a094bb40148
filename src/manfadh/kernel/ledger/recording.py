"""Appending facts to this node's own ledger, in one transaction with the rows that they change."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import chain

from django.db import connection
from django.db.models import QuerySet

from manfadh.kernel import clock, rows
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger import canonical, reacting
from manfadh.kernel.ledger.entries import Draft, Stamp, entry_of
from manfadh.kernel.ledger.models import (
    KnownNode,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    LedgerPart,
)
from manfadh.kernel.ledger.node import Node, NodeKeyError, checkpoint_message, own_node
from manfadh.kernel.ledger.wiring import AnyEntry, apply_entries
from manfadh.kernel.prepared import adapt, first, prepared
from manfadh.kernel.writing import writing

CHECKPOINT_EVERY_ENTRIES = 500
_MICROSECOND = timedelta(microseconds=1)
_MOVE = "UPDATE kernel_ledgerhead SET sequence = %s, hash = %s, recorded_at = %s WHERE id = %s"


def record(*events: Event, stamp: Stamp) -> list[AnyEntry]:
    """Record facts that share one stamp, write their rows, and let others react after commit.

    Raises ValueError for a fact that does not fit its own declaration or has no canonical form.
    """
    return record_drafts([Draft(event, stamp) for event in events])


def record_drafts(drafts: Iterable[Draft]) -> list[AnyEntry]:
    """Record facts, each with its own stamp, all or none. Drafts are taken one by one.

    Times of recording never run backwards, even where the machine's clock does. What is applied
    and answered is read back from the bytes that were stored, so that replay can't differ.

    Raises ValueError for a fact that does not fit its own declaration or has no canonical form.
    """
    coming = iter(drafts)
    first = next(coming, None)
    if first is None:
        return []
    with writing():
        node = own_node()
        head = _head_of(node)
        entries, stored, parts = [], [], []
        for draft in chain([first], coming):
            head.recorded_at = max(clock.now(), head.recorded_at + _MICROSECOND)
            head.sequence += 1
            envelope, own_parts = _seal(node, head, draft)
            written = canonical.encode(envelope)
            head.hash = canonical.hash_entry(bytes(head.hash), written)
            stored.append(entry_row(envelope, head.recorded_at, written, head.hash))
            parts += [part_row(envelope, part) for part in own_parts]
            entries.append(entry_of(envelope, canonical.join(envelope, own_parts)))
            if head.sequence % CHECKPOINT_EVERY_ENTRIES == 0:
                sign_checkpoint(node, head)
        rows.insert(LedgerEntry, stored)
        rows.insert(LedgerPart, parts)
        _keep(head)
        apply_entries(entries)
        reacting.react_after_commit(entries)
    return entries


def sign_checkpoint(node: Node, head: LedgerHead) -> None:
    """Sign the chain up to a head of this node."""
    message = checkpoint_message(head.node, head.epoch, head.sequence, bytes(head.hash))
    LedgerCheckpoint.objects.update_or_create(
        node=head.node,
        epoch=head.epoch,
        sequence=head.sequence,
        defaults={
            "hash": bytes(head.hash),
            "signature": node.sign(message),
        },
    )


def entry_row(
    envelope: canonical.Envelope, recorded_at: datetime, written: bytes, chain_hash: bytes
) -> rows.Row:
    """The row of an entry: its bytes, its hash, and the columns to search it by."""
    return {
        "node": envelope.node,
        "epoch": envelope.epoch,
        "sequence": envelope.sequence,
        "uid": envelope.uid,
        "type": envelope.type,
        "recorded_at": recorded_at,
        "actor": envelope.actor,
        "owner": envelope.owner,
        "port": envelope.port,
        "canonical": written,
        "hash": chain_hash,
    }


def part_row(envelope: canonical.Envelope, part: canonical.Part) -> rows.Row:
    """The row of a personal part."""
    return {
        "uid": envelope.uid,
        "slot": part.slot,
        "subject": part.subject,
        "salt": part.salt,
        "body": part.body,
    }


def _seal(
    node: Node, head: LedgerHead, draft: Draft
) -> tuple[canonical.Envelope, tuple[canonical.Part, ...]]:
    data, parts = canonical.split(draft.event)
    stamp = draft.stamp
    envelope = canonical.Envelope(
        node=node.code,
        epoch=head.epoch,
        sequence=head.sequence,
        uid=new_id(),
        type=draft.event.TYPE,
        version=draft.event.VERSION,
        occurred=canonical.write_instant(stamp.occurred_at or head.recorded_at),
        recorded=canonical.write_instant(head.recorded_at),
        actor=stamp.actor,
        owner=stamp.owner,
        agency=stamp.agency,
        port=stamp.port,
        purpose=stamp.purpose,
        data=data,
        parts=tuple(part.commitment for part in parts),
    )
    return envelope, parts


def _head_of(node: Node) -> LedgerHead:
    head = first(_heads(node.code))
    if head is not None:
        head.hash = bytes(head.hash)
        return head
    _refuse_another_node(node)
    KnownNode.objects.update_or_create(
        node=node.code,
        defaults={
            "name": node.name,
            "kind": node.kind,
            "public_key": node.public_key,
            "is_own": True,
        },
    )
    return LedgerHead(
        node=node.code,
        epoch=1,
        sequence=0,
        hash=canonical.GENESIS,
        recorded_at=datetime.fromtimestamp(0, tz=UTC),
    )


@prepared
def _heads(node: str) -> QuerySet[LedgerHead]:
    return LedgerHead.objects.filter(node=node).order_by("-epoch")[:1]


def _keep(head: LedgerHead) -> None:
    """Write the head, in plain SQL where it is there: once for every commit of the node."""
    if head._state.adding:
        head.save()
        return
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, [head.sequence, bytes(head.hash), adapt(head.recorded_at), head.pk])


def _refuse_another_node(node: Node) -> None:
    other = KnownNode.objects.filter(is_own=True).exclude(node=node.code).first()
    if other is not None:
        raise NodeKeyError(
            f"This database holds the ledger of {other.node}, and the key in the data folder is "
            f"that of {node.code}. Put back the key and the kind of node that belong to it."
        )
