"""What the frame of every page shows: who is at work, on which node, at which port."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.places.selectors import find_port
from manfadh.web.components.languages import own_names
from manfadh.web.components.line import own_line


def frame(request: HttpRequest) -> dict[str, Any]:
    """`viewer`, `node`, `port`, `languages`, the node's time, and how soon the screen locks."""
    viewer = getattr(request, "viewer", None)
    port = viewer.port if viewer else settings.MANFADH.port_of_entry
    return {
        "viewer": viewer,
        "officer_name": viewer.name if viewer else _name(request),
        "time_zone": settings.TIME_ZONE,
        "node": {"name": settings.MANFADH.node_name, "kind": settings.MANFADH.node_kind},
        "port": _port(port) if port else None,
        "line": own_line() if viewer else None,
        "languages": own_names(),
        "lock_after_minutes": settings.MANFADH.lock_after_minutes,
    }


def _name(request: HttpRequest) -> str:
    """Who is signed in on a page that asks for no purpose."""
    user = getattr(request, "user", None)
    officer_id = getattr(user, "officer_id", None)
    return get_officer_names([officer_id]).get(officer_id, str(user)) if officer_id else ""


def _port(code: str) -> dict[str, str]:
    found = find_port(code)
    language = get_language() or settings.LANGUAGE_CODE
    name = found.names.in_language(language).text if found else ""
    return {"code": code, "name": name or code}
