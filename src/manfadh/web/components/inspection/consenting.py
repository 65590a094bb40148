"""A minor before an officer: who travels with them, who consented, what the supervisor answered."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.policy.selectors.travelling import Minor, Relation
from manfadh.apps.operate.crossings.selectors import Inspected, see_inspection
from manfadh.apps.operate.crossings.selectors.consent_questions import is_waiting_for_answer
from manfadh.apps.operate.crossings.selectors.minors import MISSING, MinorShown
from manfadh.apps.operate.crossings.services import NotAMinor, record_consent
from manfadh.web.components.inspection.desks import Desk
from manfadh.web.components.inspection.fields import CodeField, TypedField
from manfadh.web.components.inspection.places import moment, reader_language
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest

LONGEST_NOTE = 500
_NOBODY = "nobody"
MINOR = "components/inspection/minor.html"
ANSWERS = {
    "go_on": _("The journey goes on"),
    "find_out": _("First find out"),
}
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
        "minor_answer": _answer(minor),
        "consent_form": form or ConsentForm(minor.rule.content),
    }


def record(request: OfficerRequest, inspection_id: UUID) -> tuple[Inspected, ConsentForm | None]:
    """Keep what the form says: the traveller as things stand now, and the form if it is to mend.

    Raises NotAMinor, and what `record_consent` raises.
    """
    shown = see_inspection(request.viewer, inspection_id)
    if shown.minor is None:
        raise NotAMinor(str(inspection_id))
    form = ConsentForm(shown.minor.rule.content, data=request.POST)
    if not form.is_valid():
        return shown, form
    record_consent(viewer=request.viewer, inspection_id=inspection_id, **form.recorded())
    return see_inspection(request.viewer, inspection_id), None


def show_answer(request: OfficerRequest, desk: Desk, inspection_id: UUID) -> HttpResponse:
    """That the supervisor has answered, for a page that asks by itself; nothing before that.

    The answer is about a person: it is read by looking at the traveller again, which is recorded.
    """
    if is_waiting_for_answer(request.viewer, inspection_id):
        return HttpResponse(status=204)
    context = {"desk": desk, "inspection_id": inspection_id}
    return render(request, "components/inspection/consent_answer.html", context)


def _answer(minor: MinorShown) -> list[Fact]:
    asked = minor.consulted
    if asked is None or asked.answered_at is None:
        return []
    by = get_officer_names([asked.answered_by]) if asked.answered_by else {}
    return [
        Fact(
            words=str(_("The supervisor answered")),
            value=ANSWERS.get(asked.answer, asked.answer),
            kind="good" if minor.goes_on else "watch",
        ),
        Fact(words=str(_("Ground")), value=asked.ground or str(_("Erased"))),
        Fact(
            words=str(_("Answered by")),
            value=by.get(asked.answered_by, "—") if asked.answered_by else "—",
        ),
        Fact(words=str(_("Answered at")), value=moment(asked.answered_at)),
    ]


def _say(relation: str, paper: str) -> str:
    who = str(RELATIONS.get(relation, relation))
    return f"{who} {PAPERS.get(paper, paper)}"
