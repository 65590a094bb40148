"""The pages of the data protection officer, as far as each viewer may open them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.web.components.viewer import OfficerRequest


def navigation(request: OfficerRequest, current: str) -> list[tuple[str, str, bool]]:
    """The address, words and state of each page; `current` is a route's name."""
    pages = (
        ("privacy", _("Looks"), "looks.see"),
        ("privacy-unusual", _("Looks to ask about"), "looks.see"),
        ("privacy-find", _("Find a person"), "person.find"),
        ("privacy-erasures", _("Erasures to agree to"), "person.erase.approve"),
    )
    return [
        (reverse(name), words, name == current)
        for name, words, action in pages
        if request.viewer.may(action)
    ]
