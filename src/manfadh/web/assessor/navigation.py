"""The pages of the assessors, for the side of each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.kernel.viewers import Viewer


def pages(viewer: Viewer, current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page that opens to the viewer."""
    offered = (("frameworks", "framework.see", _("Frameworks")),)
    return [
        (reverse(name), words, name == current)
        for name, action, words in offered
        if viewer.may(action, owner=viewer.authority)
    ]
