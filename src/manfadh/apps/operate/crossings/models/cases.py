"""Tables of secondary."""

from django.db import models


class SecondaryCase(models.Model):
    """A person whom primary referred to secondary."""

    case_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    reason = models.CharField(max_length=30, db_default="")
    note = models.TextField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    opened_stamp = models.CharField(max_length=120, null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=30, db_default="")
    ground = models.CharField(max_length=300, db_default="")
    resolution_note = models.TextField(null=True)
    resolved_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "resolved_at"], name="case_queue")]


class CaseStep(models.Model):
    """One thing that happened to a case: its history, told by its entries."""

    # The entry's own id.
    step_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=20, db_default="")
    by_officer_id = models.UUIDField(null=True)
    to_officer_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=30, db_default="")
    note = models.TextField(null=True)
    stepped_at = models.DateTimeField(null=True)
    step_stamp = models.CharField(max_length=120, null=True)


class ToldApart(models.Model):
    """That a person is not the one on a list, for what the list said then."""

    decision_id = models.UUIDField(primary_key=True)
    slip_number = models.CharField(max_length=20, db_default="")
    case_id = models.UUIDField(null=True, db_index=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    alert_id = models.UUIDField(null=True)
    valid_until_on = models.DateField(null=True)
    alert_mark = models.CharField(max_length=64, null=True)
    ground = models.TextField(null=True)
    issuer = models.CharField(max_length=3, null=True)
    number_key = models.CharField(max_length=40, null=True)
    sound_key = models.CharField(max_length=400, null=True)
    birth = models.CharField(max_length=10, null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    told_at = models.DateTimeField(null=True)
    told_by = models.UUIDField(null=True)
    told_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["slip_number"], name="told_apart_slip"),
            models.Index(fields=["number_key", "birth"], name="told_apart_number"),
        ]


class RevokedSlip(models.Model):
    """A slip that no longer holds."""

    slip_number = models.CharField(max_length=20, primary_key=True)
    traveller_id = models.UUIDField(null=True)
    ground = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoked_stamp = models.CharField(max_length=120, null=True)
