"""The Django app that brings the shared templates, tags and static files."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "manfadh.web.components"
    label = "components"
