"""The Django app of crossings."""

from django.apps import AppConfig


class CrossingsConfig(AppConfig):
    """What happens at a port: inspections, decisions, secondary cases, refusals, stays."""

    name = "manfadh.apps.operate.crossings"
    label = "crossings"
    default_auto_field = "django.db.models.BigAutoField"
