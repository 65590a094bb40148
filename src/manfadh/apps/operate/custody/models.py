"""The tables of `custody`."""

from django.db import models


class Holding(models.Model):
    """A document that was taken, and what became of it."""

    custody_id = models.UUIDField(primary_key=True)
    series = models.CharField(max_length=80, db_default="")
    number = models.IntegerField(null=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=20, db_default="")
    taken_on = models.DateField(null=True)
    seal = models.TextField(db_default="")
    document = models.CharField(max_length=80, null=True)
    document_key = models.CharField(max_length=50, null=True)
    holder = models.CharField(max_length=300, null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.UUIDField(null=True)
    returned_stamp = models.CharField(max_length=120, null=True)
    to_body = models.CharField(max_length=200, db_default="")
    reference = models.CharField(max_length=200, db_default="")
    handed_at = models.DateTimeField(null=True)
    handed_by = models.UUIDField(null=True)
    handed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["series", "number"], name="holding_number"),
            models.Index(fields=["traveller_id", "taken_at"], name="holding_traveller"),
            models.Index(fields=["port", "taken_at"], name="holding_port"),
        ]


class CustodyPrint(models.Model):
    """One print of a receipt for a document."""

    print_id = models.UUIDField(primary_key=True)
    custody_id = models.UUIDField(null=True, db_index=True)
    copy = models.IntegerField(null=True)
    printed_at = models.DateTimeField(null=True)
    printed_by = models.UUIDField(null=True)
    printed_stamp = models.CharField(max_length=120, null=True)
