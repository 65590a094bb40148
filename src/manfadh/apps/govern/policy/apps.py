"""The Django app of policy."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """Law as dated data: grounds, stay rules, statutory words, questions, sharing."""

    name = "manfadh.apps.govern.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"
