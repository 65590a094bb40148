"""The Django app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Authorities, agencies, officers, roles, and where each stands from day to day."""

    name = "manfadh.apps.govern.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
