"""The table of jobs. It is local: another node has its own work."""

from django.db import models

from manfadh.kernel.ledger.models import LocalModel


class Job(LocalModel):
    """A piece of long work: how far it came, and where it would go on."""

    job_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=80)
    arguments = models.JSONField()
    asked_by = models.UUIDField()
    owner = models.CharField(max_length=40)
    state = models.CharField(max_length=12)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    message = models.CharField(max_length=200, default="")
    is_cancel_requested = models.BooleanField(default=False)
    kept = models.JSONField(null=True)
    result = models.JSONField(null=True)
    error = models.TextField(default="")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="job_next")]
