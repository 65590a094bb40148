"""The nodes that this one exchanges ledgers with. Local: each node has its own partners."""

from django.db import models

from manfadh.kernel.ledger.models import LocalModel


class Partner(LocalModel):
    """A node at the other end of a line: our headquarters, or a post whose headquarters we are."""

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
