"""The tables of policy. Private: other apps ask `selectors`."""

from django.db import models

from manfadh.kernel.ledger.models import LocalModel


class Provision(models.Model):
    """A provision, and its repeal. A column is empty until its entry has arrived."""

    provision_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=30, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    code = models.CharField(max_length=60, db_default="")
    text_ar = models.TextField(db_default="")
    text_ckb = models.TextField(db_default="")
    text_en = models.TextField(db_default="")
    content = models.JSONField(null=True)
    reference = models.TextField(db_default="")
    valid_from_on = models.DateField(null=True)
    valid_until_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)
    repealed_on = models.DateField(null=True)
    repeal_reference = models.TextField(db_default="")
    repealed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "authority", "code"], name="provision_named")]


class PolicyVersion(LocalModel):
    """Which state of the provisions this is: one row, new at each change, read by every process.

    It is a random mark and no number, so that a state that was rolled back is never taken for the
    one that came instead.
    """

    ONLY = 1

    number = models.IntegerField(primary_key=True)
    mark = models.UUIDField()
