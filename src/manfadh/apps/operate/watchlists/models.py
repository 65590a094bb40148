"""The tables of `watchlists`."""

from django.db import models


class Watchlist(models.Model):
    """A list of one owner, for one purpose."""

    watchlist = models.CharField(max_length=60, primary_key=True)
    purpose = models.CharField(max_length=30, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    reference = models.CharField(max_length=300, db_default="")
    established_at = models.DateTimeField(null=True)
    established_stamp = models.CharField(max_length=120, null=True)


class Alert(models.Model):
    """Somebody or some document that is sought."""

    alert_id = models.UUIDField(primary_key=True)
    watchlist = models.CharField(max_length=60, db_default="")
    owner = models.CharField(max_length=40, db_default="")
    instruction = models.CharField(max_length=20, db_default="")
    reference = models.CharField(max_length=300, db_default="")
    expires_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    name = models.CharField(max_length=300, null=True)
    name_key = models.CharField(max_length=400, null=True)
    sound_key = models.CharField(max_length=400, null=True)
    mother = models.CharField(max_length=240, null=True)
    birth = models.CharField(max_length=10, null=True)
    nationality = models.CharField(max_length=3, null=True)
    document_issuer = models.CharField(max_length=3, null=True)
    document_number = models.CharField(max_length=40, null=True)
    number_key = models.CharField(max_length=40, null=True)
    placed_at = models.DateTimeField(null=True)
    placed_stamp = models.CharField(max_length=120, null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")
    withdrawn_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["number_key"], name="alert_number"),
            models.Index(fields=["sound_key"], name="alert_sound"),
            models.Index(fields=["watchlist", "placed_at"], name="alert_list"),
        ]
