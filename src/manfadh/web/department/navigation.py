"""The pages of a department, for the side of each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.kernel.viewers import Viewer


def pages(viewer: Viewer, current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page that opens to the viewer."""
    offered = (
        ("desk", "desk.see", _("Desk")),
        ("desk-send", "task.send", _("Send to a department")),
        ("violations", "violation.see", _("Violations")),
        ("minutes", "minutes.sign", _("Minutes")),
        ("incidents", "incident.note", _("Incidents")),
    )
    own = [
        (reverse(name), words, name == current)
        for name, action, words in offered
        if viewer.may(action, owner=viewer.authority, port=viewer.port)
    ]
    if viewer.may("desks.see", owner=viewer.authority, port=viewer.port):
        own.insert(0, (reverse("port"), _("The port's day"), False))
    return own
