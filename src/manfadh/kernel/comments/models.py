"""The table of comments."""

from django.db import models


class Comment(models.Model):
    """A comment. Its text is empty once it has been erased."""

    comment_id = models.UUIDField(primary_key=True)
    about_kind = models.CharField(max_length=80, null=True)
    about_id = models.UUIDField(null=True)
    text = models.TextField(null=True)
    owner = models.CharField(max_length=40, null=True)
    port = models.CharField(max_length=40, null=True)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_id"], name="comment_about")]
