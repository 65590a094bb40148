"""What the desk writes: how it ends its work, and what booths shall do."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from manfadh.web.components.inspection.wording import INSTRUCTIONS


class DeskForm(forms.Form):
    """A form whose labels end without a colon, as all fields of ours do."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")


class ClosingForm(DeskForm):
    """The desk's own words on the end of its work, and whether return stays barred."""

    outcome = forms.CharField(
        label=_("Outcome"),
        help_text=_("For the desk alone."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write in a few words how it ended.")},
    )
    is_return_barred = forms.TypedChoiceField(
        label=_("May the person be refused and sent back?"),
        choices=(
            ("no", _("Nothing found here stands against it")),
            ("yes", _("No: the person must not be sent back")),
        ),
        widget=forms.RadioSelect,
        coerce=lambda chosen: chosen == "yes",
        error_messages={"required": _("Choose one: a refusal may depend on it.")},
    )


class InstructionForm(DeskForm):
    """What booths shall do when they meet the person, in words that every traveller may hear."""

    action = forms.ChoiceField(label=_("What booths shall do"), choices=INSTRUCTIONS.items())
