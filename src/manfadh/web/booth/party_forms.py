"""What an officer fills in on people who come together."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.passengers.selectors import MemberLine
from manfadh.apps.operate.passengers.services import Answer, Vehicle
from manfadh.web.booth.party_words import KINDS, LISTED_KINDS, REASONS, VEHICLES
from manfadh.web.components.inspection.fields import CountryField, TypedField

LONGEST_NOTE = 300


class TogetherForm(forms.Form):
    """A vehicle with its people, a family, or a list to be built by the reader."""

    party_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Who comes together"), choices=lambda: [(k, v) for k, v in KINDS.items()]
    )
    vehicle_kind = forms.ChoiceField(
        label=_("Vehicle"), required=False, choices=lambda: [("", "—"), *VEHICLES.items()]
    )
    plate = TypedField(label=_("Plate"), max_length=40, required=False)
    plate_country = CountryField(label=_("Country of the plate"), required=False)
    carrier = TypedField(label=_("Company or organiser"), max_length=200, required=False)

    def vehicle(self) -> Vehicle:
        """The vehicle as written; a kind is never lacking where there is a plate."""
        cleaned = self.cleaned_data
        kind = cleaned["vehicle_kind"] or ("car" if cleaned["plate"] else "")
        return Vehicle(
            kind=cast("Any", kind), plate=cleaned["plate"], country=cleaned["plate_country"]
        )


class ListForm(TogetherForm):
    """A list as a file; the id makes sending twice harmless."""

    field_order = ("file", "kind", "carrier", "vehicle_kind", "plate", "plate_country", "once")
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel: a line of titles, then one line per person."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. It needs a line of titles, then one line per item."),
        },
    )
    once = forms.BooleanField(
        label=_("Take a person who is listed twice only once"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [
            (kind, KINDS[kind]) for kind in LISTED_KINDS
        ]


class ClosingForm(forms.Form):
    """A reason for each person who is expected and not there."""

    def __init__(self, missing: Sequence[MemberLine], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.missing = missing
        for member in missing:
            name = member.name or member.document_number or str(member.position)
            self.fields[f"reason-{member.member_id}"] = forms.ChoiceField(
                label=f"{member.position}. {name}",
                choices=[("", _("Choose a reason")), *REASONS.items()],
                error_messages={"required": _("Ask about this person, then choose a reason.")},
            )
            self.fields[f"note-{member.member_id}"] = TypedField(
                label=_("What was said"), max_length=LONGEST_NOTE, required=False
            )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Reason and note of each person, beside each other."""
        ids = [member.member_id for member in self.missing]
        return [(self[f"reason-{one}"], self[f"note-{one}"]) for one in ids]

    def answers(self) -> dict[UUID, Answer]:
        """The reasons by person."""
        cleaned = self.cleaned_data
        return {
            member.member_id: Answer(
                cast("Any", cleaned[f"reason-{member.member_id}"]),
                cleaned[f"note-{member.member_id}"],
            )
            for member in self.missing
        }
