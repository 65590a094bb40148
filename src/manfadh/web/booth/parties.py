"""Groups, buses, vehicles, families at a booth: begin, read from a list, see who is to come."""

from collections.abc import Iterable
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.selectors import (
    PartyLine,
    find_party_by_plate,
    list_parties,
    see_party,
)
from manfadh.apps.operate.passengers.services import (
    COLUMNS,
    PartyOver,
    Received,
    check_passengers,
    open_party,
    receive_passengers,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.importing import ImportRefused, LineError, Report
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.beside import keep_beside, leave_beside
from manfadh.web.booth.party_forms import ListForm, TogetherForm
from manfadh.web.booth.party_words import say_party, say_retention
from manfadh.web.booth.place import find_place
from manfadh.web.booth.views import DESK
from manfadh.web.components.going import go, go_to
from manfadh.web.components.inspection.desks import gently, say_problem
from manfadh.web.components.inspection.places import country_choices, moment
from manfadh.web.components.measures import language, number
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen

PARTIES, IMPORT = "booth/parties/parties.html", "booth/parties/import.html"
_TITLE_IN = {"en": 0, "ar": 1, "ckb": 2}


@screen(purpose=Purpose.BORDER_CHECK, action="party.open")
@require_http_methods(["GET", "POST"])
@gently("booth")
def parties(request: OfficerRequest) -> HttpResponse:
    """The groups and vehicles that are open here, and the beginning of another."""
    direction = _direction(request)
    if direction is None:
        return say_problem(request, _("Choose lane and direction first."), "booth")
    form = TogetherForm(request.POST or None, initial={"party_id": new_id(), "kind": "vehicle"})
    if form.is_bound and form.is_valid():
        return _begin(request, form, direction)
    return _parties(request, form, direction)


@screen(purpose=Purpose.BORDER_CHECK, action="party.open")
@require_http_methods(["GET", "POST"])
@gently("booth")
def import_list(request: OfficerRequest) -> HttpResponse:
    """Check a list without keeping anything (`check` in the form), or take it."""
    direction = _direction(request)
    if direction is None:
        return say_problem(request, _("Choose lane and direction first."), "booth")
    form = ListForm(
        request.POST or None, request.FILES or None, initial={"party_id": new_id(), "kind": "bus"}
    )
    if not form.is_bound or not form.is_valid():
        return _import_page(request, form)
    source = cast(BinaryIO, form.cleaned_data["file"].file)
    try:
        if "check" in request.POST:
            report = check_passengers(viewer=request.viewer, source=source)
            fresh = ListForm(initial={**form.cleaned_data, "party_id": new_id()})
            return _import_page(request, fresh, report)
        received = _receive(request, form, direction, source)
    except ImportRefused as refusal:
        form.add_error(None, str(refusal))
        return _import_page(request, form, refusal.report)
    except TableUnreadable as unreadable:
        form.add_error("file", str(unreadable))
        return _import_page(request, form)
    keep_beside(request, form.cleaned_data["party_id"], direction)
    request.session["booth_said"] = _said(received)
    return go_to(request, reverse("booth-party", args=[form.cleaned_data["party_id"]]))


@screen(purpose=Purpose.BORDER_CHECK, action="party.see")
@require_POST
@gently("booth")
def work_with(request: OfficerRequest, party_id: UUID) -> HttpResponse:
    """Put a group or vehicle beside the reader; the look at its people is recorded."""
    direction = _direction(request)
    if direction is None:
        return say_problem(request, _("Choose lane and direction first."), "booth")
    if see_party(request.viewer, party_id, direction).is_closed:
        raise PartyOver(str(party_id))
    keep_beside(request, party_id, direction)
    return go(request, "booth")


@screen(purpose=Purpose.BORDER_CHECK, action="party.see")
@require_POST
def work_without(request: OfficerRequest) -> HttpResponse:
    """Put nobody beside the reader; the group stays open."""
    leave_beside(request)
    return go(request, "booth")


@screen(purpose=Purpose.BORDER_CHECK, action="party.see")
@require_GET
def closed_parties(request: OfficerRequest) -> HttpResponse:
    """The groups and vehicles whose passage is over."""
    direction = _direction(request) or "entry"
    page = list_parties(request.viewer, direction, closed=True, page=_page_number(request))
    table = _table(page, _("Closed groups and vehicles"))
    return DESK.answer(request, "booth/parties/closed.html", {"table": table, "page": page})


def _begin(request: OfficerRequest, form: TogetherForm, direction: Direction) -> HttpResponse:
    cleaned, vehicle = form.cleaned_data, form.vehicle()
    party_id: UUID | None = None
    if direction == "exit" and vehicle.plate:
        # The same vehicle came in with its people: they are expected with it again.
        party_id = find_party_by_plate(request.viewer, vehicle.plate, vehicle.country)
    if party_id is None:
        party_id = cleaned["party_id"]
        open_party(
            viewer=request.viewer,
            party_id=party_id,
            kind=cleaned["kind"],
            direction=direction,
            source="scan" if "scan" in request.POST else "lane",
            vehicle=vehicle,
            carrier=cleaned["carrier"],
        )
    keep_beside(request, party_id, direction)
    if "scan" in request.POST:
        return go_to(request, reverse("booth-party", args=[party_id]))
    return go(request, "booth")


def _parties(request: OfficerRequest, form: TogetherForm, direction: Direction) -> HttpResponse:
    page = list_parties(request.viewer, direction, page=_page_number(request))
    context = {
        "form": form,
        "page": page,
        "table": _table(page, _("Open groups and vehicles")),
        "countries": country_choices(),
    }
    return DESK.answer(request, PARTIES, context, status=422 if form.errors else 200)


def _table(page: Iterable[PartyLine], caption: str) -> Table:
    return Table(
        caption=caption,
        columns=[
            Column(words=_("Group or vehicle")),
            Column(words=_("Begun")),
            Column(words=_("On the list"), align="number"),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=say_party(party), url=reverse("booth-party", args=[party.party_id])),
                    Cell(value=moment(party.opened_at)),
                    Cell(value=number(party.listed) if party.source == "file" else "—"),
                )
            )
            for party in page
        ],
        empty=_("Nobody came together yet. Begin with a vehicle, a family or a list."),
    )


def _receive(
    request: OfficerRequest, form: ListForm, direction: Direction, source: BinaryIO
) -> Received:
    cleaned = form.cleaned_data
    return receive_passengers(
        viewer=request.viewer,
        party_id=cleaned["party_id"],
        kind=cleaned["kind"],
        direction=direction,
        source=source,
        vehicle=form.vehicle(),
        carrier=cleaned["carrier"],
        once=cleaned["once"],
    )


def _import_page(
    request: OfficerRequest, form: ListForm, report: Report | None = None
) -> HttpResponse:
    at = _TITLE_IN[language()]
    context: dict[str, Any] = {
        "form": form,
        "titles": [(column.titles[at], column.required) for column in COLUMNS],
        "countries": country_choices(),
        "retention": say_retention(request.viewer.authority),
        "good": _good(report) if report and report.is_clean else "",
        "ignored": report.ignored_titles if report else (),
        "errors": _errors(report.errors, report.more_errors) if report and report.errors else None,
    }
    return DESK.answer(request, IMPORT, context, status=422 if form.errors else 200)


def _errors(errors: Iterable[LineError], more: int) -> Table:
    rows = [
        Row(cells=(Cell(value=number(line)), Cell(value=column or "—"), Cell(value=what)))
        for line, column, what in errors
    ]
    if more:
        others = ngettext("%(count)s more error", "%(count)s more errors", more)
        rows.append(
            Row(cells=(Cell(value="…"), Cell(value="—"), Cell(value=others % {"count": more})))
        )
    return Table(
        caption=_("What to correct"),
        columns=[
            Column(words=_("Line"), align="number"),
            Column(words=_("Column")),
            Column(words=_("What to do")),
        ],
        rows=rows,
        empty="",
    )


def _good(report: Report) -> str:
    sentence = ngettext(
        "%(count)s line is in order. Nothing was kept yet: choose the file again and import it.",
        "%(count)s lines are in order. Nothing was kept yet: choose the file again and import it.",
        report.good_lines,
    )
    return sentence % {"count": number(report.good_lines)}


def _said(received: Received) -> str:
    listed = ngettext(
        "%(count)s person is on the list.", "%(count)s people are on the list.", received.listed
    ) % {"count": number(received.listed)}
    if not received.left_out:
        return listed
    left_out = ngettext(
        "%(count)s line said the same and was left out.",
        "%(count)s lines said the same and were left out.",
        received.left_out,
    ) % {"count": number(received.left_out)}
    return f"{listed} {left_out}"


def _direction(request: OfficerRequest) -> Direction | None:
    place = find_place(request)
    return place.direction if place else None


def _page_number(request: OfficerRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() else 1
