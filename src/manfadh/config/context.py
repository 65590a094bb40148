"""What every template may say about the node that serves it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def node(request: HttpRequest) -> dict[str, Any]:
    """`node`: the settings of this node (its name, its kind, its port of entry)."""
    return {"node": settings.MANFADH}
