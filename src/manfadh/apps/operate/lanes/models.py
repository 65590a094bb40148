"""The tables of `lanes`."""

from django.db import models


class Opening(models.Model):
    """A lane that is open, or was."""

    opening_id = models.UUIDField(primary_key=True)
    lane_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    lane = models.CharField(max_length=40, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    kind = models.CharField(max_length=12, db_default="")
    open_reason = models.CharField(max_length=300, db_default="")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    opened_stamp = models.CharField(max_length=120, null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    people = models.IntegerField(null=True)
    handling = models.CharField(max_length=10, db_default="")
    moved_to = models.CharField(max_length=40, db_default="")
    close_reason = models.CharField(max_length=300, db_default="")
    closed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "closed_at"], name="opening_port")]


class Competence(models.Model):
    """At which kinds of lane an officer may stand at a port."""

    competence_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True)
    port = models.CharField(max_length=40, db_default="", db_index=True)
    kinds = models.JSONField(null=True)
    reference = models.CharField(max_length=300, db_default="")
    recorded_stamp = models.CharField(max_length=120, null=True)


class Draw(models.Model):
    """The draw of one shift: promised, then held."""

    draw_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    node = models.CharField(max_length=60, db_default="")
    shift_on = models.DateField(null=True)
    shift = models.CharField(max_length=10, db_default="")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    number = models.IntegerField(null=True)
    reason = models.CharField(max_length=300, db_default="")
    commitment = models.CharField(max_length=64, db_default="")
    committed_at = models.DateTimeField(null=True)
    committed_stamp = models.CharField(max_length=120, null=True)
    officers = models.JSONField(null=True)
    kinds = models.JSONField(null=True)
    absent = models.JSONField(null=True)
    lanes = models.JSONField(null=True)
    lane_kinds = models.JSONField(null=True)
    placed = models.JSONField(null=True)
    seed = models.CharField(max_length=200, db_default="")
    held_at = models.DateTimeField(null=True)
    held_by = models.UUIDField(null=True)
    held_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "starts_at"], name="draw_port")]


class Move(models.Model):
    """An officer whom a supervisor sent elsewhere."""

    move_id = models.UUIDField(primary_key=True)
    draw_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True)
    lane = models.CharField(max_length=40, db_default="")
    reason = models.CharField(max_length=300, db_default="")
    moved_at = models.DateTimeField(null=True)
    moved_by = models.UUIDField(null=True)
    moved_stamp = models.CharField(max_length=120, null=True)


class Taking(models.Model):
    """An officer who began to work at a lane."""

    taking_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True)
    lane = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=12, db_default="")
    assigned_lane = models.CharField(max_length=40, db_default="")
    reason = models.CharField(max_length=300, db_default="")
    taken_at = models.DateTimeField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "taken_at"], name="taking_port")]


class QueueCount(models.Model):
    """How many somebody counted in a queue."""

    count_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    unit = models.CharField(max_length=10, db_default="")
    number = models.IntegerField(null=True)
    counted_at = models.DateTimeField(null=True)
    counted_by = models.UUIDField(null=True)
    counted_stamp = models.CharField(max_length=120, null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "counted_at"], name="count_port")]
