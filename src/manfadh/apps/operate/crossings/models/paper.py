"""The table of numbered forms."""

from django.db import models


class PaperForm(models.Model):
    """A numbered form on paper, and what became of it."""

    # The number as printed: port, year, number.
    form = models.CharField(max_length=60, primary_key=True)
    block_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    year = models.IntegerField(null=True)
    number = models.IntegerField(null=True)
    lane = models.CharField(max_length=40, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    printed_at = models.DateTimeField(null=True)
    printed_by = models.UUIDField(null=True)
    printed_stamp = models.CharField(max_length=120, null=True)
    # "": still out; entered, spoiled, not_used, lost.
    state = models.CharField(max_length=10, db_default="")
    state_at = models.DateTimeField(null=True)
    state_by = models.UUIDField(null=True)
    ground = models.CharField(max_length=300, db_default="")
    crossing_id = models.UUIDField(null=True)
    state_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["port", "year", "number"], name="paper_number"),
            models.Index(fields=["block_id"], name="paper_block"),
            models.Index(fields=["crossing_id"], name="paper_crossing"),
        ]
