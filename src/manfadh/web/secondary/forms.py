"""What a secondary officer fills in beside the decision itself."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.crossings.services import Ending
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.fields import TypedField
from manfadh.web.components.inspection.forms import LONGEST_NOTE

ENDINGS: tuple[Ending, ...] = ("not_same_person", "handed_over")


class EndingForm(forms.Form):
    """How a case ends other than by a crossing or a refusal, with the ground."""

    outcome = forms.ChoiceField(
        label=_("What was found"),
        choices=[(code, wording.CASE_OUTCOMES[code]) for code in ENDINGS],
        widget=forms.RadioSelect,
    )
    ground = forms.CharField(
        label=_("Ground, without naming anybody"),
        max_length=300,
        help_text=_("For example: other mother's name and fingerprint seen by eye."),
    )
    note = forms.CharField(
        label=_("Note on the person"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def ending(self) -> Ending:
        """The outcome chosen."""
        return cast("Ending", self.cleaned_data["outcome"])


class NoteForm(forms.Form):
    """A note on a case."""

    text = forms.CharField(
        label=_("Add a note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )


class SearchForm(forms.Form):
    """Whom an officer looks for, and why."""

    text = TypedField(
        label=_("Name or document number"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autofocus": True}),
        help_text=_("In any script. The search, the reason and who was shown are recorded."),
    )
    reason = TypedField(
        label=_("Why you look"), max_length=200, help_text=_("For example: the number of a case.")
    )
