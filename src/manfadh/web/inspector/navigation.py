"""The pages of the inspector."""

from django.urls import reverse
from django.utils.translation import gettext as _


def pages(current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page; `current` is a route's name."""
    words = {
        "inspector": _("Rates of officers"),
        "inspector-keepers": _("Looks of data protection"),
        "inspector-complaints": _("Complaints"),
    }
    return [(reverse(name), said, name == current) for name, said in words.items()]
