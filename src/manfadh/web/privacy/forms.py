"""What the data protection officer asks for."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.places.selectors import list_ports
from manfadh.web.components.words import LOOKS


def _ports() -> list[tuple[str, Any]]:
    language = get_language() or "en"
    ports = [(p.port, p.names.in_language(language).text or p.port) for p in list_ports()]
    return [("", _("All")), *ports]


class LooksForm(forms.Form):
    """Which looks to show."""

    looked_on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    port = forms.ChoiceField(label=_("Port"), required=False, choices=_ports)
    kind = forms.ChoiceField(
        label=_("Kind of question"), required=False, choices=[("", _("All")), *LOOKS.items()]
    )


class WhoForm(forms.Form):
    """A person or an officer, by number."""

    person_id = forms.UUIDField(label=_("Number of the person"), required=False)
    officer_id = forms.UUIDField(label=_("Number of the officer"), required=False)
