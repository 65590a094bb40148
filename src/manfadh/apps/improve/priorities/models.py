"""The tables of `priorities`."""

from django.db import models


class Gap(models.Model):
    """Something that is missing at a port or centre."""

    gap_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    area = models.CharField(max_length=40, db_default="")
    title_ar = models.CharField(max_length=200, db_default="")
    title_ckb = models.CharField(max_length=200, db_default="")
    title_en = models.CharField(max_length=200, db_default="")
    detail = models.TextField(db_default="")
    severity = models.IntegerField(null=True)
    risk = models.IntegerField(null=True)
    risk_reason = models.CharField(max_length=300, db_default="")
    obligation = models.CharField(max_length=12, db_default="")
    reference = models.CharField(max_length=300, db_default="")
    needs = models.JSONField(null=True)
    source = models.CharField(max_length=300, db_default="")
    finding_id = models.UUIDField(null=True, db_index=True)
    people_a_day = models.IntegerField(null=True)
    people_source = models.CharField(max_length=300, db_default="")
    described_at = models.DateTimeField(null=True)
    described_by = models.UUIDField(null=True)
    described_stamp = models.CharField(max_length=120, null=True)
    closed_on = models.DateField(null=True)
    closing_evidence = models.CharField(max_length=500, db_default="")
    closed_stamp = models.CharField(max_length=120, null=True)
    reopening_reason = models.CharField(max_length=300, db_default="")
    reopened_stamp = models.CharField(max_length=120, null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "port"], name="gap_port")]


class Criterion(models.Model):
    """What gaps are ranked by."""

    criterion_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    name_ar = models.CharField(max_length=120, db_default="")
    name_ckb = models.CharField(max_length=120, db_default="")
    name_en = models.CharField(max_length=120, db_default="")
    measure = models.CharField(max_length=12, db_default="")
    least = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    most = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    place = models.IntegerField(null=True)
    is_in_use = models.BooleanField(db_default=False)
    described_stamp = models.CharField(max_length=120, null=True)


class Judgement(models.Model):
    """A gap on the scale of a criterion that is judged by hand."""

    judgement_id = models.UUIDField(primary_key=True)
    gap_id = models.UUIDField(null=True, db_index=True)
    criterion_id = models.UUIDField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    score = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    reason = models.CharField(max_length=300, db_default="")
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField(null=True)
    judged_stamp = models.CharField(max_length=120, null=True)


class Weighting(models.Model):
    """One voice's weights: a list of criterion, weight, low and high as texts."""

    weighting_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    voice = models.CharField(max_length=120, db_default="")
    weights = models.JSONField(null=True)
    reason = models.CharField(max_length=500, db_default="")
    given_by = models.UUIDField(null=True)
    given_at = models.DateTimeField(null=True)
    given_stamp = models.CharField(max_length=120, null=True)
    withdrawn_stamp = models.CharField(max_length=120, null=True)
    withdrawal_ground = models.CharField(max_length=300, db_default="")


class Step(models.Model):
    """When a gap is to be closed."""

    gap_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    responsible = models.CharField(max_length=200, db_default="")
    note = models.CharField(max_length=500, db_default="")
    planned_stamp = models.CharField(max_length=120, null=True)
    drop_ground = models.CharField(max_length=300, db_default="")
    dropped_stamp = models.CharField(max_length=120, null=True)


class Adoption(models.Model):
    """An order of gaps that was taken for the one to work by."""

    adoption_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    voice = models.CharField(max_length=120, db_default="")
    order = models.JSONField(null=True)
    ground = models.CharField(max_length=500, db_default="")
    adopted_by = models.UUIDField(null=True)
    adopted_at = models.DateTimeField(null=True)
    adopted_stamp = models.CharField(max_length=120, null=True)
