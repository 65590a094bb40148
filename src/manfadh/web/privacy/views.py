"""Who looked at whom: by day, by person, by officer. Reading these pages is itself a look."""

from uuid import UUID

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.audit.selectors import (
    LookSeen,
    list_looks,
    list_looks_at_person,
    list_looks_by_officer,
)
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.words import LOOKS, PURPOSES
from manfadh.web.privacy.forms import LooksForm, WhoForm
from manfadh.web.privacy.navigation import navigation

_WHY = {purpose.value: words for purpose, words in PURPOSES.items()}


@screen(purpose=Purpose.DATA_PROTECTION, action="looks.see")
def looks(request: OfficerRequest) -> HttpResponse:
    """Every look, by day, port and kind; the way to those of one person or officer."""
    who = WhoForm(request.GET)
    if who.is_valid():
        if who.cleaned_data["person_id"]:
            return redirect("privacy-person", who.cleaned_data["person_id"])
        if who.cleaned_data["officer_id"]:
            return redirect("privacy-officer", who.cleaned_data["officer_id"])
    form = LooksForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = list_looks(
        request.viewer,
        looked_on=asked.get("looked_on"),
        port=asked.get("port", ""),
        kind=asked.get("kind", ""),
        page=_page_number(request),
    )
    shown = {"form": form, "who": who, "page": page, "table": _table(page, _("Looks"))}
    return render(
        request, "privacy/looks.html", shown | {"navigation": navigation(request, "privacy")}
    )


@screen(purpose=Purpose.DATA_PROTECTION, action="looks.see")
def person(request: OfficerRequest, person_id: UUID) -> HttpResponse:
    """Who looked at one person."""
    page = list_looks_at_person(request.viewer, person_id, page=_page_number(request))
    title = _("Looks at person %(number)s") % {"number": person_id}
    may_erase = request.viewer.may("person.erase", owner=request.viewer.authority)
    erase_url = reverse("privacy-erase", args=[person_id]) if may_erase else ""
    return _one(request, page, title, erase_url)


@screen(purpose=Purpose.DATA_PROTECTION, action="looks.see")
def officer(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """Whom one officer looked at."""
    page = list_looks_by_officer(request.viewer, officer_id, page=_page_number(request))
    name = get_officer_names([officer_id]).get(officer_id, str(officer_id))
    return _one(request, page, _("Looks by %(officer)s") % {"officer": name})


def _one(
    request: OfficerRequest, page: Page[LookSeen], title: str, erase_url: str = ""
) -> HttpResponse:
    shown = {"title": title, "page": page, "table": _table(page, title), "erase_url": erase_url}
    return render(request, "privacy/one.html", shown | {"navigation": navigation(request, "")})


def _table(page: Page[LookSeen], caption: str) -> Table:
    names = get_officer_names(look.officer_id for look in page if look.officer_id)
    return Table(
        caption=caption,
        columns=[
            Column(words=_("When")),
            Column(words=_("Who")),
            Column(words=_("Port"), align="code"),
            Column(words=_("Why")),
            Column(words=_("Question")),
            Column(words=_("Asked for")),
            Column(words=_("People shown"), align="number"),
            Column(words=_("Person")),
        ],
        rows=[_row(look, names) for look in page],
        empty=_("Nobody has looked. Each question about people leaves a line here."),
    )


def _row(look: LookSeen, names: dict[UUID, str]) -> Row:
    return Row(
        cells=[
            Cell(value=date_format(timezone.localtime(look.looked_at), "SHORT_DATETIME_FORMAT")),
            _officer_cell(look, names),
            Cell(value=look.port or _("Headquarters")),
            Cell(value=_WHY.get(look.purpose, look.purpose)),
            Cell(value=LOOKS.get(look.kind, look.kind)),
            Cell(value=_("erased") if look.query is None else look.query),
            Cell(value=len(look.people)),
            _person_cell(look),
        ]
    )


def _officer_cell(look: LookSeen, names: dict[UUID, str]) -> Cell:
    if look.officer_id is None:
        return Cell(value=_("the system"))
    return Cell(
        value=names.get(look.officer_id, str(look.officer_id)),
        url=reverse("privacy-officer", args=[look.officer_id]),
    )


def _person_cell(look: LookSeen) -> Cell:
    if not look.people:
        return Cell(value=_("nobody"))
    first, others = look.people[0], len(look.people) - 1
    value = _("%(person)s and %(others)d more") if others else "%(person)s"
    return Cell(
        value=value % {"person": str(first)[-12:], "others": others},
        url=reverse("privacy-person", args=[first]),
    )


def _page_number(request: OfficerRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() else 1
