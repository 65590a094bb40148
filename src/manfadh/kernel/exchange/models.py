"""The nodes that this one exchanges ledgers with, and the nodes that others vouch for."""

from django.db import models

from manfadh.kernel.ledger.models import LocalModel


class Partner(LocalModel):
    """A node at the other end of a line: our headquarters, or a post whose headquarters we are.

    Local: each node has its own partners.
    """

    node = models.CharField(max_length=40, primary_key=True)
    role = models.CharField(max_length=12)
    # Where a headquarters is reached; a post comes by itself.
    address = models.CharField(max_length=300, default="")
    # Whether a post hears of its sister posts too, as its authority decided.
    hears_sisters = models.BooleanField(default=False)
    # Up to where our own ledger is held there, as it said itself.
    confirmed_epoch = models.IntegerField(default=0)
    confirmed_sequence = models.BigIntegerField(default=0)
    reached_at = models.DateTimeField(null=True)
    cut_since_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=400, default="")


class Introduction(models.Model):
    """A node and its public key (hex), as another node told them; whether that counts is local."""

    # The node that told and the node that it told of.
    introduction = models.CharField(max_length=81, primary_key=True)
    by_node = models.CharField(max_length=40, db_default="")
    node = models.CharField(max_length=40, db_default="")
    name = models.CharField(max_length=120, db_default="")
    public_key = models.CharField(max_length=64, db_default="")
    stamp = models.CharField(max_length=120, null=True)
