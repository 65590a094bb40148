"""The tables of `complaints`."""

from django.db import models


class Complaint(models.Model):
    """A complaint about a port."""

    complaint_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    number = models.CharField(max_length=20, db_default="", db_index=True)
    about_port = models.CharField(max_length=40, db_default="")
    kinds = models.JSONField(null=True)
    happened_on = models.DateField(null=True)
    language = models.CharField(max_length=8, db_default="")
    secret_digest = models.CharField(max_length=64, db_default="")
    lane = models.CharField(max_length=60, null=True)
    text = models.TextField(null=True)
    contact = models.CharField(max_length=200, null=True)
    made_at = models.DateTimeField(null=True)
    made_stamp = models.CharField(max_length=120, null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=20, db_default="")
    closed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "made_at"], name="complaint_owner")]


class Message(models.Model):
    """Something said about a complaint after it was made."""

    message_id = models.UUIDField(primary_key=True)
    complaint_id = models.UUIDField(null=True, db_index=True)
    by = models.CharField(max_length=10, db_default="")
    text = models.TextField(null=True)
    added_at = models.DateTimeField(null=True)
    added_stamp = models.CharField(max_length=120, null=True)
