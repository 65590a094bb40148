"""The tables of `coordination`. Concerns have a table of their own that no other query touches."""

from django.db import models


class Instruction(models.Model):
    """What booths shall do when they meet one person."""

    instruction_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    action = models.CharField(max_length=30, db_default="")
    text = models.TextField(null=True)
    left_at = models.DateTimeField(null=True)
    left_stamp = models.CharField(max_length=120, null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_stamp = models.CharField(max_length=120, null=True)


class Concern(models.Model):
    """A person who may need protection."""

    concern_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    inspection_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    kinds = models.JSONField(null=True)
    note = models.TextField(null=True)
    raised_at = models.DateTimeField(null=True)
    raised_stamp = models.CharField(max_length=120, null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.UUIDField(null=True)
    accepted_stamp = models.CharField(max_length=120, null=True)
    closed_at = models.DateTimeField(null=True)
    is_return_barred = models.BooleanField(db_default=False)
    outcome = models.TextField(null=True)
    closed_stamp = models.CharField(max_length=120, null=True)
