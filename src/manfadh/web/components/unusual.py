"""Looks to ask about, in words: shown to who protects data, and theirs to the inspector."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import (
    get_officer_name,
    get_officer_names,
    list_names_and_roles,
    list_permissions,
)
from manfadh.apps.govern.audit.selectors import (
    Known,
    LookSeen,
    UnusualLooks,
    list_looks_behind,
    list_unusual_looks,
)
from manfadh.apps.govern.audit.services import QuestionRefused, ask_about_looks
from manfadh.kernel.ids import new_id
from manfadh.web.components.measures import UNKNOWN, apart, day_and_time, number, page_asked
from manfadh.web.components.shapes import Cell, Column, Fact, Kind, Row, Table
from manfadh.web.components.viewer import OfficerRequest
from manfadh.web.components.words import LOOKS, ROLES

SIGNS: dict[str, Promise] = {
    "own_name": gettext_lazy("Searched for a name equal to the own name"),
    "own_family": gettext_lazy("Searched for the own family name"),
    "at_night": gettext_lazy("Searched at night, with no documents read near it"),
    "volume": gettext_lazy("Searched far more often than others of the same role"),
    "no_act": gettext_lazy("Searched, and did nothing with the people found"),
}
WEAK: dict[str, Promise] = {
    "own_name": gettext_lazy("Many people share a name; a traveller may have it too."),
    "own_family": gettext_lazy(
        "Family names are shared by thousands in this country: by itself it says next to nothing."
    ),
    "at_night": gettext_lazy(
        "Night is 22:00 to 05:00. Somebody may have helped out, or worked from paper."
    ),
    "volume": gettext_lazy(
        "Held against the median of the role and how far others lie from it. Others may have "
        "searched less because the work was given to this officer."
    ),
    "no_act": gettext_lazy(
        "Nothing was done with any of the people within two hours. A question by telephone or by "
        "letter leaves no act here."
    ),
}
OUTCOMES: dict[str, tuple[Promise, Kind]] = {
    "": (gettext_lazy("To ask about"), "watch"),
    "asked": (gettext_lazy("Asked"), "note"),
    "explained": (gettext_lazy("Explained"), "good"),
}
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Desk:
    """Where these pages stand: the routes of the list and of one, and the pages beside them."""

    listing: str
    one: str
    navigation: Callable[[OfficerRequest], list[tuple[str, str, bool]]]


class NoteForm(forms.Form):
    """What was asked or answered; the id makes sending twice harmless."""

    question_id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=gettext_lazy("How it stands"),
        choices=[(code, OUTCOMES[code][0]) for code in ("asked", "explained")],
    )
    note = forms.CharField(
        label=gettext_lazy("What was asked or answered"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        error_messages={
            "required": gettext_lazy("Write in a few words what was asked or answered.")
        },
    )


def show_list(request: OfficerRequest, desk: Desk) -> HttpResponse:
    """The looks of two weeks to ask about, the gravest first."""
    period = list_unusual_looks(request.viewer, who_they_are)
    names = get_officer_names(one.finding.officer_id for one in period.found)
    context = {
        "navigation": desk.navigation(request),
        "since": apart(day_and_time(period.since_at)),
        "table": _table(desk, period.found, names),
        "few": [_role_words(role) for role in period.few_to_judge],
        "erased": period.erased,
    }
    return render(request, "components/unusual.html", context)


def show_one(request: OfficerRequest, desk: Desk, officer_id: UUID, sign: str) -> HttpResponse:
    """The looks behind a finding, what weakens it, and what came of asking."""
    form = NoteForm(request.POST or None, initial={"question_id": new_id(), "outcome": "asked"})
    found = list_looks_behind(
        request.viewer, who_they_are, officer_id, sign, page=page_asked(request.GET)
    )
    if found is None:
        raise Http404
    one, looks = found
    if request.method == "POST" and form.is_valid():
        try:
            ask_about_looks(
                viewer=request.viewer,
                officer_id=officer_id,
                sign=sign,
                looks=one.finding.looks,
                **form.cleaned_data,
            )
        except QuestionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Written down."))
            return redirect(desk.listing)
    context = {
        "navigation": desk.navigation(request),
        "title": get_officer_name(officer_id) or str(officer_id),
        "facts": _facts(one),
        "page": looks,
        "table": _table_of_looks(list(looks)),
        "form": None if one.is_own else form,
        "back": reverse(desk.listing),
    }
    status = 422 if form.is_bound else 200
    return render(request, "components/unusual_looks.html", context, status=status)


def who_they_are(authority: str) -> Mapping[UUID, Known]:
    """The officers of an authority as looks are judged by: own names, roles, who reads looks."""
    keepers = {line.role for line in list_permissions() if "looks.see" in line.actions}
    return {
        officer_id: Known(names, "+".join(sorted(roles)), not keepers.isdisjoint(roles))
        for officer_id, (names, roles) in list_names_and_roles(authority).items()
    }


def _role_words(roles: str) -> str:
    return " + ".join(str(ROLES.get(role, role)) for role in roles.split("+")) or UNKNOWN


def _how_many(one: UnusualLooks) -> str:
    finding = one.finding
    told = {"number": number(finding.number), "usual": number(round(finding.usual or 0))}
    if finding.sign == "volume":
        return _("%(number)s; the median of the role is %(usual)s") % told
    if finding.sign == "no_act":
        return _("%(number)s of %(usual)s searches that found somebody") % told
    return told["number"]


def _table(desk: Desk, found: tuple[UnusualLooks, ...], names: Mapping[UUID, str]) -> Table:
    columns = (_("Officer"), _("Sign"), _("Looks"), _("Weighs"), _("How it stands"))
    return Table(
        caption=_("Looks to ask about"),
        caption_hidden=True,
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=names.get(one.finding.officer_id, str(one.finding.officer_id)),
                        url=reverse(desk.one, args=[one.finding.officer_id, one.finding.sign]),
                    ),
                    Cell(value=SIGNS[one.finding.sign]),
                    Cell(value=_how_many(one)),
                    Cell(value=_("%(weight)s of 3") % {"weight": one.finding.weight}),
                    _standing(one),
                )
            )
            for one in found
        ],
        empty=_("Nothing stands out in the looks of these two weeks."),
    )


def _standing(one: UnusualLooks) -> Cell:
    if one.is_own:
        return Cell(value=_("your own: the inspector asks"), kind="quiet")
    words, kind = OUTCOMES[one.outcome]
    return Cell(value=words, kind=kind)


def _facts(one: UnusualLooks) -> list[Fact]:
    words, kind = OUTCOMES[one.outcome]
    told = [
        Fact(words=_("Sign"), value=str(SIGNS[one.finding.sign])),
        Fact(words=_("Looks"), value=_how_many(one)),
        Fact(words=_("What weakens it"), value=str(WEAK[one.finding.sign])),
        Fact(words=_("How it stands"), value=str(words), kind=kind),
    ]
    if one.asked_at is not None:
        by = get_officer_name(one.asked_by) if one.asked_by else ""
        told += [
            Fact(words=_("Written down"), value=f"{apart(day_and_time(one.asked_at))} · {by}"),
            Fact(words=_("What was asked or answered"), value=one.note or _("erased")),
        ]
    return told


def _table_of_looks(looks: list[LookSeen]) -> Table:
    columns = (_("When"), _("Port"), _("Question"), _("Asked for"), _("People shown"))
    return Table(
        caption=_("The looks behind it"),
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(value=day_and_time(look.looked_at)),
                    Cell(value=look.port or _("Headquarters")),
                    Cell(value=LOOKS.get(look.kind, look.kind)),
                    Cell(value=_("erased") if look.query is None else look.query),
                    Cell(value=number(len(look.people))),
                )
            )
            for look in looks
        ],
        empty=_("These looks are not here any more."),
    )
