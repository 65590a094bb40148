"""A department's desk list, and what its officer does with one thing on it."""

from typing import Literal, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.coordination.events import TaskOutcome
from manfadh.apps.operate.coordination.selectors import TaskLine, get_task, list_tasks
from manfadh.apps.operate.coordination.services import (
    WorkRefused,
    WorkUnknown,
    finish_task,
    release_task,
    take_task,
)
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.measures import UNKNOWN, day_and_time, since
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.forms import DoneForm
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import (
    ABOUT,
    MATTERS,
    TASK_OUTCOMES,
    TASK_STATES,
    agency_names,
    department_choices,
)

TaskState = Literal["waiting", "taken", "done"]


@screen(purpose=Purpose.DEPARTMENT, action="desk.see")
@require_GET
def show_desk(request: OfficerRequest) -> HttpResponse:
    """What waits for the own department, what is taken, what is done."""
    viewer = request.viewer
    state = _asked_state(request.GET.get("state", ""))
    department = request.GET.get("department", "") or viewer.agency
    page = list_tasks(
        viewer,
        state=state,
        page=page_number(request),
        department=department,
    )
    context = {
        "name": agency_names().get(department, department),
        "state": state,
        "states": TASK_STATES.items(),
        "department": department,
        "departments": department_choices(viewer.port) if _sees_all(viewer) else [],
        "table": _table(page, state),
        "page": page,
        "navigation": pages(viewer, "desk"),
    }
    return render(request, "department/desk.html", context)


@screen(purpose=Purpose.DEPARTMENT, action="desk.see")
@require_GET
def show_task(request: OfficerRequest, task_id: UUID) -> HttpResponse:
    """One thing that waits, and what can be done with it."""
    return _page(request, task_id, DoneForm())


@screen(purpose=Purpose.DEPARTMENT, action="desk.work")
@require_POST
def take(request: OfficerRequest, task_id: UUID) -> HttpResponse:
    """Take it."""
    try:
        take_task(viewer=request.viewer, task_id=task_id)
    except WorkUnknown as error:
        raise Http404 from error
    except WorkRefused as refused:
        messages.error(request, str(refused))
    return redirect("desk-task", task_id)


@screen(purpose=Purpose.DEPARTMENT, action="desk.work")
@require_POST
def put_back(request: OfficerRequest, task_id: UUID) -> HttpResponse:
    """Put it back on the list."""
    try:
        release_task(viewer=request.viewer, task_id=task_id)
    except WorkUnknown as error:
        raise Http404 from error
    except WorkRefused as refused:
        messages.error(request, str(refused))
    return redirect("desk-task", task_id)


@screen(purpose=Purpose.DEPARTMENT, action="desk.work")
@require_POST
def done(request: OfficerRequest, task_id: UUID) -> HttpResponse:
    """Say what became of it."""
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _page(request, task_id, form)
    try:
        finish_task(
            viewer=request.viewer,
            task_id=task_id,
            outcome=cast("TaskOutcome", form.cleaned_data["outcome"]),
            note=form.cleaned_data["note"],
        )
    except WorkUnknown as error:
        raise Http404 from error
    except WorkRefused as refused:
        form.add_error(refused.field or None, str(refused))
        return _page(request, task_id, form)
    messages.success(request, _("Done."))
    return redirect("desk")


def page_number(request: HttpRequest) -> int:
    """The page of a list that an address asks for; the first one where it asks for none."""
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() else 1


def _asked_state(asked: str) -> TaskState:
    return cast("TaskState", asked) if asked in TASK_STATES else "waiting"


def _sees_all(viewer: Viewer) -> bool:
    return viewer.may("desks.see", owner=viewer.authority, port=viewer.port)


def _table(page: "Page[TaskLine]", state: str) -> Table:
    officers = [one for line in page for one in (line.taken_by, line.sent_by) if one]
    names, agencies = get_officer_names(officers), agency_names()
    columns = (_("Whom or what"), _("To look at"), _("From"), _("Since"), _("State"))
    return Table(
        caption=_("Desk list"),
        caption_hidden=True,
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=line.what or _("Erased"),
                        url=reverse("desk-task", args=[line.task_id]),
                    ),
                    Cell(value=f"{ABOUT.get(line.about, '')} · {MATTERS.get(line.matter, '')}"),
                    Cell(value=agencies.get(line.sent_from, line.sent_from)),
                    Cell(value=since(line.sent_at)),
                    _state(line, names.get(line.taken_by, "") if line.taken_by else ""),
                )
            )
            for line in page
        ],
        empty=_("Nothing is here. What booths and other departments send to you appears here.")
        if state == "waiting"
        else _("Nothing is here in this state."),
    )


def _state(line: TaskLine, taken_by: str) -> Cell:
    if line.state == "done":
        words = TASK_OUTCOMES.get(line.outcome, line.outcome)
        return Cell(value=words, kind="stop" if line.outcome == "not_in_order" else "good")
    if line.state == "taken":
        return Cell(value=_("Taken by %(name)s") % {"name": taken_by or UNKNOWN}, kind="note")
    return Cell(value=TASK_STATES["waiting"], kind="watch")


def _page(request: OfficerRequest, task_id: UUID, form: DoneForm) -> HttpResponse:
    viewer = request.viewer
    try:
        task = get_task(viewer, task_id)
    except WorkUnknown as error:
        raise Http404 from error
    context = {
        "task": task,
        "name": task.what or _("Erased"),
        "facts": _facts(task),
        "form": form,
        "is_own": task.taken_by == viewer.officer_id,
        "is_own_desk": task.department == viewer.agency,
        "navigation": pages(viewer, "desk"),
    }
    status = 422 if form.errors else 200
    return render(request, "department/task.html", context, status=status)


def _facts(task: TaskLine) -> list[Fact]:
    names = get_officer_names([one for one in (task.sent_by, task.taken_by) if one])
    agencies = agency_names()
    state = _state(task, names.get(task.taken_by, "") if task.taken_by else "")
    told = [
        Fact(words=_("State"), value=state.value, kind=state.kind),
        Fact(words=_("Department"), value=agencies.get(task.department, task.department)),
        Fact(words=_("What it is"), value=ABOUT.get(task.about, task.about)),
        Fact(words=_("To look at"), value=MATTERS.get(task.matter, task.matter)),
        Fact(words=_("Note"), value=task.note or ""),
        Fact(words=_("Sent by"), value=names.get(task.sent_by, "") if task.sent_by else ""),
        Fact(words=_("From"), value=agencies.get(task.sent_from, task.sent_from)),
        Fact(words=_("Sent at"), value=day_and_time(task.sent_at)),
        Fact(words=_("Taken at"), value=day_and_time(task.taken_at) if task.taken_at else ""),
        Fact(words=_("Done at"), value=day_and_time(task.done_at) if task.done_at else ""),
        Fact(words=_("Note of the department"), value=task.outcome_note or ""),
    ]
    return [fact for fact in told if fact.value]
