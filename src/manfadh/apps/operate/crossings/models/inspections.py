"""Tables of readings and what was shown with them."""

from django.db import models


class Inspection(models.Model):
    """A document that was read at a booth."""

    inspection_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    lane = models.CharField(max_length=40, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    is_known = models.BooleanField(db_default=False)
    advice = models.CharField(max_length=30, db_default="")
    claims_own_nationality = models.BooleanField(db_default=False)
    nationality = models.CharField(max_length=3, db_default="")
    mrz = models.TextField(null=True)
    document = models.TextField(null=True)
    saw = models.TextField(null=True)
    number_key = models.CharField(max_length=40, null=True)
    sound_key = models.CharField(max_length=400, null=True)
    birth = models.CharField(max_length=10, null=True)
    opened_stamp = models.CharField(max_length=120, null=True)
    claimed_nationality = models.CharField(max_length=3, db_default="")
    claimed_at = models.DateTimeField(null=True)
    claimed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["number_key", "opened_at"], name="inspection_number"),
            models.Index(fields=["sound_key", "birth"], name="inspection_sound"),
            models.Index(fields=["port", "opened_at"], name="inspection_port"),
        ]


class Presentation(models.Model):
    """A visa or permit that was shown with a document."""

    presentation_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True)
    permission = models.CharField(max_length=20, db_default="")
    issued_by = models.CharField(max_length=40, db_default="")
    entries = models.CharField(max_length=10, db_default="")
    valid_from_on = models.DateField(null=True)
    valid_until_on = models.DateField(null=True)
    stay_days = models.IntegerField(null=True)
    is_typed = models.BooleanField(db_default=False)
    is_zone_valid = models.BooleanField(db_default=True)
    number = models.CharField(max_length=60, null=True)
    number_key = models.CharField(max_length=40, null=True)
    sponsor = models.CharField(max_length=200, null=True)
    zone = models.TextField(null=True)
    holder = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    presented_at = models.DateTimeField(null=True)
    presented_by = models.UUIDField(null=True)
    presented_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["inspection_id", "presented_at"], name="presentation_reading"),
            models.Index(fields=["number_key", "issued_by"], name="presentation_number"),
        ]


class Consent(models.Model):
    """Who consents to a minor's journey, or that nobody did."""

    inspection_id = models.UUIDField(primary_key=True)
    rule = models.CharField(max_length=60, db_default="")
    relation = models.CharField(max_length=20, db_default="")
    paper = models.CharField(max_length=60, db_default="")
    given_by = models.CharField(max_length=250, null=True)
    paper_number = models.CharField(max_length=60, null=True)
    note = models.TextField(null=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField(null=True)
    recorded_stamp = models.CharField(max_length=120, null=True)


class ConsentQuestion(models.Model):
    """A supervisor is asked about a minor without consent, and what the supervisor answered."""

    question_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True)
    direction = models.CharField(max_length=5, db_default="")
    rule = models.CharField(max_length=60, db_default="")
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    asked_stamp = models.CharField(max_length=120, null=True)
    answer = models.CharField(max_length=20, db_default="")
    ground = models.TextField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "asked_at"], name="consent_question_port")]
