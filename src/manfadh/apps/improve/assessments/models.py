"""The tables of `assessments`."""

from django.db import models


class FrameworkVersion(models.Model):
    """A version of a framework: drafted, then perhaps published, then perhaps retired."""

    version_id = models.UUIDField(primary_key=True)
    framework = models.CharField(max_length=40, db_default="")
    number = models.PositiveIntegerField(db_default=0)
    owner = models.CharField(max_length=40, db_default="")
    based_on = models.UUIDField(null=True)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField(null=True)
    drafted_stamp = models.CharField(max_length=120, null=True)
    content = models.JSONField(null=True)
    digest = models.CharField(max_length=64, db_default="")
    note = models.CharField(max_length=500, db_default="")
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    published_stamp = models.CharField(max_length=120, null=True)
    ground = models.CharField(max_length=500, db_default="")
    retired_at = models.DateTimeField(null=True)
    retired_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "framework"], name="framework_of_owner")]


class FrameworkItem(models.Model):
    """A part of a draft. What was published stands whole in its version."""

    item_id = models.UUIDField(primary_key=True)
    version_id = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=10, db_default="")
    code = models.CharField(max_length=60, db_default="")
    place = models.IntegerField(db_default=0)
    content = models.JSONField(null=True)
    is_removed = models.BooleanField(db_default=False)
    changed_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, null=True)
