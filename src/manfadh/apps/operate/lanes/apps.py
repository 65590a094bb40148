"""The Django app of lanes."""

from django.apps import AppConfig


class LanesConfig(AppConfig):
    """Lanes that open and close, officers drawn by lot, and queues counted by eye."""

    name = "manfadh.apps.operate.lanes"
    label = "lanes"
    default_auto_field = "django.db.models.BigAutoField"
