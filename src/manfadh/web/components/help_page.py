"""The page of help: for each role of the officer, what it may do, and the keys that always work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import list_permissions, roles_of
from manfadh.web.components.sign_in import first_page
from manfadh.web.components.viewer import OfficerRequest, for_any_officer
from manfadh.web.components.words import ACTIONS, ROLES, SCOPES

KEYS: tuple[tuple[str, Promise], ...] = (
    ("F1", _("Help")),
    ("F2", _("To the machine-readable zone")),
    ("F4", _("Read the document")),
    ("F6", _("The reasons for the advice")),
    ("F9", _("Undo, within a minute")),
    ("Alt+L", _("Lock the screen")),
    ("Alt+C", _("Change officer")),
)


@for_any_officer
def show(request: OfficerRequest) -> HttpResponse:
    """What the officer's roles may do, how far, and where their work begins."""
    roles = sorted(roles_of(request.user))
    return render(request, "components/help.html", {"roles": map(_told, roles), "keys": KEYS})


def _told(role: str) -> dict[str, object]:
    page = first_page(frozenset({role}))
    return {
        "words": ROLES.get(role, role),
        "url": reverse(page) if page else "",
        "acts": [
            (ACTIONS.get(action, action), SCOPES[line.scope])
            for line in list_permissions()
            if line.role == role
            for action in line.actions
        ],
    }
