"""The Django app of watchlists."""

from django.apps import AppConfig


class WatchlistsConfig(AppConfig):
    """Who and what is sought: lists by owner and purpose, and the alerts on them."""

    name = "manfadh.apps.operate.watchlists"
    label = "watchlists"
    default_auto_field = "django.db.models.BigAutoField"
