"""Minors without consent, for the supervisor whom the rule names: who waits, and the answer.

Nobody is refused here: the journey goes on, or something is found out first, with a ground.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.policy.selectors import provisions_in_force
from manfadh.apps.operate.crossings.events import ConsentAnswer
from manfadh.apps.operate.crossings.selectors.consent_questions import (
    ConsentQuestionShown,
    WaitingQuestion,
    get_consent_question,
    list_answered_consent_questions,
    list_open_consent_questions,
    list_waiting_questions,
)
from manfadh.apps.operate.crossings.services import (
    ConsentQuestionUnknown,
    CrossingError,
    answer_consent_question,
)
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.inspection.consenting import ANSWERS
from manfadh.web.components.inspection.fields import TypedField
from manfadh.web.components.inspection.places import country_words
from manfadh.web.components.inspection.showing import is_arabic, show_printed_name
from manfadh.web.components.inspection.wording import DIRECTIONS, say_error
from manfadh.web.components.measures import (
    UNKNOWN,
    asked_day,
    clock_time,
    day_and_time,
    gregorian,
    say,
    since,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Kind, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages

MAY = "consent.answer"
LONGEST_GROUND = 500
STATES: dict[str, tuple[object, Kind]] = {
    "open": (gettext_lazy("Waits for an answer"), "watch"),
    "answered": (gettext_lazy("Answered"), "good"),
    "found": (gettext_lazy("Consent was found meanwhile"), "good"),
    "decided": (gettext_lazy("The officer has decided meanwhile"), "quiet"),
    "left": (gettext_lazy("More than a day old: it waits for nobody"), "quiet"),
}


class AnswerForm(forms.Form):
    """The answer of a supervisor: nothing is chosen beforehand, and each needs its ground."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two answers.")},
    )
    ground = TypedField(
        label=gettext_lazy("Ground"),
        max_length=LONGEST_GROUND,
        help_text=gettext_lazy(
            "What the answer rests on, or what is to be found out. The officer reads it."
        ),
        error_messages={"required": gettext_lazy("Write the ground in a few words.")},
    )


@screen(purpose=Purpose.SUPERVISION, action=MAY)
@require_GET
def show_list(request: OfficerRequest) -> HttpResponse:
    """Who waits, the longest first; below, what was answered on a day."""
    viewer, on = request.viewer, asked_day(request.GET)
    waiting = list_open_consent_questions(viewer)
    answered = list_answered_consent_questions(viewer, on)
    officers = {who for one in (*waiting, *answered) for who in (one.asked_by, one.answered_by)}
    names = get_officer_names([who for who in officers if who])
    rules = _rules(viewer)
    context = {
        "on": on,
        "today": today(),
        "is_today": on == today(),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "gregorian": gregorian(on),
        "mark": mark_of(waiting),
        "waiting": _waiting_table(waiting, names, rules),
        "answered": _answered_table(answered, names),
        "navigation": pages(viewer, "port-consents"),
    }
    return render(request, "port/consents.html", context)


@screen(purpose=Purpose.SUPERVISION, action=MAY, is_poll=True)
@require_GET
def waits(request: OfficerRequest) -> HttpResponse:
    """The whole page anew where others wait than it shows. Nobody is named: no look is recorded."""
    if request.GET.get("seen", "") == mark_of(list_waiting_questions(request.viewer)):
        return HttpResponse(status=204)
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


@screen(purpose=Purpose.SUPERVISION, action=MAY)
@require_GET
def show(request: OfficerRequest, question_id: UUID) -> HttpResponse:
    """One minor of whom a supervisor is asked."""
    return _page(request, question_id, AnswerForm(auto_id="answer_%s"))


@screen(purpose=Purpose.SUPERVISION, action=MAY)
@require_POST
def answer(request: OfficerRequest, question_id: UUID) -> HttpResponse:
    """Keep the answer; the officer at the booth sees it."""
    form = AnswerForm(request.POST, auto_id="answer_%s")
    if form.is_valid():
        try:
            answer_consent_question(
                viewer=request.viewer,
                question_id=question_id,
                answer=cast("ConsentAnswer", form.cleaned_data["answer"]),
                ground=form.cleaned_data["ground"],
            )
        except ConsentQuestionUnknown as error:
            raise Http404 from error
        except CrossingError as error:
            return _page(request, question_id, form, fault=say_error(error))
        else:
            messages.success(request, _("Answered: the officer sees it."))
            return redirect("port-consents")
    return _page(request, question_id, form)


def mark_of(waiting: Sequence[ConsentQuestionShown | WaitingQuestion]) -> str:
    """Who waits, as a mark: another mark, and the page is no longer fresh."""
    told = ";".join(sorted(str(one.question_id) for one in waiting))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _page(
    request: OfficerRequest, question_id: UUID, form: AnswerForm, *, fault: str = ""
) -> HttpResponse:
    viewer = request.viewer
    try:
        one = get_consent_question(viewer, question_id)
    except ConsentQuestionUnknown as error:
        raise Http404 from error
    words, kind = STATES[one.state]
    name = show_printed_name(one.reading)
    context = {
        "one": one,
        "name": PersonName(arabic=name) if is_arabic(name) else PersonName(latin=name),
        "state_words": words,
        "state_kind": kind,
        "facts": _facts(viewer, one),
        "fault": fault,
        "form": form if one.state == "open" else None,
        "is_own": one.asked_by == viewer.officer_id,
        "navigation": pages(viewer, "port-consents"),
    }
    status = 409 if fault else 422 if form.errors else 200
    return render(request, "port/consent.html", context, status=status)


def _facts(viewer: Viewer, one: ConsentQuestionShown) -> list[Fact]:
    names = get_officer_names([who for who in (one.asked_by, one.answered_by) if who])
    reading = one.reading
    told = [
        Fact(words=_("Direction"), value=DIRECTIONS.get(one.direction, one.direction)),
        Fact(words=_("Lane"), value=one.lane),
        Fact(words=_("Date of birth"), value=reading.birth if reading else "", code=True),
        Fact(words=_("Nationality"), value=country_words(reading.nationality) if reading else ""),
        Fact(words=_("Document"), value=reading.number if reading else "", code=True),
        Fact(words=_("What is missing"), value=_rules(viewer).get(one.rule, one.rule)),
        Fact(words=_("What the officer found"), value=one.found or UNKNOWN),
        Fact(words=_("Who asks"), value=_name(names, one.asked_by)),
        Fact(words=_("Asked at"), value=day_and_time(one.asked_at)),
    ]
    if one.answered_at is not None:
        told += [
            Fact(words=_("Answer"), value=ANSWERS.get(one.answer, one.answer), kind="note"),
            Fact(words=_("Ground"), value=one.ground or _("Erased")),
            Fact(words=_("Answered by"), value=_name(names, one.answered_by)),
            Fact(words=_("Answered at"), value=day_and_time(one.answered_at)),
        ]
    return [fact for fact in told if fact.value]


def _waiting_table(
    waiting: Sequence[ConsentQuestionShown], names: dict[UUID, str], rules: dict[str, str]
) -> Table:
    heads = (
        _("Minor as read"), _("Waiting"), _("Direction"), _("Lane"), _("Who asks"),
        _("What the officer found"), _("By the rule"),
    )  # fmt: skip
    return Table(
        caption=_("Waiting for an answer"),
        columns=[Column(words=words) for words in heads],
        rows=[
            Row(
                cells=(
                    _named(one),
                    Cell(value=since(one.asked_at), kind="watch"),
                    Cell(value=DIRECTIONS.get(one.direction, one.direction)),
                    Cell(value=one.lane or UNKNOWN),
                    Cell(value=_name(names, one.asked_by)),
                    Cell(value=one.found or UNKNOWN),
                    Cell(value=rules.get(one.rule, one.rule).partition(":")[0]),
                )
            )
            for one in waiting
        ],
        empty=_(
            "Nobody waits. A minor for whom nobody consents appears here as soon as a booth has "
            "written what it found, where the rule in force names you."
        ),
    )


def _answered_table(answered: Sequence[ConsentQuestionShown], names: dict[UUID, str]) -> Table:
    heads = (
        _("Minor as read"), _("Answer"), _("Ground"), _("Who asks"), _("Answered by"), _("At"),
    )  # fmt: skip
    return Table(
        caption=_("Answered on this day"),
        columns=[Column(words=words) for words in heads],
        rows=[
            Row(
                cells=(
                    _named(one),
                    Cell(
                        value=ANSWERS.get(one.answer, one.answer),
                        kind="good" if one.answer == "go_on" else "watch",
                    ),
                    Cell(value=one.ground or _("Erased")),
                    Cell(value=_name(names, one.asked_by)),
                    Cell(value=_name(names, one.answered_by)),
                    Cell(value=clock_time(one.answered_at) if one.answered_at else UNKNOWN),
                )
            )
            for one in answered
        ],
        empty=_("Nothing was answered on this day."),
    )


def _named(one: ConsentQuestionShown) -> Cell:
    name = show_printed_name(one.reading)
    lang = "" if is_arabic(name) else "und-Latn"
    return Cell(value=name, url=reverse("port-consent", args=[one.question_id]), lang=lang)


def _rules(viewer: Viewer) -> dict[str, str]:
    found = provisions_in_force(viewer.authority, "minor", today())
    return {rule.code: f"{say(rule.text)} ({rule.reference})" for rule in found}


def _name(names: dict[UUID, str], officer_id: UUID | None) -> str:
    return names.get(officer_id, UNKNOWN) if officer_id else UNKNOWN
