"""The tables of `crossings`."""

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


class SecondaryCase(models.Model):
    """A person whom primary referred to secondary."""

    case_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    reason = models.CharField(max_length=30, db_default="")
    note = models.TextField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    opened_stamp = models.CharField(max_length=120, null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_stamp = models.CharField(max_length=120, null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=30, db_default="")
    ground = models.CharField(max_length=300, db_default="")
    resolution_note = models.TextField(null=True)
    resolved_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "resolved_at"], name="case_queue")]


class CaseStep(models.Model):
    """One thing that happened to a case: its history, told by its entries."""

    # The entry's own id.
    step_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=20, db_default="")
    by_officer_id = models.UUIDField(null=True)
    to_officer_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=30, db_default="")
    note = models.TextField(null=True)
    stepped_at = models.DateTimeField(null=True)
    step_stamp = models.CharField(max_length=120, null=True)


class ToldApart(models.Model):
    """That a person is not the one on a list, for what the list said then."""

    decision_id = models.UUIDField(primary_key=True)
    slip_number = models.CharField(max_length=20, db_default="")
    case_id = models.UUIDField(null=True, db_index=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    alert_id = models.UUIDField(null=True)
    valid_until_on = models.DateField(null=True)
    alert_mark = models.CharField(max_length=64, null=True)
    ground = models.TextField(null=True)
    issuer = models.CharField(max_length=3, null=True)
    number_key = models.CharField(max_length=40, null=True)
    sound_key = models.CharField(max_length=400, null=True)
    birth = models.CharField(max_length=10, null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    told_at = models.DateTimeField(null=True)
    told_by = models.UUIDField(null=True)
    told_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["slip_number"], name="told_apart_slip"),
            models.Index(fields=["number_key", "birth"], name="told_apart_number"),
        ]


class RevokedSlip(models.Model):
    """A slip that no longer holds."""

    slip_number = models.CharField(max_length=20, primary_key=True)
    traveller_id = models.UUIDField(null=True)
    ground = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoked_stamp = models.CharField(max_length=120, null=True)


class Refusal(models.Model):
    """A proposed refusal of entry, on its way through what the law asks."""

    refusal_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    act = models.CharField(max_length=60, db_default="")
    ground = models.CharField(max_length=60, db_default="")
    note = models.TextField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.UUIDField(null=True)
    proposed_stamp = models.CharField(max_length=120, null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    asked_stamp = models.CharField(max_length=120, null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signed_stamp = models.CharField(max_length=120, null=True)
    completed_at = models.DateTimeField(null=True)
    completed_stamp = models.CharField(max_length=120, null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")
    withdrawn_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "proposed_at"], name="refusal_port")]


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
        indexes = [models.Index(fields=["port", "recorded_at"], name="category_port")]


class Notice(models.Model):
    """The notice of a signed order; whether it is void, the order says."""

    notice_id = models.UUIDField(primary_key=True)
    refusal_id = models.UUIDField(null=True, db_index=True)
    traveller_id = models.UUIDField(null=True)
    series = models.CharField(max_length=80, db_default="")
    number = models.IntegerField(null=True)
    act = models.CharField(max_length=60, db_default="")
    ground = models.CharField(max_length=60, db_default="")
    language = models.CharField(max_length=5, db_default="")
    seal = models.TextField(db_default="")
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    issued_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.UUIDField(null=True)
    handed_how = models.CharField(max_length=10, db_default="")
    handed_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["series", "number"], name="notice_number")]
