"""What a department's officer writes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.coordination.services import Outsider, ViolationDraft
from manfadh.web.department.words import (
    ABOUT,
    HOW_NOTIFIED,
    INCIDENT_KINDS,
    MATTERS,
    MINUTES_KINDS,
    TASK_OUTCOMES,
    VIOLATION_OUTCOMES,
)

Choices = Sequence[tuple[str, str]]
LONG, SHORT = 2_000, 300
_NEUTRAL = _("Neutral words: others read this, and the traveller may hear it.")


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label, required=False, widget=widget, input_formats=["%Y-%m-%dT%H:%M"]
    )


def _text(label: Any, *, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _line(label: Any, *, help_text: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=SHORT)


def _offer(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class SendForm(forms.Form):
    """Something for a department; the id makes sending twice harmless."""

    task_id = forms.UUIDField(widget=forms.HiddenInput)
    department = forms.ChoiceField(label=_("Department"))
    about = forms.ChoiceField(label=_("What it is"), choices=list(ABOUT.items()))
    what = _line(_("Name, plate or waybill"), required=True)
    matter = forms.ChoiceField(label=_("To look at"), choices=list(MATTERS.items()))
    note = _line(_("Note"), help_text=_NEUTRAL)

    def __init__(self, *args: Any, departments: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "department", departments)


class DoneForm(forms.Form):
    """What became of a task."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=list(TASK_OUTCOMES.items()))
    note = _line(_("Note"))


class ViolationForm(forms.Form):
    """A violation; the id makes sending twice harmless."""

    violation_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of violation"))
    place = _line(_("Place"), required=True)
    committed_at = _moment(_("When; empty means now"))
    person = _line(_("Person"), help_text=_("The four-part name, where there is a person."))
    vehicle = _line(_("Vehicle"), help_text=_("The plate, where there is a vehicle."))
    facts = _text(_("What was found"))
    concerned = forms.MultipleChoiceField(
        label=_("Other departments concerned"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kinds: Any, departments: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "kind", kinds)
        _offer(self, "concerned", departments)

    @property
    def draft(self) -> ViolationDraft:
        """What was written, once the form is valid."""
        said = self.cleaned_data
        return ViolationDraft(
            kind=said["kind"],
            place=said["place"],
            facts=said["facts"],
            concerned=tuple(said["concerned"]),
            committed_at=said["committed_at"],
            person=said["person"],
            vehicle=said["vehicle"],
        )


class NotifyForm(forms.Form):
    """How the person was told."""

    how = forms.ChoiceField(label=_("How"), choices=list(HOW_NOTIFIED.items()))


class AnswerForm(forms.Form):
    """What the person says."""

    answer = _text(_("What the person says"))
    is_disputed = forms.BooleanField(label=_("The person disputes it"), required=False)


class CloseForm(forms.Form):
    """What became of a violation."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=list(VIOLATION_OUTCOMES.items()))
    fine_reference = _line(_("Number of the fine's decision or receipt"))
    ground = _line(_("Ground"))


class MinutesForm(forms.Form):
    """New minutes; the id makes sending twice harmless."""

    minutes_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of minutes"), choices=list(MINUTES_KINDS.items()))
    place = _line(_("Place"), required=True)
    held_at = _moment(_("When; empty means now"))
    body = forms.CharField(
        label=_("What was done, found and said"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    officers = forms.MultipleChoiceField(
        label=_("Officers who countersign, with their department"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You sign as the writer."),
    )
    person_concerned = _line(
        _("Person concerned"), help_text=_("Signs, disputes or refuses on paper.")
    )
    witnesses = _line(
        _("Others present who sign on paper"), help_text=_("Names with a comma between.")
    )

    def __init__(self, *args: Any, officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "officers", officers)

    @property
    def outsiders(self) -> list[Outsider]:
        """Who is named without an account."""
        person = self.cleaned_data["person_concerned"].strip()
        written = self.cleaned_data["witnesses"].replace("،", ",").split(",")
        others = [Outsider(name.strip()) for name in written if name.strip()]
        return ([Outsider(person, is_person_concerned=True)] if person else []) + others


class BodyForm(forms.Form):
    """The text of minutes that nobody has signed yet."""

    body = forms.CharField(
        label=_("What was done, found and said"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class ReasonForm(forms.Form):
    """The reason of a dispute or a refusal."""

    reason = _line(_("Reason, where you dispute or refuse"))


class GroundForm(forms.Form):
    """Why minutes are void."""

    ground = _line(_("Ground"), required=True)


class FileForm(forms.Form):
    """A file beside minutes."""

    attachment_id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("File: PDF, JPEG or PNG"))


class IncidentForm(forms.Form):
    """Something out of the ordinary."""

    incident_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(INCIDENT_KINDS.items()))
    what = _line(_("What happened"), help_text=_("Without names."), required=True)
    began_at = _moment(_("When; empty means now"))
