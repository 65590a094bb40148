"""Sending something to a department of the port, and what the department does with it."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import list_agencies
from manfadh.apps.operate.coordination.errors import WorkRefused, WorkUnknown
from manfadh.apps.operate.coordination.events import (
    DepartmentsSet,
    Matter,
    TaskAbout,
    TaskDone,
    TaskOutcome,
    TaskReleased,
    TaskSent,
    TaskTaken,
)
from manfadh.apps.operate.coordination.models import Task
from manfadh.apps.operate.coordination.selectors.tasks import list_departments
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def set_departments(*, viewer: Viewer, agencies: Sequence[str], reference: str) -> None:
    """Say which departments work at the viewer's port, under which agreement or order.

    A department of another authority is named under a signed agreement: `reference`. Needs
    `departments.set`; raises WorkRefused, NotPermitted.
    """
    viewer.require("departments.set", owner=viewer.authority, port=viewer.port)
    known = {agency.code for agency in list_agencies() if agency.kind != "protection"}
    wanted = tuple(dict.fromkeys(agencies))
    if not wanted or not known.issuperset(wanted):
        raise WorkRefused(_("Choose at least one department."), field="agencies")
    if not reference.strip():
        raise WorkRefused(_("Name the order or agreement that this rests on."), field="reference")
    record(
        DepartmentsSet(port=viewer.port, agencies=wanted, reference=reference.strip()),
        stamp=viewer.stamp(),
    )


def send_task(
    *,
    viewer: Viewer,
    department: str,
    about: TaskAbout,
    matter: Matter,
    what: str,
    note: str = "",
    subject_id: UUID | None = None,
    task_id: UUID | None = None,
) -> UUID:
    """Put something on a department's list at the viewer's port; answers the task's id.

    `subject_id` is the known traveller whom it is about, if it is one: erased with that person.
    The same `task_id` again changes nothing. Needs `task.send`; raises WorkRefused, NotPermitted.
    """
    viewer.require("task.send", owner=viewer.authority, port=viewer.port)
    task_id = task_id or new_id()
    if department not in {one.code for one in list_departments(viewer.port)}:
        raise WorkRefused(_("Choose a department of this port."), field="department")
    if not what.strip():
        raise WorkRefused(
            _("Write a name, a plate or a waybill, so that the department knows it again."),
            field="what",
        )
    with writing():
        if Task.objects.filter(task_id=task_id, sent_at__isnull=False).exists():
            return task_id
        record(
            TaskSent(
                task_id=task_id,
                department=department,
                about=about,
                matter=matter,
                subject_id=subject_id or new_id(),
                what=what.strip(),
                note=note.strip(),
            ),
            stamp=viewer.stamp(),
        )
    return task_id


def take_task(*, viewer: Viewer, task_id: UUID) -> None:
    """Work on what waits for the own department; taking it again changes nothing.

    Raises WorkUnknown, WorkRefused where a colleague has it or it is done, NotPermitted.
    """
    with writing():
        task = _open_task(viewer, task_id)
        if task.taken_by == viewer.officer_id:
            return
        if task.taken_by is not None:
            raise WorkRefused(_("A colleague has taken this already."))
        record(TaskTaken(task_id=task_id, officer_id=viewer.officer_id), stamp=_stamp(viewer, task))


def release_task(*, viewer: Viewer, task_id: UUID) -> None:
    """Put back what the viewer had taken. Raises WorkUnknown, WorkRefused, NotPermitted."""
    with writing():
        task = _open_task(viewer, task_id)
        if task.taken_by != viewer.officer_id:
            raise WorkRefused(_("You have not taken this. Nothing was changed."))
        record(TaskReleased(task_id=task_id), stamp=_stamp(viewer, task))


def finish_task(*, viewer: Viewer, task_id: UUID, outcome: TaskOutcome, note: str = "") -> None:
    """Say what became of it. Raises WorkUnknown, WorkRefused where it is done, NotPermitted."""
    with writing():
        task = _open_task(viewer, task_id)
        if task.taken_by not in (None, viewer.officer_id):
            raise WorkRefused(_("A colleague has taken this already."))
        if outcome == "not_in_order" and not note.strip():
            raise WorkRefused(_("Say in a few words what is not in order."), field="note")
        record(
            TaskDone(
                task_id=task_id,
                subject_id=task.subject_id or new_id(),
                outcome=outcome,
                note=note.strip(),
            ),
            stamp=_stamp(viewer, task),
        )


def _open_task(viewer: Viewer, task_id: UUID) -> Task:
    viewer.require("desk.work", owner=viewer.authority, port=viewer.port)
    task = Task.objects.filter(
        task_id=task_id, port=viewer.port, department=viewer.agency, sent_at__isnull=False
    ).first()
    if task is None:
        raise WorkUnknown(str(task_id))
    if task.done_at is not None:
        raise WorkRefused(_("This is done already. Nothing was changed."))
    return task


def _stamp(viewer: Viewer, task: Task) -> Stamp:
    return viewer.stamp(owner=task.owner, port=task.port)
