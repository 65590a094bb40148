"""The Django app of passengers."""

from django.apps import AppConfig


class PassengersConfig(AppConfig):
    """Who is coming, and who came together: lists, vehicles, families."""

    name = "manfadh.apps.operate.passengers"
    label = "passengers"
    default_auto_field = "django.db.models.BigAutoField"
