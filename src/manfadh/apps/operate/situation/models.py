"""The tables of `situation`."""

from django.db import models


class HandOver(models.Model):
    """A shift handed over, and taken over."""

    handover_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    of_on = models.DateField(null=True)
    shift = models.CharField(max_length=10, db_default="")
    figures = models.JSONField(null=True)
    equipment = models.TextField(null=True)
    notes = models.TextField(null=True)
    given_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    given_stamp = models.CharField(max_length=120, null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taking_note = models.TextField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "given_at"], name="hand_over_port")]


class DailyReport(models.Model):
    """The numbers of a port's day as its director signed them."""

    report_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    of_on = models.DateField(null=True)
    issue = models.IntegerField(null=True)
    figures = models.JSONField(null=True)
    notes = models.TextField(db_default="")
    digest = models.CharField(max_length=64, db_default="")
    key = models.CharField(max_length=64, db_default="")
    signature = models.CharField(max_length=128, db_default="")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signed_stamp = models.CharField(max_length=120, null=True)
    sent_at = models.DateTimeField(null=True)
    sent_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["port", "of_on"], name="report_port"),
            models.Index(fields=["of_on"], name="report_day"),
        ]
