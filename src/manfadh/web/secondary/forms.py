"""What a secondary officer fills in beside the decision itself."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.crossings.services import Ending
from manfadh.web.components.inspection import wording
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


class EvidenceForm(forms.Form):
    """A file to keep beside a case."""

    file = forms.FileField(
        label=_("Photograph or scan"),
        help_text=_("PDF, JPEG or PNG. Where a photograph was taken is removed from it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )


class HandOverForm(forms.Form):
    """Who goes on with a case."""

    to = forms.ChoiceField(label=_("Who goes on with the case"))
    note = forms.CharField(
        label=_("What the next officer should know"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        colleagues: Sequence[tuple[UUID, str]],
        *args: Any,
        takes_over: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(officer), name) for officer, name in colleagues]
        if takes_over or self.is_bound:
            choices.append(("me", str(_("I take it over"))))
        if not takes_over:
            choices.append(("queue", str(_("Back to the queue"))))
        self.takes_over = takes_over
        cast("forms.ChoiceField", self.fields["to"]).choices = choices

    def to_officer(self, me: UUID) -> UUID | None:
        """The officer chosen; None for the queue."""
        chosen = self.cleaned_data["to"]
        if chosen == "queue":
            return None
        return me if chosen == "me" else UUID(chosen)
