"""The Django app of fees."""

from django.apps import AppConfig


class FeesConfig(AppConfig):
    """What is owed by the tariff: receipts, waivers, and the cash of a day."""

    name = "manfadh.apps.operate.fees"
    label = "fees"
    default_auto_field = "django.db.models.BigAutoField"
