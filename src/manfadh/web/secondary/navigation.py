"""The pages of a secondary officer."""

from django.urls import reverse
from django.utils.translation import gettext as _


def navigation(current: str) -> list[tuple[str, str, bool]]:
    """The pages, as address, words and whether it is the present one."""
    pages = (
        ("secondary", _("Queue")),
        ("secondary-search", _("Search for a person")),
        ("secondary-records", _("Records of one person")),
        ("secondary-slip", _("Slip: not the same person")),
    )
    return [(reverse(name), words, name == current) for name, words in pages]
