"""Asking for a job, watching it, stopping it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.kernel import clock
from manfadh.kernel.jobs.models import Job
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class JobNotFound(Exception):
    """There is no such job for this viewer."""

    def __init__(self) -> None:
        super().__init__(_("There is no such job, or it is not yours."))


@dataclass(frozen=True, slots=True, kw_only=True)
class JobShown:
    """A job as its owner sees it. `total` is None while nobody knows it."""

    job_id: UUID
    kind: str
    state: JobState
    done: int
    total: int | None
    message: str
    is_cancel_requested: bool
    result: Any
    error: str
    asked_at: datetime
    ended_at: datetime | None


def start_job(*, viewer: Viewer, job_id: UUID, kind: str, arguments: Mapping[str, Any]) -> None:
    """Ask for a job of a kind that `config/wiring.py` declares; the same id again changes nothing.

    `arguments` are what JSON holds; no personal data, only ids.
    """
    with writing():
        Job.objects.get_or_create(
            job_id=job_id,
            defaults={
                "kind": kind,
                "arguments": dict(arguments),
                "asked_by": viewer.officer_id,
                "owner": viewer.authority,
                "state": JobState.WAITING,
                "asked_at": clock.now(),
            },
        )


def cancel_job(*, viewer: Viewer, job_id: UUID) -> None:
    """Stop a job of one's own at its next step; one that has ended stays as it is.

    Raises JobNotFound for an unknown job or one of somebody else.
    """
    with writing():
        job = _own(viewer, job_id)
        if job.state == JobState.WAITING:
            job.state, job.ended_at = JobState.CANCELLED, clock.now()
        job.is_cancel_requested = job.state not in (JobState.DONE, JobState.FAILED)
        job.save(update_fields=["state", "ended_at", "is_cancel_requested"])


def get_job(*, viewer: Viewer, job_id: UUID) -> JobShown:
    """A job of the viewer's own. Raises JobNotFound."""
    return _shown(_own(viewer, job_id))


def list_jobs(*, viewer: Viewer, limit: int = 20) -> list[JobShown]:
    """The viewer's own jobs, the newest first."""
    found = Job.objects.filter(asked_by=viewer.officer_id).order_by("-asked_at")[:limit]
    return [_shown(job) for job in found]


def _own(viewer: Viewer, job_id: UUID) -> Job:
    job = Job.objects.filter(job_id=job_id, asked_by=viewer.officer_id).first()
    if job is None:
        raise JobNotFound
    return job


def _shown(job: Job) -> JobShown:
    return JobShown(
        job_id=job.job_id,
        kind=job.kind,
        state=JobState(job.state),
        done=job.done,
        total=job.total,
        message=job.message,
        is_cancel_requested=job.is_cancel_requested,
        result=job.result,
        error=job.error,
        asked_at=job.asked_at,
        ended_at=job.ended_at,
    )
