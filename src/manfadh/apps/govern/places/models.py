"""The tables of places. Private: other apps ask `selectors`."""

from django.db import models


class Area(models.Model):
    """A governorate, district or sub-district."""

    pcode = models.CharField(max_length=20, primary_key=True)
    level = models.CharField(max_length=12, db_default="")
    parent = models.CharField(max_length=20, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    source = models.TextField(db_default="")
    stamp = models.CharField(max_length=120, null=True)


class Port(models.Model):
    """A port of entry as it was last described. Degrees are text, as they were given."""

    port = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=12, db_default="")
    status = models.CharField(max_length=12, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    neighbour = models.CharField(max_length=3, db_default="")
    twin = models.CharField(max_length=200, db_default="")
    governorate = models.CharField(max_length=20, db_default="")
    latitude = models.CharField(max_length=20, db_default="")
    longitude = models.CharField(max_length=20, db_default="")
    note = models.TextField(db_default="")
    source = models.TextField(db_default="")
    stamp = models.CharField(max_length=120, null=True)


class Centre(models.Model):
    """A border management centre as it was last described."""

    centre = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=12, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    governorate = models.CharField(max_length=20, db_default="")
    latitude = models.CharField(max_length=20, db_default="")
    longitude = models.CharField(max_length=20, db_default="")
    source = models.TextField(db_default="")
    stamp = models.CharField(max_length=120, null=True)


class Lane(models.Model):
    """A lane of a port as it was last described."""

    lane_id = models.UUIDField(primary_key=True)
    port = models.CharField(max_length=40, db_default="", db_index=True)
    code = models.CharField(max_length=20, db_default="")
    direction = models.CharField(max_length=12, db_default="")
    mode = models.CharField(max_length=12, db_default="")
    in_use = models.BooleanField(db_default=False)
    stamp = models.CharField(max_length=120, null=True)


class Recognition(models.Model):
    """What one authority holds of a port. Internal to the authority that declared it."""

    recognition_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    authority = models.CharField(max_length=40, db_default="")
    is_recognised = models.BooleanField(db_default=False)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    reference = models.TextField(db_default="")
    stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "owner"], name="recognition_of_port")]


class Description(models.Model):
    """One description of a port or its lane, kept as history: a row per entry, never replaced."""

    entry = models.UUIDField(primary_key=True)
    port = models.CharField(max_length=40, db_default="")
    lane_id = models.UUIDField(null=True)
    said = models.JSONField(null=True)
    described_at = models.DateTimeField(null=True)
    described_by = models.UUIDField(null=True)
    stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "stamp"], name="history_of_port")]
