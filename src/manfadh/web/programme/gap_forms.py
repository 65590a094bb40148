"""What the programme asks for about gaps, criteria, weights and the roadmap."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.improve.priorities.events import Weight
from manfadh.apps.improve.priorities.selectors import (
    CriterionShown,
    GapShown,
    WeightingShown,
)
from manfadh.apps.improve.priorities.services import CriterionDraft, GapDraft
from manfadh.web.components.measures import say
from manfadh.web.programme.sites import sites
from manfadh.web.programme.words import AREAS, GAP_STATES, MEASURES, OBLIGATIONS, RISKS, SEVERITIES

TITLE_LONGEST = 200
LONGEST = 300


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def in_three(label_ar: Any, label_ckb: Any, label_en: Any, longest: int) -> dict[str, Any]:
    """Fields for a name in Arabic, Kurdish and English, each written in its own direction."""
    told = (("ar", label_ar, "rtl"), ("ckb", label_ckb, "rtl"), ("en", label_en, "ltr"))
    return {
        code: forms.CharField(
            label=label,
            required=False,
            max_length=longest,
            widget=forms.TextInput(attrs={"dir": direction, "lang": code}),
        )
        for code, label, direction in told
    }


class GapFilterForm(forms.Form):
    """Which gaps to show."""

    words = forms.CharField(label=_("Part of the title"), required=False, max_length=100)
    port = forms.ChoiceField(label=_("Port or centre"), required=False)
    area = forms.ChoiceField(label=_("About"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        _choose(self, "port", [*every, *((c, one.name) for c, one in sites().items())])
        _choose(self, "area", [*every, *AREAS.items()])
        _choose(self, "state", [*GAP_STATES.items(), ("all", _("All"))])


class GapForm(forms.Form):
    """A gap; its id makes sending twice harmless."""

    gap_id = forms.UUIDField(widget=forms.HiddenInput)
    finding_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    _titles = in_three(
        _("What is missing, in Arabic"),
        _("What is missing, in Kurdish"),
        _("What is missing, in English"),
        TITLE_LONGEST,
    )
    title_ar, title_ckb, title_en = _titles["ar"], _titles["ckb"], _titles["en"]
    port = forms.ChoiceField(label=_("Port or centre"))
    area = forms.ChoiceField(label=_("About"))
    detail = forms.CharField(
        label=_("In more words"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    severity = forms.TypedChoiceField(
        label=_("Severity"), coerce=int, choices=list(SEVERITIES.items())
    )
    risk = forms.TypedChoiceField(
        label=_("Risk if it stays"), coerce=int, choices=list(RISKS.items())
    )
    risk_reason = forms.CharField(label=_("Why this risk"), required=False, max_length=LONGEST)
    obligation = forms.ChoiceField(
        label=_("What obliges to close it"), choices=list(OBLIGATIONS.items())
    )
    reference = forms.CharField(
        label=_("Article, standard or agreement"),
        required=False,
        max_length=LONGEST,
        help_text=_("Needed where something obliges."),
    )
    source = forms.CharField(
        label=_("Where this is known from"),
        max_length=LONGEST,
        help_text=_("An assessment, a visit, a letter with its day."),
        error_messages={"required": _("Say where this is known from.")},
    )
    needs = forms.TypedMultipleChoiceField(
        label=_("Gaps to be closed before"),
        required=False,
        coerce=UUID,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Hold Ctrl to choose several."),
    )
    people_a_day = forms.IntegerField(
        label=_("People affected a day, estimated"),
        required=False,
        min_value=0,
        help_text=_("Only where the counts of the port are not shared with you."),
    )
    people_source = forms.CharField(
        label=_("Where the estimate is from"), required=False, max_length=LONGEST
    )

    def __init__(self, *args: Any, others: Iterable[GapShown] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = sites()
        _choose(self, "port", [("", "—"), *((c, one.name) for c, one in found.items())])
        _choose(self, "area", [("", "—"), *AREAS.items()])
        _choose(
            self,
            "needs",
            [
                (str(one.gap_id), f"{say(one.names)} · {found[one.port].name}")
                if one.port in found
                else (str(one.gap_id), say(one.names))
                for one in others
            ],
        )

    @property
    def draft(self) -> GapDraft:
        """What was written, once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "gap_id"}
        return GapDraft(**{**given, "needs": tuple(given["needs"])})


class ClosingForm(forms.Form):
    """By what it is known that a gap is closed."""

    closed_on = day(_("Closed on"))
    evidence = forms.CharField(
        label=_("By what it is known"),
        max_length=500,
        help_text=_("Hand-over minutes, an acceptance, an assessment."),
    )


class ReasonForm(forms.Form):
    """A reason, under the name that the act gives it."""

    def __init__(self, *args: Any, name: str, label: Any, longest: int = LONGEST, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields[name] = forms.CharField(label=label, max_length=longest)


class JudgementForm(forms.Form):
    """A gap on the scale of a criterion."""

    score = forms.DecimalField(label=_("Score"), max_digits=11, decimal_places=3)
    reason = forms.CharField(label=_("Why"), max_length=LONGEST)


class StepForm(forms.Form):
    """When a gap is to be closed."""

    from_on = day(_("First day"))
    until_on = day(_("Last day"))
    responsible = forms.CharField(label=_("Who is to close it"), max_length=200)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class CriterionForm(forms.Form):
    """What gaps are ranked by."""

    criterion_id = forms.UUIDField(widget=forms.HiddenInput)
    _names = in_three(_("Name in Arabic"), _("Name in Kurdish"), _("Name in English"), 120)
    name_ar, name_ckb, name_en = _names["ar"], _names["ckb"], _names["en"]
    measure = forms.ChoiceField(label=_("What it reads"), choices=list(MEASURES.items()))
    least = forms.DecimalField(
        label=_("Counts nothing at"), initial=0, max_digits=11, decimal_places=3
    )
    most = forms.DecimalField(
        label=_("Counts fully at"),
        initial=4,
        max_digits=11,
        decimal_places=3,
        help_text=_("Set both before weights are given: a weight belongs to this way."),
    )
    place = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=99, initial=1)
    is_in_use = forms.BooleanField(label=_("In use"), required=False, initial=True)

    @property
    def draft(self) -> CriterionDraft:
        """What was written, once the form is valid."""
        return CriterionDraft(**{k: v for k, v in self.cleaned_data.items() if k != "criterion_id"})


def _share(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2
    )


class WeightsForm(forms.Form):
    """One voice's weights: for each criterion the weight, its least and its most."""

    weighting_id = forms.UUIDField(widget=forms.HiddenInput)
    voice = forms.CharField(
        label=_("Whose weights"),
        max_length=120,
        help_text=_("A person, an authority or a meeting."),
    )
    reason = forms.CharField(label=_("Why so"), required=False, max_length=500)

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[CriterionShown],
        given: WeightingShown | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        known = {one.criterion_id: one for one in given.weights} if given else {}
        for one in criteria:
            weight = known.get(one.criterion_id)
            for part, label in (("weight", _("Weight")), ("low", _("Least")), ("high", _("Most"))):
                field = _share(f"{say(one.names)}: {label}")
                field.initial = getattr(weight, part) if weight else None
                self.fields[f"{part}_{one.criterion_id}"] = field

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """A row for each criterion: its name and its three fields."""
        return [
            (say(one.names), [self[f"{part}_{one.criterion_id}"] for part in _PARTS])
            for one in self.criteria
        ]

    @property
    def weights(self) -> list[Weight]:
        """The weights, once the form is valid."""
        said = self.cleaned_data
        return [
            Weight(
                one.criterion_id, *(Decimal(said[f"{part}_{one.criterion_id}"]) for part in _PARTS)
            )
            for one in self.criteria
        ]


_PARTS = ("weight", "low", "high")


def _choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
