"""A minor before an officer: who travels with them, or who consented, by the rule in force."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.policy.selectors.travelling import Minor, Relation
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.minors import MISSING
from manfadh.web.components.inspection.fields import CodeField, TypedField
from manfadh.web.components.inspection.places import reader_language

LONGEST_NOTE = 500
_NOBODY = "nobody"
RELATIONS = {
    "mother": _("The mother"),
    "father": _("The father"),
    "guardian": _("The guardian"),
    "relative": _("A relative"),
    "institution": _("An institution"),
    "court": _("A court"),
}
PAPERS = {
    "present": _("is here, and travels along"),
    "attested_consent": _("gave an attested consent"),
    "consular_consent": _("gave a consent at a consulate"),
    "court_decision": _("gave a decision"),
    "plain_letter": _("gave a letter"),
}


class ConsentForm(forms.Form):
    """Who is with the minor or consented; one choice for each way that the rule accepts."""

    answer = forms.ChoiceField(label=_("Who is with them, or who consented?"))
    given_by = TypedField(label=_("Name of who consents"), max_length=250, required=False)
    paper_number = CodeField(label=_("Number of the paper"), required=False)
    note = TypedField(label=_("What was found"), max_length=LONGEST_NOTE, required=False)

    def __init__(self, rule: Minor, **kwargs: Any) -> None:
        super().__init__(auto_id="consent_%s", **kwargs)
        ways = [(relation, "present") for relation in rule.with_whom]
        ways += [(relation, paper) for paper in rule.papers for relation in rule.consent_by]
        choices = [(f"{one}:{how}", _say(one, how)) for one, how in ways]
        cast("forms.ChoiceField", self.fields["answer"]).choices = [
            ("", _("Choose")),
            *choices,
            (_NOBODY, _("Nobody: I looked into it and write what I found")),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for words where nobody consents."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == _NOBODY and not cleaned.get("note"):
            self.add_error("note", _("Write who is with the minor and who expects them."))
        return cleaned

    def recorded(self) -> dict[str, Any]:
        """What `record_consent` keeps."""
        cleaned = self.cleaned_data
        relation, _colon, paper = cleaned["answer"].partition(":")
        nobody = cleaned["answer"] == _NOBODY
        return {
            "relation": None if nobody else cast("Relation", relation),
            "paper": MISSING if nobody else paper,
            "given_by": cleaned["given_by"],
            "paper_number": cleaned["paper_number"],
            "note": cleaned["note"],
        }


def minor_context(shown: Inspected, form: ConsentForm | None = None) -> dict[str, Any]:
    """The question of consent for the traveller's part of the page; nothing for an adult."""
    minor = shown.minor
    if minor is None:
        return {}
    consent = minor.consent
    said = ""
    if consent is not None:
        said = (
            str(_("Nobody consented."))
            if consent.paper == MISSING
            else _say(consent.relation, consent.paper)
        )
    return {
        "minor": minor,
        "minor_rule": str(minor.rule.text.in_language(reader_language())),
        "minor_said": said,
        "consent_form": form or ConsentForm(minor.rule.content),
    }


def _say(relation: str, paper: str) -> str:
    who = str(RELATIONS.get(relation, relation))
    return f"{who} {PAPERS.get(paper, paper)}"
