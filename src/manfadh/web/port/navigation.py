"""The pages of a port, as far as each viewer may open them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.kernel.viewers import Viewer


def pages(viewer: Viewer, current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page; `current` is a route's name."""
    all_pages = (
        ("port", _("The day"), "port.see"),
        ("port-lanes", _("Lanes"), "lane.open"),
        ("port-draw", _("Draw of the shift"), "lane.draw"),
        ("port-waiting", _("Waiting"), "port.see"),
        ("port-queue", _("Count a queue"), "queue.count"),
    )
    return [
        (reverse(name), words, name == current)
        for name, words, action in all_pages
        if viewer.may(action, owner=viewer.authority, port=viewer.port)
    ]
