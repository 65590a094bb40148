"""The Django app of audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Every look at a person: who, when, why, what was asked, who was shown."""

    name = "manfadh.apps.govern.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
