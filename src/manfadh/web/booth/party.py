"""One group or vehicle: its people, who leads, its list by the reader, the end of its passage."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import see_inspection
from manfadh.apps.operate.crossings.selectors.papers import see_zone, seen_of
from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.selectors import PartyShown, see_party
from manfadh.apps.operate.passengers.services import (
    PartyError,
    choose_place,
    close_party,
    join_party,
    list_by_reader,
    name_leader,
    say_error,
)
from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.beside import (
    beside_context,
    leave_beside,
    people_table,
    say_progress,
)
from manfadh.web.booth.party_forms import ClosingForm
from manfadh.web.booth.party_words import REASONS, say_cleared, say_party
from manfadh.web.booth.place import find_place
from manfadh.web.booth.views import DESK
from manfadh.web.components.going import go, go_to
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently, say_problem
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.measures import number
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen

PARTY, CLOSING = "booth/parties/party.html", "booth/parties/closing.html"


@screen(purpose=Purpose.BORDER_CHECK, action="party.see")
@require_GET
@gently("booth")
def party(request: OfficerRequest, party_id: UUID) -> HttpResponse:
    """Everybody of a group or vehicle: who passed, who is to come, who was asked about."""
    return _show(request, party_id)


@screen(purpose=Purpose.BORDER_CHECK, action="party.open")
@require_POST
@gently("booth")
def scan(request: OfficerRequest, party_id: UUID) -> HttpResponse:
    """Put the holder of a paper on the list, from a pile that was handed over."""
    seen = see_zone(request.POST.get("mrz", ""))
    if not seen.name and not seen.number:
        return _show(request, party_id, problem=_("Nothing could be read. Pass the paper again."))
    try:
        place = list_by_reader(viewer=request.viewer, party_id=party_id, seen=seen)
    except PartyError as error:
        return _show(request, party_id, problem=say_error(error))
    said = _("Place %(place)s: %(name)s") % {"place": number(place), "name": seen.name}
    return _show(request, party_id, said=said)


@screen(purpose=Purpose.BORDER_CHECK, action="party.open")
@require_POST
@gently("booth")
def lead(request: OfficerRequest, party_id: UUID) -> HttpResponse:
    """Say who leads or drives."""
    try:
        member_id = UUID(request.POST.get("member_id", ""))
    except ValueError:
        return say_problem(request, _("Choose who leads."), "booth")
    name_leader(viewer=request.viewer, party_id=party_id, member_id=member_id)
    return go_to(request, reverse("booth-party", args=[party_id]))


@screen(purpose=Purpose.BORDER_CHECK, action="party.close")
@gently("booth")
def close(request: OfficerRequest, party_id: UUID) -> HttpResponse:
    """End the passage of a group, with a reason for each who is not there."""
    direction = _direction(request)
    shown = see_party(request.viewer, party_id, direction)
    form = ClosingForm(shown.missing, data=request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        close_party(
            viewer=request.viewer,
            party_id=party_id,
            direction=direction,
            answers=form.answers(),
        )
        leave_beside(request)
        return go(request, "booth")
    context = {"form": form, **_party_context(shown)}
    return DESK.answer(request, CLOSING, context, status=422 if form.errors else 200)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def place(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Say which line of the list is this one traveller's, or that they came along unlisted."""
    shown = see_inspection(request.viewer, inspection_id)
    seen = seen_of(shown.reading)
    chosen = request.POST.get("member_id", "")
    if chosen:
        choose_place(
            viewer=request.viewer,
            inspection_id=inspection_id,
            member_id=_identity(chosen),
            seen=seen,
        )
    else:
        join_party(viewer=request.viewer, inspection_id=inspection_id, seen=seen)
    context = {**traveller_context(request, shown), **beside_context(request, shown)}
    return DESK.answer(request, TRAVELLER, context)


def _show(
    request: OfficerRequest, party_id: UUID, *, said: str = "", problem: str = ""
) -> HttpResponse:
    shown = see_party(request.viewer, party_id, _direction(request))
    said = said or request.session.pop("booth_said", "")
    context = {**_party_context(shown), "said": said, "problem": problem}
    return DESK.answer(request, PARTY, context, status=422 if problem else 200)


def _party_context(shown: PartyShown) -> dict[str, Any]:
    return {
        "shown": shown,
        "words": say_party(shown.party),
        "progress": say_progress(shown),
        "missing": people_table(shown.missing, _("Still to come")),
        "present": _present(shown),
        "explained": _explained(shown),
        "cleared": say_cleared(shown.party),
        "may_lead": [member for member in shown.members if not member.is_leader],
    }


def _present(shown: PartyShown) -> Table:
    return Table(
        caption=_("Confirmed"),
        columns=[
            Column(words=_("Place"), align="number"),
            Column(words=_("Name")),
            Column(words=_("At")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=number(member.position)),
                    Cell(
                        value=member.name or _("Erased"),
                        url=reverse("booth-inspection", args=[member.inspection_id])
                        if member.inspection_id
                        else "",
                    ),
                    Cell(value=moment(member.confirmed_at) if member.confirmed_at else "—"),
                )
            )
            for member in shown.present
        ],
        empty=_("Nobody has passed yet. Each person passes the reader and is confirmed alone."),
    )


def _explained(shown: PartyShown) -> Table:
    return Table(
        caption=_("Asked about"),
        columns=[
            Column(words=_("Name")),
            Column(words=_("Reason")),
            Column(words=_("What was said")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=member.name or _("Erased")),
                    Cell(value=REASONS[member.reason]),
                    Cell(value=member.note or "—"),
                )
            )
            for member in shown.explained
        ],
        empty=_("Nobody had to be asked about."),
    )


def _direction(request: OfficerRequest) -> Direction:
    place = find_place(request)
    return place.direction if place else "entry"


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
