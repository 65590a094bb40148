"""The Django app of travellers."""

from django.apps import AppConfig


class TravellersConfig(AppConfig):
    """People who crossed, and the documents that they presented."""

    name = "manfadh.apps.operate.travellers"
    label = "travellers"
    default_auto_field = "django.db.models.BigAutoField"
