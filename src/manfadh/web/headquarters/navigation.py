"""The pages of headquarters, for the side of each."""

from django.urls import reverse
from django.utils.translation import gettext as _


def pages(current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page of headquarters; `current` is a route's name."""
    words = {
        "headquarters": _("The ports today"),
        "headquarters-reports": _("Daily reports"),
        "headquarters-waiting": _("Waiting"),
        "places": _("Ports of entry"),
        "programme-ranking": _("What is missing at ports"),
    }
    return [(reverse(name), said, name == current) for name, said in words.items()]
