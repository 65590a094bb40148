"""The tables of approvals: what was asked, and what was decided of it."""

from django.db import models


class Approval(models.Model):
    """A request for a second pair of eyes. A column is empty until its entry has arrived."""

    approval_id = models.UUIDField(primary_key=True)
    about_kind = models.CharField(max_length=80, null=True)
    about_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    permission = models.CharField(max_length=80, null=True)
    reason = models.TextField(null=True)
    owner = models.CharField(max_length=40, null=True)
    port = models.CharField(max_length=40, null=True)
    requested_by = models.UUIDField(null=True)
    requested_at = models.DateTimeField(null=True)
    request_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_id"], name="approval_about")]


class ApprovalDecision(models.Model):
    """An answer to a request, one row per entry; of several, the first counts on every node."""

    entry = models.UUIDField(primary_key=True)
    approval_id = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=12, null=True)
    note = models.TextField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, null=True)
