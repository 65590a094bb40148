"""The tables of the ledger. They are local to a node: replay reads them and never rebuilds them."""

from django.db import models


class LocalModel(models.Model):
    """A table of this node alone: neither replayed nor compared with other nodes."""

    is_local = True

    class Meta:
        abstract = True


class LedgerEntry(LocalModel):
    """One fact, as canonical bytes; the other columns repeat what the bytes say, to search by."""

    position = models.BigAutoField(primary_key=True)
    node = models.CharField(max_length=40)
    epoch = models.IntegerField()
    sequence = models.BigIntegerField()
    uid = models.UUIDField(unique=True)
    type = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    owner = models.CharField(max_length=40)
    port = models.CharField(max_length=40)
    canonical = models.BinaryField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["node", "epoch", "sequence"], name="ledger_entry_once_per_node"
            )
        ]


class LedgerPart(LocalModel):
    """A personal part of the entry `uid`. Once erased, an empty row says that it was there."""

    uid = models.UUIDField()
    slot = models.IntegerField()
    subject = models.UUIDField(null=True, db_index=True)
    salt = models.BinaryField(max_length=16)
    body = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uid", "slot"], name="ledger_part_once_per_slot")
        ]


class LedgerHead(LocalModel):
    """The last entry held of each node and epoch: where our own goes on, how far others' go."""

    node = models.CharField(max_length=40)
    epoch = models.IntegerField()
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["node", "epoch"], name="ledger_head_once_per_epoch")
        ]


class LedgerCheckpoint(LocalModel):
    """A hash of the chain, signed by its node: beyond it nobody can rewrite what came before."""

    node = models.CharField(max_length=40)
    epoch = models.IntegerField()
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["node", "epoch", "sequence"], name="ledger_checkpoint_once"
            )
        ]


class KnownNode(LocalModel):
    """A node whose entries we take: its public key, and whether it is real, demo or practice."""

    node = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    public_key = models.BinaryField(max_length=32)
    is_own = models.BooleanField(default=False)


class ErasedSubject(LocalModel):
    """Nothing personal of this subject recorded up to this instant is kept, whenever it arrives."""

    subject = models.UUIDField(primary_key=True)
    until_at = models.DateTimeField()


class ReactionCursor(LocalModel):
    """How far a subscriber has come along this node's ledger."""

    subscriber = models.CharField(max_length=120, primary_key=True)
    position = models.BigIntegerField(default=0)
