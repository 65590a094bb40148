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


class SubjectForm(forms.Form):
    """Whose data is asked about."""

    text = forms.CharField(
        label=_("Name or document number"),
        help_text=_("In any script. This search is itself recorded as a look."),
        max_length=100,
        error_messages={"required": _("Write a name or the number of a document.")},
    )


class ErasureForm(forms.Form):
    """The legal ground of an erasure; the id makes asking twice harmless."""

    approval_id = forms.UUIDField(widget=forms.HiddenInput)
    ground = forms.CharField(
        label=_("Legal ground"),
        help_text=_("The law and article, or the decision. It stays on record."),
        max_length=300,
        error_messages={
            "required": _("Write the legal ground: the law and article, or the decision.")
        },
    )


class DeclineForm(forms.Form):
    """Why an erasure is not agreed to."""

    note = forms.CharField(
        label=_("Why not"),
        max_length=300,
        error_messages={"required": _("Say in a few words why you decline.")},
    )
