"""The Django app of headquarters' screens."""

from django.apps import AppConfig


class HeadquartersConfig(AppConfig):
    """The screens of headquarters."""

    name = "manfadh.web.headquarters"
    label = "headquarters"
