"""The pages of a port, as far as each viewer may open them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.kernel.viewers import Viewer


def pages(viewer: Viewer, current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page; `current` is a route's name."""
    all_pages = (
        ("port", _("The day"), "port.see"),
        ("port-consents", _("Minors without consent"), "consent.answer"),
        ("port-passes", _("Passes that are over"), "pass.see"),
        ("port-categories", _("Categories and exemptions"), "port.see"),
        ("port-lanes", _("Lanes"), "lane.open"),
        ("port-draw", _("Draw of the shift"), "lane.draw"),
        ("port-paper", _("Paper forms"), "paper.account"),
        ("port-waiting", _("Waiting"), "port.see"),
        ("port-queue", _("Count a queue"), "queue.count"),
        ("port-shifts", _("Shift hand-over"), "shift.hand_over"),
        ("port-reports", _("Daily report"), "report.see"),
        ("port-departments", _("Departments"), "departments.set"),
    )
    own = [
        (reverse(name), words, name == current)
        for name, words, action in all_pages
        if viewer.may(action, owner=viewer.authority, port=viewer.port)
    ]
    # The departments' own pages are opened for another purpose: who answers for the port has both.
    if viewer.may("shift.hand_over", owner=viewer.authority, port=viewer.port):
        own += [
            (reverse("desk"), _("Desks of the departments"), False),
            (reverse("violations"), _("Violations"), False),
            (reverse("minutes"), _("Minutes"), False),
        ]
    return own
