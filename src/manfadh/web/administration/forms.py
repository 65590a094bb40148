"""The forms of the administrator."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import list_agencies
from manfadh.apps.govern.accounts.selectors.tokens import list_token_purposes
from manfadh.apps.govern.places.selectors import list_ports
from manfadh.kernel.translated import Translated
from manfadh.web.components.words import PURPOSES, ROLES

Choices = list[tuple[str, Any]]


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def _secret() -> forms.CharField:
    return forms.CharField(
        label=_("First password"),
        strip=False,
        help_text=_("At least ten characters. Tell it to the officer alone."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )


def _in_words(names: Translated, code: str) -> str:
    return names.in_language(get_language() or "en").text or code


def agency_choices() -> Choices:
    """The agencies, by code, in the reader's language."""
    return [(found.code, _in_words(found.names, found.code)) for found in list_agencies()]


def port_choices() -> Choices:
    """The ports, and none for a headquarters."""
    ports = [(found.port, _in_words(found.names, found.port)) for found in list_ports()]
    return [("", _("Headquarters")), *ports]


class FilterForm(forms.Form):
    """Which officers to show."""

    search = forms.CharField(label=_("Name or sign-in name"), required=False, max_length=100)
    agency = forms.ChoiceField(
        label=_("Agency"), required=False, choices=lambda: [("", _("All")), *agency_choices()]
    )
    suspended_only = forms.BooleanField(label=_("Only suspended ones"), required=False)


class EnrolForm(forms.Form):
    """A new officer."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    name_latin = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    agency = forms.ChoiceField(label=_("Agency"), choices=agency_choices)
    password = _secret()


class AssignForm(forms.Form):
    """A role at a port, by dates."""

    role = forms.ChoiceField(label=_("Role"), choices=list(ROLES.items()))
    port = forms.ChoiceField(label=_("Port"), required=False, choices=port_choices)
    from_on = _day(_("First day"))
    until_on = _day(_("Last day, if it is known"), required=False)


class EndForm(forms.Form):
    """The end of an assignment."""

    ended_on = _day(_("Last day"))
    ground = forms.CharField(label=_("Why"), max_length=400)


class StandingForm(forms.Form):
    """A suspension, or its end."""

    ground = forms.CharField(label=_("Why"), max_length=400)


class SecretForm(forms.Form):
    """A new password for an officer who forgot the old one."""

    password = _secret()


def purpose_choices() -> Choices:
    """What a token may be for."""
    return [(purpose.value, PURPOSES[purpose]) for purpose in list_token_purposes()]


class TokenForm(forms.Form):
    """A token for a gate or another system."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("What it is for"), max_length=80, help_text=_("Such as “gate 3”.")
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=purpose_choices)
    valid_until_on = _day(_("Last day"))


class RevokeForm(forms.Form):
    """The end of a token."""

    ground = forms.CharField(label=_("Why"), max_length=400)
