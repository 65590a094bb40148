"""What the list keeper asks for and writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.watchlists.services import AlertDraft, AlertRefused, read_birth
from manfadh.web.lists.words import INSTRUCTIONS, STANDINGS

LARGEST_MB = 50


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def _code(label: Any, help_text: Any) -> forms.CharField:
    attributes = {"dir": "ltr", "autocapitalize": "characters", "autocomplete": "off"}
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=attributes),
    )


class FilterForm(forms.Form):
    """Which alerts of a list to show."""

    text = forms.CharField(label=_("Name or document number"), required=False, max_length=100)
    standing = forms.ChoiceField(
        label=_("State"), required=False, choices=list(STANDINGS.items()), initial="in_force"
    )


class AlertForm(forms.Form):
    """A new alert; the id makes sending twice harmless."""

    alert_id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"),
        help_text=_("In Arabic, Kurdish or Latin letters; equal names meet across scripts."),
        required=False,
        max_length=250,
    )
    mother = forms.CharField(
        label=_("Mother's name"),
        help_text=_("It tells namesakes apart."),
        required=False,
        max_length=200,
    )
    birth = forms.CharField(
        label=_("Date of birth"),
        help_text=_("1974-08-12, or what is known of it: 1974-08 or 1974."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    nationality = _code(_("Nationality"), _("Three letters, such as IRQ."))
    document_number = _code(_("Document number"), "")
    document_issuer = _code(_("Issuer of the document"), _("Three letters, such as IRQ."))
    instruction = forms.ChoiceField(
        label=_("What the booth is to do"), choices=list(INSTRUCTIONS.items())
    )
    reference = forms.CharField(
        label=_("Order or letter that this rests on"),
        max_length=300,
        error_messages={"required": _("Write the order or letter that this rests on.")},
    )
    expires_on = _day(_("Last day"))
    review_on = _day(_("Review on"))

    def clean_birth(self) -> str:
        """The date as far as it is known, as ISO."""
        try:
            return read_birth(self.cleaned_data["birth"])
        except AlertRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_nationality(self) -> str:
        """The code in capitals."""
        return str(self.cleaned_data["nationality"]).strip().upper()

    def clean_document_issuer(self) -> str:
        """The code in capitals."""
        return str(self.cleaned_data["document_issuer"]).strip().upper()

    @property
    def draft(self) -> AlertDraft:
        """What was written, once the form is valid."""
        return AlertDraft(**{k: v for k, v in self.cleaned_data.items() if k != "alert_id"})


class WithdrawForm(forms.Form):
    """Why an alert ends."""

    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        error_messages={"required": _("Say on what ground the alert ends.")},
    )


class ImportForm(forms.Form):
    """A file of alerts; the id makes sending twice harmless."""

    job_id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, a line of titles and one line per alert."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. It needs a line of titles, then one line per item."),
        },
    )
