"""The table of attachments; their contents are files of the node (`store`)."""

from django.db import models


class Attachment(models.Model):
    """A file beside a thing. Digest and name are empty once they have been erased."""

    attachment_id = models.UUIDField(primary_key=True)
    about_kind = models.CharField(max_length=80, null=True)
    about_id = models.UUIDField(null=True)
    media_type = models.CharField(max_length=40, null=True)
    size_bytes = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, null=True, db_index=True)
    name = models.CharField(max_length=200, null=True)
    owner = models.CharField(max_length=40, null=True)
    port = models.CharField(max_length=40, null=True)
    kept_by = models.UUIDField(null=True)
    kept_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_id"], name="attachment_about")]
