"""The tables of `audit`."""

from django.db import models


class Look(models.Model):
    """One question about people: who asked, where and why, and how many were shown."""

    look_id = models.UUIDField(primary_key=True)
    looked_at = models.DateTimeField(null=True)
    viewer_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    agency = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    purpose = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=40, db_default="")
    query = models.TextField(null=True)
    people_count = models.IntegerField(db_default=0)
    recorded_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["viewer_id", "looked_at"], name="look_viewer"),
            models.Index(fields=["owner", "looked_at"], name="look_day"),
        ]


class LookPerson(models.Model):
    """A person whom a look has shown."""

    pk = models.CompositePrimaryKey("person_id", "look_id")
    person_id = models.UUIDField()
    look_id = models.UUIDField(db_index=True)


class LookQuestion(models.Model):
    """What was asked of an officer about looks, or what explained them; the last one counts."""

    question_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True)
    sign = models.CharField(max_length=20, db_default="")
    looks = models.JSONField(null=True)
    outcome = models.CharField(max_length=12, db_default="")
    note = models.TextField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["officer_id", "sign"], name="look_question_of")]
