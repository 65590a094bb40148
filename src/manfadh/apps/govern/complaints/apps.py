"""The Django app of complaints."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints that go outside the port, and what the inspector answers."""

    name = "manfadh.apps.govern.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
