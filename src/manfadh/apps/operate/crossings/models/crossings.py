"""Tables of crossings, their changes, categories and histories, and the stays between."""

from django.db import models


class Crossing(models.Model):
    """A person was let in or let leave, unless undone."""

    crossing_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True)
    document_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    lane = models.CharField(max_length=40, db_default="")
    direction = models.CharField(max_length=5, db_default="")
    mode = models.CharField(max_length=5, db_default="")
    nationality = models.CharField(max_length=3, db_default="")
    sex = models.CharField(max_length=1, db_default="")
    birth_year = models.IntegerField(null=True)
    advice = models.CharField(max_length=30, db_default="")
    permission = models.CharField(max_length=20, db_default="")
    permission_authority = models.CharField(max_length=40, db_default="")
    territory = models.CharField(max_length=40, db_default="")
    stay_days = models.IntegerField(null=True)
    permission_number = models.CharField(max_length=60, null=True)
    permission_until_on = models.DateField(null=True)
    journey = models.CharField(max_length=40, db_default="")
    is_paper = models.BooleanField(db_default=False)
    ground = models.TextField(null=True)
    officer_id = models.UUIDField(null=True)
    crossed_at = models.DateTimeField(null=True)
    recorded_stamp = models.CharField(max_length=120, null=True)
    undone_at = models.DateTimeField(null=True)
    undo_ground = models.CharField(max_length=300, db_default="")
    undone_stamp = models.CharField(max_length=120, null=True)
    # Of the last correction that is in the columns above.
    changed_stamp = models.CharField(max_length=120, null=True)
    # The history of an older system that it was taken over with; None for what was decided here.
    history_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["traveller_id", "crossed_at"], name="crossing_traveller"),
            models.Index(fields=["port", "crossed_at"], name="crossing_port"),
            models.Index(fields=["owner", "crossed_at"], name="crossing_owner"),
            models.Index(
                fields=["history_id", "crossing_id"],
                name="crossing_history",
                condition=models.Q(history_id__isnull=False),
            ),
            models.Index(
                fields=["officer_id", "crossed_at"],
                name="crossing_officer",
                condition=models.Q(officer_id__isnull=False),
            ),
        ]


class RepeatJudgement(models.Model):
    """What an officer said of a person who had crossed a few minutes before."""

    judgement_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True)
    earlier_crossing_id = models.UUIDField(null=True, db_index=True)
    judgement = models.CharField(max_length=20, db_default="")
    minutes = models.IntegerField(null=True)
    reason = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    judged_at = models.DateTimeField(null=True)
    judged_by = models.UUIDField(null=True)
    judged_stamp = models.CharField(max_length=120, null=True)


class CrossingChange(models.Model):
    """One field of a crossing that was corrected; the last one of a field is how it reads now."""

    change_id = models.UUIDField(primary_key=True)
    correction_id = models.UUIDField(null=True)
    crossing_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True)
    field = models.CharField(max_length=30, db_default="")
    was = models.CharField(max_length=300, db_default="")
    becomes = models.CharField(max_length=300, db_default="")
    was_personal = models.TextField(null=True)
    becomes_personal = models.TextField(null=True)
    reason = models.CharField(max_length=20, db_default="")
    note = models.TextField(null=True)
    is_own = models.BooleanField(db_default=False)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.UUIDField(null=True)
    corrected_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["crossing_id", "corrected_stamp"], name="change_crossing"),
            models.Index(fields=["port", "corrected_at"], name="change_port"),
        ]


class CrossingCategory(models.Model):
    """Who crossed otherwise than an ordinary traveller, and under what."""

    crossing_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True)
    direction = models.CharField(max_length=5, db_default="")
    category = models.CharField(max_length=30, db_default="")
    rule = models.CharField(max_length=60, db_default="")
    leave_by_at = models.DateTimeField(null=True)
    detail = models.TextField(null=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["port", "recorded_at"], name="category_port"),
            models.Index(
                fields=["port", "leave_by_at"],
                name="category_leave_by",
                condition=models.Q(leave_by_at__isnull=False),
            ),
        ]


class History(models.Model):
    """The crossings of an older system, taken over from one file."""

    history_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    name = models.CharField(max_length=120, db_default="")
    file_hash = models.CharField(max_length=64, db_default="", db_index=True)
    titles = models.TextField(db_default="")
    mapping = models.TextField(db_default="")
    lines = models.IntegerField(null=True)
    begun_at = models.DateTimeField(null=True)
    begun_stamp = models.CharField(max_length=120, null=True)
    last_line = models.IntegerField(null=True)
    taken = models.IntegerField(null=True)
    known_before = models.IntegerField(null=True)
    advanced_at = models.DateTimeField(null=True)
    advanced_stamp = models.CharField(max_length=120, null=True)
    ended_at = models.DateTimeField(null=True)
    ended_stamp = models.CharField(max_length=120, null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")
    withdrawn_stamp = models.CharField(max_length=120, null=True)


class Stay(models.Model):
    """A person's time in a territory: an entry with its exit, worked out from the crossings."""

    # The id of the entry's crossing.
    stay_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField()
    owner = models.CharField(max_length=40)
    territory = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    entry_port = models.CharField(max_length=40)
    permission = models.CharField(max_length=20)
    permission_authority = models.CharField(max_length=40)
    permission_until_on = models.DateField(null=True)
    stay_days = models.IntegerField(null=True)
    nationality = models.CharField(max_length=3)
    left_at = models.DateTimeField(null=True)
    exit_id = models.UUIDField(null=True)
    exit_port = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["traveller_id", "entered_at"], name="stay_traveller"),
            models.Index(fields=["owner", "left_at"], name="stay_open"),
        ]
