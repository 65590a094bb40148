"""The Django app of coordination."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """Instructions about one person, and protection concerns behind their own wall."""

    name = "manfadh.apps.operate.coordination"
    label = "coordination"
    default_auto_field = "django.db.models.BigAutoField"
