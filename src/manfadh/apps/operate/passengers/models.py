"""The tables of `passengers`. Private: other apps ask `selectors`."""

from django.db import models


class Party(models.Model):
    """People who come together."""

    party_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=20, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    source = models.CharField(max_length=10, db_default="")
    carrier = models.CharField(max_length=200, db_default="")
    vehicle_kind = models.CharField(max_length=20, db_default="")
    plate_country = models.CharField(max_length=3, db_default="")
    plate = models.CharField(max_length=40, null=True)
    plate_key = models.CharField(max_length=40, null=True)
    listed = models.IntegerField(db_default=0)
    expected_on = models.DateField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    opened_stamp = models.CharField(max_length=120, null=True)
    leader_id = models.UUIDField(null=True)
    leader_stamp = models.CharField(max_length=120, null=True)
    # When and by which rule those whom nobody confirmed were erased.
    cleared_at = models.DateTimeField(null=True)
    cleared_rule = models.CharField(max_length=60, db_default="")
    cleared = models.IntegerField(null=True)
    cleared_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["port", "opened_at"], name="party_port"),
            models.Index(fields=["owner", "plate_key"], name="party_plate"),
            models.Index(
                fields=["owner", "opened_at"],
                name="party_uncleared",
                condition=models.Q(cleared_at__isnull=True),
            ),
        ]


class Member(models.Model):
    """A place on a party's list."""

    member_id = models.UUIDField(primary_key=True)
    party_id = models.UUIDField(null=True)
    position = models.IntegerField(db_default=0)
    how = models.CharField(max_length=10, db_default="")
    nationality = models.CharField(max_length=3, db_default="")
    sex = models.CharField(max_length=1, db_default="")
    document_issuer = models.CharField(max_length=3, db_default="")
    name = models.CharField(max_length=250, null=True)
    mother = models.CharField(max_length=250, null=True)
    birth = models.CharField(max_length=10, null=True)
    document_number = models.CharField(max_length=40, null=True)
    number_key = models.CharField(max_length=40, null=True)
    sound_key = models.CharField(max_length=400, null=True)
    listed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["party_id", "position"], name="member_party"),
            models.Index(fields=["party_id", "number_key"], name="member_number"),
        ]


class Passing(models.Model):
    """Whether one person of a party passed in one direction, or why not."""

    # Member and direction.
    passing_id = models.CharField(max_length=42, primary_key=True)
    member_id = models.UUIDField(null=True)
    party_id = models.UUIDField(null=True, db_index=True)
    direction = models.CharField(max_length=5, db_default="")
    traveller_id = models.UUIDField(null=True, db_index=True)
    inspection_id = models.UUIDField(null=True)
    crossing_id = models.UUIDField(null=True, db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    confirmed_stamp = models.CharField(max_length=120, null=True)
    undone_crossing_id = models.UUIDField(null=True)
    undone_stamp = models.CharField(max_length=120, null=True)
    absence_reason = models.CharField(max_length=30, db_default="")
    absence_note = models.TextField(null=True)
    absence_by = models.UUIDField(null=True)
    absence_at = models.DateTimeField(null=True)
    absence_stamp = models.CharField(max_length=120, null=True)


class Meeting(models.Model):
    """A reading at a booth that belongs to a party."""

    inspection_id = models.UUIDField(primary_key=True)
    party_id = models.UUIDField(null=True)
    member_id = models.UUIDField(null=True)
    direction = models.CharField(max_length=5, db_default="")
    met_at = models.DateTimeField(null=True)
    met_stamp = models.CharField(max_length=120, null=True)


class Closing(models.Model):
    """The end of a party's passage in one direction."""

    # Party and direction.
    closing_id = models.CharField(max_length=42, primary_key=True)
    party_id = models.UUIDField(null=True, db_index=True)
    direction = models.CharField(max_length=5, db_default="")
    present = models.IntegerField(db_default=0)
    absent = models.IntegerField(db_default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_stamp = models.CharField(max_length=120, null=True)
