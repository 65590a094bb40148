"""The tables of `travellers`."""

from django.db import models

from manfadh.kernel.search import KeyField


class Traveller(models.Model):
    """A person, as last described."""

    traveller_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    registered_at = models.DateTimeField(null=True)
    registered_stamp = models.CharField(max_length=120, null=True)

    given = models.CharField(max_length=120, null=True)
    father = models.CharField(max_length=120, null=True)
    grandfather = models.CharField(max_length=120, null=True)
    family = models.CharField(max_length=120, null=True)
    mother = models.CharField(max_length=240, null=True)
    surname = models.CharField(max_length=120, null=True)
    given_names = models.CharField(max_length=120, null=True)
    birth = models.CharField(max_length=10, null=True)
    sex = models.CharField(max_length=1, null=True)
    nationality = models.CharField(max_length=3, db_default="")
    name_key = KeyField(max_length=400, null=True)
    sound_key = KeyField(max_length=400, null=True)
    described_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["sound_key", "birth"], name="traveller_sound"),
            models.Index(fields=["name_key"], name="traveller_name"),
        ]


class Document(models.Model):
    """A document that a person presented, as last read."""

    document_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=20, db_default="")
    issuer = models.CharField(max_length=3, db_default="")
    nationality = models.CharField(max_length=3, db_default="")
    expiry = models.CharField(max_length=10, db_default="")
    number = models.CharField(max_length=40, null=True)
    number_key = models.CharField(max_length=40, null=True)
    surname = models.CharField(max_length=120, null=True)
    given_names = models.CharField(max_length=120, null=True)
    presented_at = models.DateTimeField(null=True)
    presented_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["number_key", "issuer"], name="document_number")]


class MergeProposal(models.Model):
    """Two records that an officer takes for one person, waiting for a second officer."""

    merge_id = models.UUIDField(primary_key=True)
    kept_id = models.UUIDField(null=True)
    merged_id = models.UUIDField(null=True)
    ground = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.UUIDField(null=True)
    proposed_stamp = models.CharField(max_length=120, null=True)


class Merge(models.Model):
    """That two records are one person, until it is split."""

    merge_id = models.UUIDField(primary_key=True)
    kept_id = models.UUIDField(null=True, db_index=True)
    merged_id = models.UUIDField(null=True, db_index=True)
    ground = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    merged_at = models.DateTimeField(null=True)
    merged_by = models.UUIDField(null=True)
    merged_stamp = models.CharField(max_length=120, null=True)
    split_at = models.DateTimeField(null=True)
    split_by = models.UUIDField(null=True)
    split_ground = models.TextField(null=True)
    split_stamp = models.CharField(max_length=120, null=True)


class MergedRecord(models.Model):
    """A record that is one person with others, worked out from the merges that stand."""

    traveller_id = models.UUIDField(primary_key=True)
    # The record that leads them all.
    person_id = models.UUIDField(db_index=True)


class TwoPeople(models.Model):
    """Two records that were found to be two people."""

    decision_id = models.UUIDField(primary_key=True)
    one_id = models.UUIDField(null=True, db_index=True)
    other_id = models.UUIDField(null=True, db_index=True)
    ground = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    told_at = models.DateTimeField(null=True)
    told_by = models.UUIDField(null=True)
    told_stamp = models.CharField(max_length=120, null=True)
