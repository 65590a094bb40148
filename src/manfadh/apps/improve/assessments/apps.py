"""The Django app of assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """What was found at ports: frameworks, rounds, answers with evidence, findings, minutes."""

    name = "manfadh.apps.improve.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
