"""The end of a node's working day: its chain signed to the last entry, its database in one file."""

from django.db import connection

from manfadh.kernel.ledger.models import LedgerCheckpoint, LedgerHead
from manfadh.kernel.ledger.node import Node, own_node
from manfadh.kernel.ledger.recording import sign_checkpoint
from manfadh.kernel.writing import writing


def close_ledger() -> bool:
    """Sign this node's chain up to its end, unless it is. Answers whether there was need to."""
    node = own_node()
    with writing():
        head = LedgerHead.objects.filter(node=node.code).order_by("-epoch").first()
        return head is not None and sign_end(node, head)


def sign_end(node: Node, head: LedgerHead) -> bool:
    """Sign a chain up to its head, unless it is or has no entry. Answers whether there was need."""
    if head.sequence == 0 or _is_signed(head):
        return False
    sign_checkpoint(node, head)
    return True


def fold_journal() -> None:
    """Bring SQLite's write-ahead journal into the database file, and close this connection."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _is_signed(head: LedgerHead) -> bool:
    return LedgerCheckpoint.objects.filter(
        node=head.node, epoch=head.epoch, sequence=head.sequence
    ).exists()
