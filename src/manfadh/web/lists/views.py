"""What the list keeper sees: the lists with their counts, one list, one alert."""

from typing import cast
from uuid import UUID

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.operate.watchlists.selectors import (
    AlertLine,
    AlertUnknown,
    ListShown,
    ListUnknown,
    Standing,
    get_alert,
    get_list,
    list_alerts,
    list_lists,
)
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from manfadh.libs.codes import country_name, is_known_issuer
from manfadh.web.components.measures import UNKNOWN, day_and_time, language, number, say
from manfadh.web.components.shapes import Cell, Column, Fact, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.lists.forms import FilterForm, WithdrawForm
from manfadh.web.lists.words import INSTRUCTIONS, PURPOSES

KEEP = "watchlist.keep"


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
@require_GET
def lists(request: OfficerRequest) -> HttpResponse:
    """The lists, with what holds, what ends soon and what is to be reviewed."""
    table = Table(
        caption=_("Lists"),
        caption_hidden=True,
        columns=[
            Column(words=_("List")),
            Column(words=_("For")),
            Column(words=_("In force"), align="number"),
            Column(words=_("Ending within 30 days"), align="number"),
            Column(words=_("Review is due"), align="number"),
            Column(words=_("Rests on")),
        ],
        rows=[_list_row(shown) for shown in list_lists(request.viewer)],
        empty=_("No list is set up yet. Lists appear here once your authority has one."),
    )
    shown = {"table": table, "navigation": navigation(request, "")}
    return render(request, "lists/lists.html", shown)


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
@require_GET
def show_list(request: OfficerRequest, code: str) -> HttpResponse:
    """The alerts of one list, searched and paged."""
    shown = list_or_404(request, code)
    form = FilterForm({"standing": "in_force", **request.GET.dict()})
    asked = form.cleaned_data if form.is_valid() else {"text": "", "standing": "in_force"}
    page = list_alerts(
        request.viewer,
        code,
        text=asked["text"],
        standing=cast("Standing", asked["standing"] or "in_force"),
        page=_page_number(request),
    )
    context = {
        "list": shown,
        "name": say(shown.names),
        "form": form,
        "page": page,
        "table": _alerts(page, code, is_search=bool(asked["text"])),
        "navigation": navigation(request, code),
    }
    return render(request, "lists/list.html", context)


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
@require_GET
def alert(request: OfficerRequest, alert_id: UUID) -> HttpResponse:
    """One alert, and the way to end it."""
    return show_alert(request, alert_id, WithdrawForm())


def show_alert(request: OfficerRequest, alert_id: UUID, form: WithdrawForm) -> HttpResponse:
    """The page of an alert, perhaps with a form that came back. Raises Http404."""
    try:
        found = get_alert(request.viewer, alert_id)
    except AlertUnknown as error:
        raise Http404 from error
    context = {
        "alert": found,
        "name": PersonName(
            latin=found.name or found.document_number or _("Erased"), mother=found.mother or ""
        ),
        "facts": _facts(found),
        "form": form,
        "navigation": navigation(request, found.watchlist),
    }
    status = 422 if form.errors else 200
    return render(request, "lists/alert.html", context, status=status)


def list_or_404(request: OfficerRequest, code: str) -> ListShown:
    """A list of the viewer's authority. Raises Http404."""
    try:
        return get_list(request.viewer, code)
    except ListUnknown as error:
        raise Http404 from error


def navigation(request: OfficerRequest, current: str) -> list[tuple[str, str, bool]]:
    """The search for a person, all lists, then each of them."""
    own = [
        (reverse("list", args=[shown.watchlist]), say(shown.names), shown.watchlist == current)
        for shown in list_lists(request.viewer)
    ]
    pages = [(reverse("lists"), _("All lists"), request.path == reverse("lists")), *own]
    if request.viewer.may("person.search"):
        search = reverse("list-people")
        pages.append((search, _("Search for a person"), request.path == search))
    return pages


def _list_row(shown: ListShown) -> Row:
    path = reverse("list", args=[shown.watchlist])
    return Row(
        cells=(
            Cell(value=say(shown.names), url=path),
            Cell(value=PURPOSES.get(shown.purpose, shown.purpose)),
            Cell(value=number(shown.in_force), url=path),
            Cell(value=number(shown.expiring), url=f"{path}?standing=expiring"),
            Cell(value=number(shown.review_due), url=f"{path}?standing=review_due"),
            Cell(value=shown.reference),
        )
    )


def _alerts(page: Page[AlertLine], code: str, *, is_search: bool) -> Table:
    columns = (_("Whom or what"), _("Date of birth"), _("Document number"), _("Instruction"))
    return Table(
        caption=_("Alerts"),
        caption_hidden=True,
        columns=[
            *(Column(words=words) for words in columns),
            Column(words=_("Last day")),
            Column(words=_("Review on")),
            Column(words=_("State")),
        ],
        rows=[_alert_row(line) for line in page],
        empty=_("Nothing is found. Try another spelling, fewer words, or another state.")
        if is_search
        else _("Nothing is here in this state. Alerts that you place will appear here."),
        begin=_("Add an alert"),
        begin_url=reverse("list-add", args=[code]),
    )


def _alert_row(line: AlertLine) -> Row:
    return Row(
        cells=(
            Cell(
                value=line.name or line.document_number or _("Erased"),
                url=reverse("list-alert", args=[line.alert_id]),
            ),
            Cell(value=line.birth or UNKNOWN),
            Cell(value=line.document_number or UNKNOWN),
            Cell(value=INSTRUCTIONS.get(line.instruction, line.instruction)),
            Cell(value=line.expires_on or UNKNOWN),
            Cell(value=line.review_on or UNKNOWN),
            _state(line),
        )
    )


def _state(line: AlertLine) -> Cell:
    on = timezone.localdate(clock.now())
    if line.withdrawn_at:
        return Cell(value=_("Withdrawn"), kind="quiet")
    if not line.holds(on):
        return Cell(value=_("Expired"), kind="quiet")
    if line.review_on and line.review_on <= on:
        return Cell(value=_("Review is due"), kind="watch")
    return Cell(value=_("In force"), kind="good")


def _facts(found: AlertLine) -> list[Fact]:
    told = [
        Fact(words=_("Date of birth"), value=found.birth or "", code=True),
        Fact(words=_("Nationality"), value=_country(found.nationality)),
        Fact(words=_("Document number"), value=found.document_number or "", code=True),
        Fact(words=_("Issuer of the document"), value=_country(found.document_issuer)),
        Fact(
            words=_("What the booth is to do"),
            value=INSTRUCTIONS.get(found.instruction, found.instruction),
        ),
        Fact(words=_("Order or letter that this rests on"), value=found.reference),
        Fact(words=_("Placed"), value=day_and_time(found.placed_at) if found.placed_at else ""),
        Fact(words=_("Last day"), value=found.expires_on or ""),
        Fact(words=_("Review on"), value=found.review_on or ""),
        Fact(words=_("State"), value=_state(found).value, kind=_state(found).kind),
        Fact(words=_("Ground"), value=found.withdrawal_ground),
    ]
    return [fact for fact in told if fact.value]


def _country(code: str | None) -> str:
    return country_name(code, language()) if code and is_known_issuer(code) else code or ""


def _page_number(request: OfficerRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() else 1
