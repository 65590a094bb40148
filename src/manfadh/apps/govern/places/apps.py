"""The Django app of places."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Ports of entry, centres, lanes, governorates and districts, and who recognises what."""

    name = "manfadh.apps.govern.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
