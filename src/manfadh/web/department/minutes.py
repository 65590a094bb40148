"""Minutes: the list, and one of them with everybody's answer."""

from uuid import UUID

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.coordination.selectors import (
    MinutesLine,
    MinutesShown,
    ParticipantShown,
    get_minutes,
    list_minutes,
)
from manfadh.apps.operate.coordination.services import WorkUnknown
from manfadh.kernel.about import About
from manfadh.kernel.attachments.selectors import list_attachments
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, day_and_time, number
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.desk import page_number
from manfadh.web.department.forms import BodyForm, FileForm, GroundForm, ReasonForm
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import (
    MINUTES_KINDS,
    MINUTES_SHAPES,
    MINUTES_STATES,
    STANCES,
    agency_names,
)

ABOUT_MINUTES = "coordination.minutes"
Forms = dict[str, BodyForm | FileForm | GroundForm | ReasonForm]


@screen(purpose=Purpose.DEPARTMENT, action="minutes.sign")
@require_GET
def show_list(request: OfficerRequest) -> HttpResponse:
    """The minutes that the viewer may see; those that wait for the own signature on demand."""
    viewer = request.viewer
    waiting = request.GET.get("state") == "waiting"
    page = list_minutes(viewer, waiting_only=waiting, page=page_number(request))
    context = {
        "state": "waiting" if waiting else "all",
        "states": [("all", _("All")), ("waiting", _("Waiting for your signature"))],
        "table": minutes_table(page, empty=_("No minutes are here. Those that name you appear.")),
        "page": page,
        "may_write": viewer.may("minutes.write", owner=viewer.authority, port=viewer.port),
        "navigation": pages(viewer, "minutes"),
    }
    return render(request, "department/minutes_list.html", context)


@screen(purpose=Purpose.DEPARTMENT, action="minutes.sign")
@require_GET
def show(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """One set of minutes."""
    return show_page(request, minutes_id, {})


def show_page(request: OfficerRequest, minutes_id: UUID, came_back: Forms) -> HttpResponse:
    """The page of minutes, perhaps with a form that came back. Raises Http404."""
    viewer = request.viewer
    found = get_or_404(request, minutes_id)
    own = [one for one in found.participants if one.officer_id == viewer.officer_id]
    files = list_attachments(
        viewer=viewer, action="minutes.sign", about=About(ABOUT_MINUTES, minutes_id)
    )
    is_writer = found.written_by == viewer.officer_id
    context = {
        "minutes": found,
        "title": f"{MINUTES_KINDS.get(found.kind, found.kind)} {found.number}/{found.year}",
        "facts": _facts(found),
        "participants": _participants(found),
        "files": files,
        "is_writer": is_writer,
        "to_sign": bool(own and not own[0].stance and found.state != "void"),
        "outsiders": _unanswered_outsiders(found) if is_writer else [],
        "reason": came_back.get("reason", ReasonForm()),
        "body": came_back.get("body", BodyForm(initial={"body": found.body or ""})),
        "file": came_back.get("file", FileForm(initial={"attachment_id": new_id()})),
        "ground": came_back.get("ground", GroundForm()),
        "errors": next((form for form in came_back.values() if form.errors), None),
        "navigation": pages(viewer, "minutes"),
    }
    status = 422 if context["errors"] else 200
    return render(request, "department/minutes.html", context, status=status)


def get_or_404(request: OfficerRequest, minutes_id: UUID) -> MinutesShown:
    """Minutes that the viewer may see. Raises Http404."""
    try:
        return get_minutes(request.viewer, minutes_id)
    except WorkUnknown as error:
        raise Http404 from error


def minutes_table(page: "Page[MinutesLine]", *, empty: str) -> Table:
    """Minutes as a list."""
    return Table(
        caption=_("Minutes"),
        columns=[
            Column(words=_("Number"), align="code"),
            Column(words=_("Kind")),
            Column(words=_("Place")),
            Column(words=_("When")),
            Column(words=_("Answered"), align="number"),
            Column(words=_("State")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=f"{line.number}/{line.year}",
                        url=reverse("minutes-one", args=[line.minutes_id]),
                    ),
                    Cell(value=MINUTES_KINDS.get(line.kind, line.kind)),
                    Cell(value=line.place),
                    Cell(value=day_and_time(line.held_at)),
                    Cell(value=f"{number(line.answered)} / {number(line.participants)}"),
                    Cell(value=_("Waits for your signature"), kind="watch")
                    if line.waits_for_viewer
                    else Cell(value=MINUTES_STATES[line.state], kind=MINUTES_SHAPES[line.state]),
                )
            )
            for line in page
        ],
        empty=empty,
        caption_hidden=True,
    )


def called(one: ParticipantShown, officers: dict[UUID, str]) -> str:
    """What a participant is called: an officer by the account, another by the name written."""
    if one.officer_id is not None:
        return officers.get(one.officer_id, UNKNOWN)
    return one.name or _("Erased")


def officer_names(found: MinutesShown) -> dict[UUID, str]:
    """The names of the officers in minutes."""
    return get_officer_names([one.officer_id for one in found.participants if one.officer_id])


def _facts(found: MinutesShown) -> list[Fact]:
    told = [
        Fact(words=_("State"), value=MINUTES_STATES[found.state], kind=MINUTES_SHAPES[found.state]),
        Fact(words=_("Place"), value=found.place),
        Fact(words=_("When"), value=day_and_time(found.held_at)),
        Fact(words=_("Written at"), value=day_and_time(found.written_at)),
        Fact(words=_("Void because"), value=found.void_ground),
    ]
    return [fact for fact in told if fact.value]


def _participants(found: MinutesShown) -> Table:
    officers, agencies = officer_names(found), agency_names()
    columns = (_("Name"), _("Department"), _("Answer"), _("At"), _("Reason"))
    return Table(
        caption=_("Who is named in these minutes"),
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(value=called(one, officers)),
                    Cell(value=agencies.get(one.agency, UNKNOWN)),
                    _stance(one),
                    Cell(value=day_and_time(one.answered_at) if one.answered_at else UNKNOWN),
                    Cell(value=one.reason or ""),
                )
            )
            for one in found.participants
        ],
        empty="",
    )


def _stance(one: ParticipantShown) -> Cell:
    words = str(STANCES[one.stance])
    if one.is_on_paper:
        words = _("%(answer)s, on paper") % {"answer": words}
    if one.stance == "":
        return Cell(value=words, kind="watch")
    return Cell(value=words, kind="good" if one.stance == "signed" else "stop")


def _unanswered_outsiders(found: MinutesShown) -> list[tuple[UUID, str]]:
    if found.state == "void":
        return []
    return [
        (one.participant_id, one.name or _("Erased"))
        for one in found.participants
        if one.officer_id is None and not one.stance
    ]
