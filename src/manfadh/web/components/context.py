"""What the frame of every page shows: who is at work, on which node, at which port."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from manfadh.apps.govern.places.selectors import find_port
from manfadh.web.components.languages import own_names
from manfadh.web.components.line import own_line


def frame(request: HttpRequest) -> dict[str, Any]:
    """`viewer`, `node`, `port`, `languages`, and after how many idle minutes the screen locks."""
    viewer = getattr(request, "viewer", None)
    port = viewer.port if viewer else settings.MANFADH.port_of_entry
    return {
        "viewer": viewer,
        "node": {"name": settings.MANFADH.node_name, "kind": settings.MANFADH.node_kind},
        "port": _port(port) if port else None,
        "line": own_line() if viewer else None,
        "languages": own_names(),
        "lock_after_minutes": settings.MANFADH.lock_after_minutes,
    }


def _port(code: str) -> dict[str, str]:
    found = find_port(code)
    language = get_language() or settings.LANGUAGE_CODE
    name = found.names.in_language(language).text if found else ""
    return {"code": code, "name": name or code, "time_zone": settings.TIME_ZONE}
