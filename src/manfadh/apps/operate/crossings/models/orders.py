"""Tables of refusals, orders and their notices."""

from django.db import models


class Refusal(models.Model):
    """A proposed refusal of entry, on its way through what the law asks."""

    refusal_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    act = models.CharField(max_length=60, db_default="")
    ground = models.CharField(max_length=60, db_default="")
    note = models.TextField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.UUIDField(null=True)
    proposed_stamp = models.CharField(max_length=120, null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    asked_stamp = models.CharField(max_length=120, null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signed_stamp = models.CharField(max_length=120, null=True)
    completed_at = models.DateTimeField(null=True)
    completed_stamp = models.CharField(max_length=120, null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")
    withdrawn_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "proposed_at"], name="refusal_port")]


class Notice(models.Model):
    """The notice of a signed order; whether it is void, the order says."""

    notice_id = models.UUIDField(primary_key=True)
    refusal_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True)
    series = models.CharField(max_length=80, db_default="")
    number = models.IntegerField(null=True)
    act = models.CharField(max_length=60, db_default="")
    ground = models.CharField(max_length=60, db_default="")
    language = models.CharField(max_length=5, db_default="")
    seal = models.TextField(db_default="")
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    issued_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.UUIDField(null=True)
    handed_how = models.CharField(max_length=10, db_default="")
    handed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["series", "number"], name="notice_number")]
