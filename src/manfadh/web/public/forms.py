"""What the public writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.complaints.services import LONGEST_TEXT
from manfadh.web.components.complaint_words import KINDS


class ComplaintForm(forms.Form):
    """A complaint. The id makes sending twice harmless; the mark says that the form is ours."""

    complaint_id = forms.UUIDField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput, max_length=200)
    # People leave it empty; programs that fill every field do not.
    website = forms.CharField(required=False, max_length=200)
    kinds = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=KINDS.items,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say what it is about.")},
    )
    text = forms.CharField(
        label=_("What happened?"),
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": LONGEST_TEXT}),
        error_messages={"required": _("Write in a few words what happened.")},
    )
    happened_on = forms.DateField(
        label=_("On which day? (optional)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    lane = forms.CharField(
        label=_("At which lane or desk? (optional)"), required=False, max_length=60
    )
    contact = forms.CharField(
        label=_("How can we reach you? (optional)"),
        help_text=_("Leave it empty to stay unknown. You can read the answer with your receipt."),
        required=False,
        max_length=200,
    )


class FollowForm(forms.Form):
    """The receipt of a complaint."""

    number = forms.CharField(
        label=_("Number"), max_length=20, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    secret = forms.CharField(
        label=_("Secret"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )


class MoreForm(FollowForm):
    """Something to add, with the receipt."""

    text = forms.CharField(
        label=_("Add something"),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_TEXT}),
        error_messages={"required": _("Write in a few words what happened.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("number", "secret"):
            self.fields[name].widget = forms.HiddenInput()
