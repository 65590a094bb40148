"""The Django app of custody."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    """Documents that a port holds, each against a receipt."""

    name = "manfadh.apps.operate.custody"
    label = "custody"
    default_auto_field = "django.db.models.BigAutoField"
