"""Invented documents to try on a demonstration node."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from manfadh.web.components.inspection.places import reader_language

_SPECIMENS = "manfadh.adapters.demonstration.specimens"


def list_specimens() -> list[Any]:
    """Specimens with `label`, `zone` and `what_happens`; none on a node without invented data."""
    if settings.MANFADH.node_kind != "demo" or find_spec(_SPECIMENS) is None:
        return []
    return list(import_module(_SPECIMENS).list_specimens(reader_language()))
