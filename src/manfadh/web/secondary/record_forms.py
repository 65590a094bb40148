"""What an officer fills in about records that may be one person."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.travellers.selectors import Person
from manfadh.kernel.ids import new_id


class GroundForm(forms.Form):
    """On what ground something is decided."""

    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        help_text=_("For example: same mother's name, and both papers were shown together."),
    )


class MergeForm(GroundForm):
    """Which record leads, and on what ground the two are one person."""

    kept = forms.ChoiceField(label=_("The record that leads"), widget=forms.RadioSelect)
    merge_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, one: Person, other: Person, data: Any = None) -> None:
        initial = {"merge_id": new_id(), "kept": str(one.traveller_id)}
        super().__init__(data, initial=initial, auto_id="merge_%s")
        self.pair = (one.traveller_id, other.traveller_id)
        choices = [
            (str(one.traveller_id), _("The first")),
            (str(other.traveller_id), _("The second")),
        ]
        cast("forms.ChoiceField", self.fields["kept"]).choices = choices

    def chosen(self) -> tuple[UUID, UUID]:
        """The record that leads, and the other one."""
        kept = UUID(self.cleaned_data["kept"])
        return kept, next(record for record in self.pair if record != kept)
