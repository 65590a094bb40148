"""The Django app of priorities."""

from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    """Gaps, the criteria and weights that rank them, and the roadmap."""

    name = "manfadh.apps.improve.priorities"
    label = "priorities"
    default_auto_field = "django.db.models.BigAutoField"
