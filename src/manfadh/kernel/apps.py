"""The kernel as a Django app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Ledger, approvals, comments, jobs: what every context stands on."""

    name = "manfadh.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
