"""The tables of the guest house."""

from django.db import models


class Guest(models.Model):
    """A guest, from arrival and moves."""

    guest_id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(null=True)
    given_names = models.TextField(null=True)
    surname = models.TextField(null=True)
    arrived_at = models.DateTimeField(null=True)
    price = models.DecimalField(null=True, max_digits=12, decimal_places=2)
    arrived_stamp = models.CharField(max_length=120, null=True)
    room = models.TextField(null=True)
    moved_stamp = models.CharField(max_length=120, null=True)

    objects: "models.Manager[Guest]" = models.Manager()

    class Meta:
        app_label = "sample"


class Look(models.Model):
    """A look into the book."""

    look_id = models.UUIDField(primary_key=True)
    query = models.TextField(null=True)
    people = models.JSONField(null=True)
    stamp = models.CharField(max_length=120, null=True)

    objects: "models.Manager[Look]" = models.Manager()

    class Meta:
        app_label = "sample"


TABLES: list[type[models.Model]] = [Guest, Look]
