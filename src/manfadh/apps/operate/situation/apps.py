"""The Django app of the situation."""

from django.apps import AppConfig


class SituationConfig(AppConfig):
    """How a port stands: the hand-over between shifts, and the daily report to headquarters."""

    name = "manfadh.apps.operate.situation"
    label = "situation"
    default_auto_field = "django.db.models.BigAutoField"
