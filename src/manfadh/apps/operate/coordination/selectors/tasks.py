"""What waits for a department at a port, which departments there are, and the port's incidents."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import Named, list_agencies
from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.coordination.errors import WorkUnknown
from manfadh.apps.operate.coordination.models import Departments, Incident, Task
from manfadh.apps.operate.coordination.rules import TaskState, task_state
from manfadh.kernel.about import About
from manfadh.kernel.inbox import DueItem
from manfadh.kernel.viewers import Viewer

SEE = "desk.see"
ROWS = 50
# Who has a desk of its own behind walls is no department of the port's common list.
_NOT_AT_A_PORT = ("protection", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """What waits for a department; personal parts are None once erased."""

    task_id: UUID
    department: str
    about: str
    matter: str
    subject_id: UUID | None
    what: str | None
    note: str | None
    state: TaskState
    sent_at: datetime
    sent_by: UUID | None
    sent_from: str
    taken_at: datetime | None
    taken_by: UUID | None
    done_at: datetime | None
    outcome: str
    outcome_note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """Something out of the ordinary at a port; open while `ended_at` is None."""

    incident_id: UUID
    kind: str
    what: str
    began_at: datetime
    ended_at: datetime | None
    end_note: str


def list_departments(port: str) -> list[Named]:
    """The departments that work at a port, in the order set there.

    Until somebody sets them: all bodies of the port's authority that work at ports.
    """
    agencies = {agency.code: agency for agency in list_agencies()}
    row = Departments.objects.filter(port=port, set_at__isnull=False).first()
    if row is not None:
        return [agencies[code] for code in row.agencies or () if code in agencies]
    place = find_port(port)
    own = place.authority if place else ""
    found = [one for one in agencies.values() if one.kind not in _NOT_AT_A_PORT]
    return [one for one in found if not own or one.authority == own]


def find_departments_reference(port: str) -> str:
    """The agreement or order under which a port's departments were set; empty before that."""
    row = Departments.objects.filter(port=port).first()
    return row.reference if row else ""


def list_tasks(
    viewer: Viewer, *, state: TaskState = "waiting", page: int = 1, department: str = ""
) -> Page[TaskLine]:
    """The desk list of the viewer's own department at the viewer's port; the look is recorded.

    Waiting ones oldest first, the others last first. A supervisor may name another `department`.
    Needs `desk.see`, and `desks.see` for another department; raises NotPermitted.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    wanted = department or viewer.agency
    if wanted != viewer.agency:
        viewer.require("desks.see", owner=viewer.authority, port=viewer.port)
    rows = _of_desk(viewer.port, wanted).filter(_in_state(state))
    order = {"waiting": "sent_at", "taken": "taken_at", "done": "-done_at"}[state]
    found = Paginator(rows.order_by(order, "task_id"), ROWS).get_page(page)
    lines = [line for row in found if (line := _line(row))]
    record_look(
        viewer=viewer, kind="desk list", query=f"{wanted} {state}",
        people=[line.subject_id for line in lines if line.subject_id],
    )  # fmt: skip
    return Page(lines, found.number, cast("Paginator[TaskLine]", found.paginator))


def get_task(viewer: Viewer, task_id: UUID) -> TaskLine:
    """One task of the viewer's department and port, or one that the viewer's department sent.

    The look is recorded. Raises WorkUnknown, NotPermitted.
    """
    viewer.require(SEE, owner=viewer.authority, port=viewer.port)
    row = Task.objects.filter(task_id=task_id, port=viewer.port, sent_at__isnull=False).first()
    is_own = row is not None and viewer.agency in (row.department, row.sent_from)
    line = _line(row) if row and (is_own or viewer.may("desks.see", port=viewer.port)) else None
    if line is None:
        raise WorkUnknown(str(task_id))
    record_look(
        viewer=viewer, kind="desk list", query=str(task_id),
        people=[line.subject_id] if line.subject_id else [],
    )  # fmt: skip
    return line


def due_tasks(viewer: Viewer) -> list[DueItem]:
    """What waits for the viewer's department, for the inbox; nobody is named."""
    if not viewer.may("desk.work", owner=viewer.authority, port=viewer.port):
        return []
    rows = _of_desk(viewer.port, viewer.agency).filter(_in_state("waiting")).order_by("sent_at")
    return [
        DueItem(
            title=_("Something waits at your desk"),
            about=About("coordination.task", row.task_id),
            since=row.sent_at,
            url_name="desk-task",
            url_arguments=(str(row.task_id),),
        )
        for row in rows[:ROWS]
        if row.sent_at
    ]


def list_incidents(viewer: Viewer, *, open_only: bool = False) -> list[IncidentLine]:
    """The incidents of the viewer's port, last first: those open, or the last fifty.

    They name nobody. Needs `incident.note` or `shift.hand_over`; raises NotPermitted.
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may("incident.note", **here):
        viewer.require("shift.hand_over", **here)
    rows = Incident.objects.filter(
        owner=viewer.authority, port=viewer.port, began_at__isnull=False
    ).order_by("-began_at")
    if open_only:
        rows = rows.filter(ended_at__isnull=True)
    return [
        IncidentLine(
            incident_id=row.incident_id,
            kind=row.kind,
            what=row.what,
            began_at=row.began_at,
            ended_at=row.ended_at,
            end_note=row.end_note,
        )
        for row in rows[:ROWS]
        if row.began_at
    ]


def _of_desk(port: str, department: str) -> QuerySet[Task]:
    return Task.objects.filter(port=port, department=department, sent_at__isnull=False)


def _in_state(state: TaskState) -> Q:
    if state == "done":
        return Q(done_at__isnull=False)
    return Q(done_at__isnull=True, taken_at__isnull=state == "waiting")


def _line(row: Task) -> TaskLine | None:
    if row.sent_at is None:
        return None
    return TaskLine(
        task_id=row.task_id,
        department=row.department,
        about=row.about,
        matter=row.matter,
        subject_id=row.subject_id,
        what=row.what,
        note=row.note,
        state=task_state(is_taken=row.taken_at is not None, is_done=row.done_at is not None),
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        sent_from=row.sent_from,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        done_at=row.done_at,
        outcome=row.outcome,
        outcome_note=row.outcome_note,
    )
