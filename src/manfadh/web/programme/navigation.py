"""The pages of the programme, for the side of each."""

from django.urls import reverse
from django.utils.translation import gettext as _


def pages(current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page; `current` is a route's name."""
    words = {
        "programme-gaps": _("Gaps"),
        "programme-ranking": _("Ranking"),
        "programme-weights": _("Criteria and weights"),
        "programme-roadmap": _("Roadmap"),
    }
    return [(reverse(name), said, name == current) for name, said in words.items()]
