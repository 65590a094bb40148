"""Writes the rows of departments, of what waits for them, and of incidents."""

from collections.abc import Sequence

from manfadh.apps.operate.coordination.events import (
    DepartmentsSet,
    IncidentEnded,
    IncidentNoted,
    TaskDone,
    TaskReleased,
    TaskSent,
    TaskTaken,
)
from manfadh.apps.operate.coordination.models import Departments, Incident, Task
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def set_departments(batch: Sequence[Entry[DepartmentsSet]]) -> None:
    """The departments of a port are these from now on."""
    upsert(
        Departments,
        (
            {
                "port": entry.event.port,
                "agencies": entry.event.agencies,
                "reference": entry.event.reference,
                "set_at": entry.recorded_at,
                "set_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="set_stamp",
    )


def send(batch: Sequence[Entry[TaskSent]]) -> None:
    """Something waits for a department."""
    upsert(
        Task,
        (
            {
                "task_id": entry.event.task_id,
                "owner": entry.owner,
                "port": entry.port,
                "department": entry.event.department,
                "about": entry.event.about,
                "matter": entry.event.matter,
                "subject_id": entry.event.subject_id,
                "what": entry.event.what,
                "note": entry.event.note,
                "sent_at": entry.recorded_at,
                "sent_by": entry.actor,
                "sent_from": entry.agency,
                "sent_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="sent_stamp",
    )


def take(batch: Sequence[Entry[TaskTaken]]) -> None:
    """An officer works on it."""
    upsert(
        Task,
        (
            {
                "task_id": entry.event.task_id,
                "taken_at": entry.recorded_at,
                "taken_by": entry.event.officer_id,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )


def release(batch: Sequence[Entry[TaskReleased]]) -> None:
    """It waits again."""
    upsert(
        Task,
        (
            {
                "task_id": entry.event.task_id,
                "taken_at": None,
                "taken_by": None,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )


def finish(batch: Sequence[Entry[TaskDone]]) -> None:
    """The department is done with it."""
    upsert(
        Task,
        (
            {
                "task_id": entry.event.task_id,
                "done_at": entry.recorded_at,
                "done_by": entry.actor,
                "outcome": entry.event.outcome,
                "outcome_note": entry.event.note,
                "done_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="done_stamp",
    )


def note_incident(batch: Sequence[Entry[IncidentNoted]]) -> None:
    """Something out of the ordinary began."""
    upsert(
        Incident,
        (
            {
                "incident_id": entry.event.incident_id,
                "owner": entry.owner,
                "port": entry.port,
                "kind": entry.event.kind,
                "what": entry.event.what,
                "began_at": entry.event.began_at,
                "noted_by": entry.actor,
                "noted_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="noted_stamp",
    )


def end_incident(batch: Sequence[Entry[IncidentEnded]]) -> None:
    """It is over."""
    upsert(
        Incident,
        (
            {
                "incident_id": entry.event.incident_id,
                "ended_at": entry.occurred_at,
                "end_note": entry.event.note,
                "ended_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="ended_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    DepartmentsSet: set_departments,
    TaskSent: send,
    TaskTaken: take,
    TaskReleased: release,
    TaskDone: finish,
    IncidentNoted: note_incident,
    IncidentEnded: end_incident,
}
