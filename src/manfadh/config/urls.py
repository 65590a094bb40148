"""Every address: each folder of `web` brings its own in a `urls.py`."""

from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from manfadh import web

_FOLDERS = sorted(found.parent.name for found in Path(web.__path__[0]).glob("*/urls.py"))

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("manfadh.api.urls")),
    *(path("", include(f"manfadh.web.{folder}.urls")) for folder in _FOLDERS),
]
