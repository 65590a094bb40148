"""The tables of `fees`."""

from django.db import models


class Receipt(models.Model):
    """A numbered receipt, void or not."""

    receipt_id = models.UUIDField(primary_key=True)
    series = models.CharField(max_length=80, db_default="")
    number = models.IntegerField(null=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True)
    provision_id = models.UUIDField(null=True)
    fee = models.CharField(max_length=60, db_default="")
    occasion = models.CharField(max_length=60, db_default="")
    days = models.IntegerField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    currency = models.CharField(max_length=3, db_default="")
    lane = models.CharField(max_length=40, db_default="")
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    seal = models.TextField(db_default="")
    issued_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)
    voided_at = models.DateTimeField(null=True)
    voided_by = models.UUIDField(null=True)
    void_ground = models.CharField(max_length=300, db_default="")
    is_refunded = models.BooleanField(db_default=False)
    voided_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["series", "number"], name="receipt_number"),
            models.Index(fields=["traveller_id", "issued_at"], name="receipt_traveller"),
            models.Index(fields=["port", "issued_on"], name="receipt_day"),
        ]


class Print(models.Model):
    """One print of a receipt."""

    print_id = models.UUIDField(primary_key=True)
    receipt_id = models.UUIDField(null=True, db_index=True)
    copy = models.IntegerField(null=True)
    printed_at = models.DateTimeField(null=True)
    printed_by = models.UUIDField(null=True)
    printed_stamp = models.CharField(max_length=120, null=True)


class Waiver(models.Model):
    """A fee that was not taken, with the reason in law, and whether a second officer agreed."""

    waiver_id = models.UUIDField(primary_key=True)
    inspection_id = models.UUIDField(null=True)
    traveller_id = models.UUIDField(null=True)
    provision_id = models.UUIDField(null=True)
    fee = models.CharField(max_length=60, db_default="")
    occasion = models.CharField(max_length=60, db_default="")
    days = models.IntegerField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    currency = models.CharField(max_length=3, db_default="")
    reason = models.CharField(max_length=60, db_default="")
    needs_second = models.BooleanField(db_default=False)
    note = models.TextField(null=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    asked_on = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    asked_stamp = models.CharField(max_length=120, null=True)
    granted_at = models.DateTimeField(null=True)
    granted_by = models.UUIDField(null=True)
    granted_stamp = models.CharField(max_length=120, null=True)
    declined_at = models.DateTimeField(null=True)
    declined_by = models.UUIDField(null=True)
    decline_ground = models.CharField(max_length=300, db_default="")
    declined_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["traveller_id", "asked_at"], name="waiver_traveller"),
            models.Index(fields=["port", "asked_on"], name="waiver_day"),
        ]


class CashCount(models.Model):
    """The cash of a port's day as somebody counted it; the last count holds."""

    count_id = models.UUIDField(primary_key=True)
    owner = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    counted_on = models.DateField(null=True)
    currency = models.CharField(max_length=3, db_default="")
    amount = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    counted_at = models.DateTimeField(null=True)
    counted_by = models.UUIDField(null=True)
    counted_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "counted_on"], name="cash_day")]
