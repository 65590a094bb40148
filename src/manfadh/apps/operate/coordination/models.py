"""The tables of `coordination`. Concerns have a table of their own that no other query touches."""

from django.db import models


class Instruction(models.Model):
    """What booths shall do when they meet one person."""

    instruction_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    action = models.CharField(max_length=30, db_default="")
    text = models.TextField(null=True)
    left_at = models.DateTimeField(null=True)
    left_stamp = models.CharField(max_length=120, null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_stamp = models.CharField(max_length=120, null=True)


class Concern(models.Model):
    """A person who may need protection."""

    concern_id = models.UUIDField(primary_key=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    inspection_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    kinds = models.JSONField(null=True)
    note = models.TextField(null=True)
    raised_at = models.DateTimeField(null=True)
    raised_stamp = models.CharField(max_length=120, null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.UUIDField(null=True)
    accepted_stamp = models.CharField(max_length=120, null=True)
    closed_at = models.DateTimeField(null=True)
    is_return_barred = models.BooleanField(db_default=False)
    outcome = models.TextField(null=True)
    closed_stamp = models.CharField(max_length=120, null=True)


class Departments(models.Model):
    """Which departments work at a port."""

    port = models.CharField(max_length=40, primary_key=True)
    agencies = models.JSONField(null=True)
    reference = models.CharField(max_length=300, db_default="")
    set_at = models.DateTimeField(null=True)
    set_stamp = models.CharField(max_length=120, null=True)


class Task(models.Model):
    """What waits for a department at a port."""

    task_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    department = models.CharField(max_length=40, db_default="")
    about = models.CharField(max_length=20, db_default="")
    matter = models.CharField(max_length=20, db_default="")
    subject_id = models.UUIDField(null=True, db_index=True)
    what = models.TextField(null=True)
    note = models.TextField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.UUIDField(null=True)
    sent_from = models.CharField(max_length=40, db_default="")
    sent_stamp = models.CharField(max_length=120, null=True)
    # Taken and put back: the later of the two counts, so both write these columns.
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=20, db_default="")
    outcome_note = models.TextField(null=True)
    done_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["port", "department", "done_at"], name="task_desk"),
            models.Index(fields=["port", "sent_at"], name="task_day"),
        ]


class ViolationKind(models.Model):
    """A kind of violation in an authority's catalogue."""

    kind_id = models.UUIDField(primary_key=True)
    authority = models.CharField(max_length=40, db_default="")
    code = models.CharField(max_length=60, db_default="")
    department_kind = models.CharField(max_length=20, db_default="")
    text_ar = models.CharField(max_length=300, db_default="")
    text_ckb = models.CharField(max_length=300, db_default="")
    text_en = models.CharField(max_length=300, db_default="")
    reference = models.CharField(max_length=300, db_default="")
    valid_from_on = models.DateField(null=True)
    valid_until_on = models.DateField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)


class Violation(models.Model):
    """A violation, from its record to its end."""

    violation_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=60, db_default="")
    department = models.CharField(max_length=40, db_default="")
    concerned = models.JSONField(null=True)
    place = models.CharField(max_length=200, db_default="")
    committed_at = models.DateTimeField(null=True)
    person_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    person = models.TextField(null=True)
    vehicle = models.TextField(null=True)
    facts = models.TextField(null=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField(null=True)
    recorded_stamp = models.CharField(max_length=120, null=True)
    notified_at = models.DateTimeField(null=True)
    notified_how = models.CharField(max_length=20, db_default="")
    notified_stamp = models.CharField(max_length=120, null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(null=True)
    is_disputed = models.BooleanField(db_default=False)
    answered_stamp = models.CharField(max_length=120, null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, db_default="")
    fine_reference = models.CharField(max_length=100, db_default="")
    ground = models.CharField(max_length=300, db_default="")
    closed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "recorded_at"], name="violation_port")]


class ViolationSight(models.Model):
    """That a department has taken note of a violation."""

    sight_id = models.UUIDField(primary_key=True)
    violation_id = models.UUIDField(null=True, db_index=True)
    department = models.CharField(max_length=40, db_default="")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.UUIDField(null=True)
    seen_stamp = models.CharField(max_length=120, null=True)


class Minutes(models.Model):
    """Minutes, numbered by port and year."""

    minutes_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    year = models.IntegerField(null=True)
    number = models.IntegerField(null=True)
    kind = models.CharField(max_length=20, db_default="")
    violation_id = models.UUIDField(null=True, db_index=True)
    held_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, db_default="")
    subject_id = models.UUIDField(null=True, db_index=True)
    written_at = models.DateTimeField(null=True)
    written_by = models.UUIDField(null=True)
    written_stamp = models.CharField(max_length=120, null=True)
    body = models.TextField(null=True)
    body_stamp = models.CharField(max_length=120, null=True)
    voided_at = models.DateTimeField(null=True)
    void_ground = models.CharField(max_length=300, db_default="")
    voided_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "year", "number"], name="minutes_number")]


class MinutesParticipant(models.Model):
    """Somebody named in minutes, and how they answered."""

    row_id = models.UUIDField(primary_key=True)
    minutes_id = models.UUIDField(null=True, db_index=True)
    participant_id = models.UUIDField(null=True)
    place_in_order = models.IntegerField(null=True)
    agency = models.CharField(max_length=40, db_default="")
    officer_id = models.UUIDField(null=True, db_index=True)
    name = models.TextField(null=True)
    named_stamp = models.CharField(max_length=120, null=True)
    stance = models.CharField(max_length=10, db_default="")
    reason = models.TextField(null=True)
    is_on_paper = models.BooleanField(db_default=False)
    answered_at = models.DateTimeField(null=True)
    answer_recorded_by = models.UUIDField(null=True)
    answered_stamp = models.CharField(max_length=120, null=True)


class Incident(models.Model):
    """Something out of the ordinary at a port."""

    incident_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=20, db_default="")
    what = models.CharField(max_length=300, db_default="")
    began_at = models.DateTimeField(null=True)
    noted_by = models.UUIDField(null=True)
    noted_stamp = models.CharField(max_length=120, null=True)
    ended_at = models.DateTimeField(null=True)
    end_note = models.CharField(max_length=300, db_default="")
    ended_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "began_at"], name="incident_port")]
