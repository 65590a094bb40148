"""What officers fill in on a decision: who this is, under what they enter, why, and protection."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.policy.selectors import Ground, Provision, Question
from manfadh.apps.govern.policy.selectors.travelling import TravellerCategory
from manfadh.apps.operate.crossings.events import CaseReason, Mode, PermissionKind
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.services import Particulars, needs_ground
from manfadh.libs.names import FullName
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.categories import category_words
from manfadh.web.components.inspection.fields import CodeField, DayField, DaysField, TypedField

LONGEST_NOTE = 500
# Permissions that are papers of their own, with a number.
NUMBERED = frozenset({"visa", "residence"})
NAME_FIELDS = ("given", "father", "grandfather", "family", "mother")
PERMISSION_FIELDS = (
    "permission",
    "permission_number",
    "permission_authority",
    "permission_until_on",
    "stay_days",
)


class PassageForm(forms.Form):
    """What is added to a reading when a person is let in or let leave."""

    given = TypedField(label=_("Given name"), max_length=120, required=False)
    father = TypedField(label=_("Father's name"), max_length=120, required=False)
    grandfather = TypedField(label=_("Grandfather's name"), max_length=120, required=False)
    family = TypedField(label=_("Family name"), max_length=120, required=False)
    mother = TypedField(label=_("Mother's name"), max_length=240, required=False)
    permission = forms.ChoiceField(label=_("Enters under"), required=False)
    permission_number = CodeField(label=_("Its number"), required=False)
    permission_authority = forms.ChoiceField(label=_("Issued by"), required=False)
    permission_until_on = DayField(label=_("Valid until"), required=False)
    stay_days = DaysField(label=_("Days granted"), required=False)
    category = forms.ChoiceField(label=_("Crosses as"), required=False)
    category_district = forms.ChoiceField(label=_("District of residence"), required=False)
    category_detail = TypedField(label=_("What this rests on"), max_length=200, required=False)
    ground = forms.CharField(
        label=_("What you found"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "form": "passage"}),
    )

    def __init__(
        self,
        shown: Inspected,
        authorities: Sequence[tuple[str, str]],
        categories: Sequence[Provision[TravellerCategory]] = (),
        districts: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ):
        super().__init__(**kwargs)
        self.shown = shown
        self.categories = {rule.code: rule for rule in categories}
        self.has_districts = bool(districts)
        cast("forms.ChoiceField", self.fields["category_district"]).choices = [
            ("", _("Choose")),
            *districts,
        ]
        cast("forms.ChoiceField", self.fields["category"]).choices = [
            ("", _("An ordinary traveller")),
            *((code, category_words(rule)) for code, rule in self.categories.items()),
        ]
        self.authorities = list(authorities)
        self.asks_permission = shown.direction == "entry" and not shown.is_own_national
        if not self.asks_permission:
            for name in PERMISSION_FIELDS:
                del self.fields[name]
            return
        kinds = list(wording.PERMISSIONS.items())
        if shown.needs_permission:
            kinds = [("", _("Choose")), *kinds]
        cast("forms.ChoiceField", self.fields["permission"]).choices = kinds
        cast("forms.ChoiceField", self.fields["permission_authority"]).choices = authorities

    def clean(self) -> dict[str, Any]:
        """Look at the permission and the ground together with what was read."""
        cleaned = super().clean() or {}
        rule = self.categories.get(cleaned.get("category", ""))
        if rule is not None:
            self._clean_category(cleaned, rule.content)
        if self.asks_permission:
            self._clean_permission(cleaned)
        if needs_ground(self.shown) and not cleaned.get("ground", "").strip():
            self.add_error("ground", _("Write in a few words what you found, then decide again."))
        return cleaned

    def _clean_category(self, cleaned: dict[str, Any], content: TravellerCategory) -> None:
        if "district" in content.asks and content.districts:
            self._clean_district(cleaned, content)
        elif content.asks and not cleaned.get("category_detail"):
            asked = " · ".join(str(wording.CATEGORY_DETAILS[detail]) for detail in content.asks)
            self.add_error("category_detail", _("Write this: %(asked)s.") % {"asked": asked})
        if content.frees_from_permission and not cleaned.get("permission"):
            cleaned["permission"] = "none_needed"
            self.errors.pop("permission", None)

    def _clean_district(self, cleaned: dict[str, Any], content: TravellerCategory) -> None:
        """The district is one of the rule's own; it is what the pass rests on."""
        if cleaned.get("category_district") in content.districts:
            cleaned["category_detail"] = cleaned["category_district"]
        elif "category_district" not in self.errors:
            self.add_error(
                "category_district",
                _("Choose the district of residence: the pass is for those of the list."),
            )

    def _clean_permission(self, cleaned: dict[str, Any]) -> None:
        kind = cleaned.get("permission", "")
        if not kind and "permission" not in self.errors:
            self.add_error("permission", _("Choose under what the traveller enters."))
        if kind in NUMBERED and not cleaned.get("permission_number"):
            self.add_error("permission_number", _("Write the number of the visa or permit."))

    def particulars(self, mode: Mode = "foot") -> Particulars:
        """What the officer added; names only where one was written."""
        cleaned = self.cleaned_data
        entered: dict[str, Any] = {}
        if self.asks_permission:
            entered = {
                "permission": cast("PermissionKind", cleaned["permission"]),
                "permission_authority": cleaned["permission_authority"],
                "permission_number": cleaned["permission_number"],
                "permission_until_on": cleaned["permission_until_on"],
                "stay_days": cleaned["stay_days"],
            }
        return Particulars(
            full_name=FullName(
                cleaned["given"], cleaned["father"], cleaned["grandfather"], cleaned["family"]
            ),
            mother=cleaned["mother"],
            mode=mode,
            category=cleaned["category"],
            category_detail=cleaned["category_detail"],
            **entered,
        )


class ReferForm(forms.Form):
    """Why a person is referred to secondary."""

    reason = forms.ChoiceField(label=_("Reason"), choices=wording.CASE_REASONS.items)
    note = forms.CharField(
        label=_("Note for secondary"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def case_reason(self) -> CaseReason:
        """The reason chosen."""
        return cast("CaseReason", self.cleaned_data["reason"])


class RefusalForm(forms.Form):
    """The statutory ground of a refusal, among those in force today."""

    ground = forms.ChoiceField(label=_("Ground in law"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What it rests on"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, grounds: Sequence[Ground], language: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["ground"]).choices = [
            (ground.code, str(ground.text.in_language(language))) for ground in grounds
        ]


class ProtectionForm(forms.Form):
    """The protection questions in force. Each is answered; nothing is chosen beforehand."""

    note = forms.CharField(
        label=_("Words for the protection desk"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only the protection desk reads this."),
    )

    def __init__(self, questions: Sequence[Question], language: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.codes = [question.code for question in questions]
        answers = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("Unsure"))]
        asked: dict[str, forms.Field] = {
            f"answer-{question.code}": forms.ChoiceField(
                label=str(question.text.in_language(language)),
                choices=answers,
                widget=forms.RadioSelect,
                error_messages={"required": _("Ask this question, then choose the answer.")},
            )
            for question in questions
        }
        self.fields = {**asked, **self.fields}

    def answers(self) -> dict[str, Any]:
        """The answer to each question by its code."""
        return {code: self.cleaned_data[f"answer-{code}"] for code in self.codes}


class WithdrawForm(forms.Form):
    """Why a proposal is taken back."""

    ground = forms.CharField(label=_("Why it is taken back"), max_length=300)
