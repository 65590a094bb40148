"""Violations at a port: those that concern the department, and one of them."""

from uuid import UUID

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.coordination.selectors import (
    KindShown,
    ViolationLine,
    get_violation,
    list_minutes,
    list_violation_kinds,
    list_violations,
)
from manfadh.apps.operate.coordination.services import WorkUnknown
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.measures import apart, day_and_time, number, say, today
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.desk import page_number
from manfadh.web.department.forms import AnswerForm, CloseForm, NotifyForm
from manfadh.web.department.minutes import minutes_table
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import (
    HOW_NOTIFIED,
    VIOLATION_FILTERS,
    VIOLATION_KINDS,
    VIOLATION_OUTCOMES,
    VIOLATION_STATES,
    agency_names,
)

Forms = dict[str, NotifyForm | AnswerForm | CloseForm]


@screen(purpose=Purpose.DEPARTMENT, action="violation.see")
@require_GET
def show_list(request: OfficerRequest) -> HttpResponse:
    """The violations of the port that concern the own department."""
    viewer = request.viewer
    state = request.GET.get("state", "open")
    state = state if state in VIOLATION_FILTERS else "open"
    page = list_violations(viewer, state=state, page=page_number(request))
    context = {
        "state": state,
        "states": VIOLATION_FILTERS.items(),
        "table": _table(viewer, page),
        "page": page,
        "may_record": viewer.may("violation.record", owner=viewer.authority, port=viewer.port),
        "navigation": pages(viewer, "violations"),
    }
    return render(request, "department/violations.html", context)


@screen(purpose=Purpose.DEPARTMENT, action="violation.see")
@require_GET
def show(request: OfficerRequest, violation_id: UUID) -> HttpResponse:
    """One violation, and what can be done with it."""
    return show_page(request, violation_id, {})


def show_page(request: OfficerRequest, violation_id: UUID, came_back: Forms) -> HttpResponse:
    """The page of a violation, perhaps with a form that came back. Raises Http404."""
    viewer = request.viewer
    try:
        found = get_violation(viewer, violation_id)
    except WorkUnknown as error:
        raise Http404 from error
    kind = kinds_of(viewer).get(found.kind)
    minutes = list_minutes(viewer, violation_id=violation_id)
    context = {
        "violation": found,
        "title": say(kind.text) if kind else found.kind,
        "reference": kind.reference if kind else "",
        "facts": _facts(found),
        "minutes": minutes_table(minutes, empty=_("No minutes are written of it yet.")),
        "notify": came_back.get("notify", NotifyForm()),
        "answer": came_back.get("answer", AnswerForm()),
        "close": came_back.get("close", CloseForm()),
        "may_see": viewer.agency in found.not_seen_by,
        "may_record": viewer.may("violation.record", owner=viewer.authority, port=viewer.port),
        "may_close": viewer.may("violation.close", owner=viewer.authority, port=viewer.port),
        "errors": next((form for form in came_back.values() if form.errors), None),
        "navigation": pages(viewer, "violations"),
    }
    status = 422 if context["errors"] else 200
    return render(request, "department/violation.html", context, status=status)


def kinds_of(viewer: Viewer) -> dict[str, KindShown]:
    """The catalogue of the viewer's authority by code."""
    return {kind.code: kind for kind in list_violation_kinds(viewer.authority, today())}


def _table(viewer: Viewer, page: "Page[ViolationLine]") -> Table:
    kinds, agencies = kinds_of(viewer), agency_names()
    columns = (_("Violation"), _("Person or vehicle"), _("Department"), _("At"), _("State"))
    return Table(
        caption=_("Violations"),
        caption_hidden=True,
        columns=[
            *(Column(words=words) for words in columns),
            Column(words=_("Departments that have not seen it"), align="number"),
        ],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=say(kinds[line.kind].text) if line.kind in kinds else line.kind,
                        url=reverse("violation", args=[line.violation_id]),
                    ),
                    Cell(value=" · ".join(filter(None, (line.person, line.vehicle)))),
                    Cell(value=agencies.get(line.department, line.department)),
                    Cell(value=day_and_time(line.committed_at)),
                    Cell(value=VIOLATION_STATES[line.state], kind=VIOLATION_KINDS[line.state]),
                    Cell(value=number(len(line.not_seen_by))),
                )
            )
            for line in page
        ],
        empty=_("No violation is here in this state. Those that concern your department appear."),
        begin=_("Record a violation"),
        begin_url=reverse("violation-add"),
    )


def _facts(found: ViolationLine) -> list[Fact]:
    agencies = agency_names()
    recorded_by = get_officer_names([found.recorded_by]) if found.recorded_by else {}
    seen = [agencies.get(code, code) for code in found.seen_by]
    waiting = [agencies.get(code, code) for code in found.not_seen_by]
    told = [
        Fact(
            words=_("State"),
            value=VIOLATION_STATES[found.state],
            kind=VIOLATION_KINDS[found.state],
        ),
        Fact(words=_("Department"), value=agencies.get(found.department, found.department)),
        Fact(words=_("Place"), value=found.place),
        Fact(words=_("When"), value=day_and_time(found.committed_at)),
        Fact(words=_("Person"), value=found.person or ""),
        Fact(words=_("Vehicle"), value=found.vehicle or ""),
        Fact(words=_("What was found"), value=found.facts or ""),
        Fact(words=_("Recorded by"), value=next(iter(recorded_by.values()), "")),
        Fact(words=_("Recorded at"), value=day_and_time(found.recorded_at)),
        Fact(words=_("Seen by"), value="، ".join(seen) if seen else ""),
        Fact(words=_("Not seen yet by"), value="، ".join(waiting) if waiting else ""),
        *_what_followed(found),
    ]
    return [fact for fact in told if fact.value]


def _what_followed(found: ViolationLine) -> list[Fact]:
    how = HOW_NOTIFIED.get(found.notified_how, "")
    notified = f"{apart(day_and_time(found.notified_at))} · {how}" if found.notified_at else ""
    return [
        Fact(words=_("Person told"), value=notified),
        Fact(words=_("What the person says"), value=found.answer or ""),
        Fact(words=_("Outcome"), value=VIOLATION_OUTCOMES.get(found.outcome, "")),
        Fact(words=_("Number of the fine's decision or receipt"), value=found.fine_reference),
        Fact(words=_("Ground"), value=found.ground),
        Fact(words=_("Closed at"), value=day_and_time(found.closed_at) if found.closed_at else ""),
    ]
