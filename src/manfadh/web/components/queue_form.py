"""Counting a queue by eye, in seconds and from a phone: one form for booth and port."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.lanes.services import LanesError, count_queue, withdraw_count
from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.inspection.wording import DIRECTIONS
from manfadh.web.components.waiting_words import UNITS


class QueueForm(forms.Form):
    """How many stand there; the id makes sending twice harmless."""

    count_id = forms.UUIDField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        label=_("Direction"), choices=DIRECTIONS.items, widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label=_("Of"), choices=UNITS.items, widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("How many wait now"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": _("Write how many stand there; 0 if nobody does.")},
    )

    def clean_number(self) -> int:
        """A whole number in any digits."""
        written = in_latin_digits(self.cleaned_data["number"].strip())
        try:
            return int(written)
        except ValueError as error:
            raise forms.ValidationError(_("Write a whole number, such as 25.")) from error


def fresh_form(*, direction: str = "entry", unit: str = "people") -> QueueForm:
    """An empty form."""
    return QueueForm(initial={"count_id": new_id(), "direction": direction, "unit": unit})


def take_count(viewer: Viewer, data: Any) -> QueueForm:
    """Record what was sent; the form that comes back has errors where it could not be.

    Raises NotPermitted.
    """
    form = QueueForm(data)
    if not form.is_valid():
        return form
    said = form.cleaned_data
    try:
        count_queue(
            viewer=viewer,
            count_id=said["count_id"],
            direction=said["direction"],
            unit=said["unit"],
            number=said["number"],
        )
    except LanesError as error:
        form.add_error(error.field or None, str(error))
    return form


def take_back(viewer: Viewer, count_id: UUID) -> None:
    """Take back a count. Raises LanesError, NotPermitted."""
    withdraw_count(viewer=viewer, count_id=count_id)
