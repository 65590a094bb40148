"""Running jobs, one at a time, in a thread of the server or in a process of their own.

A job's work is a function of `JobRun`. It says how far it is with `report_progress`, which is also
where it is stopped. What it `keep`s is there again when the job is taken up after a power cut, so
each piece of work is done at least once and has to be harmless twice.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils.translation import gettext as _

from manfadh.kernel import clock
from manfadh.kernel.jobs.models import Job
from manfadh.kernel.jobs.services import JobState
from manfadh.kernel.writing import writing

_logger = logging.getLogger(__name__)
# Each report is a commit to disk, so that most are only remembered.
_SECONDS_BETWEEN_REPORTS = 0.5
_SECONDS_BETWEEN_LOOKS = 1.0
# A running job that was not seen for so long belongs to a process that is gone.
ABANDONED_AFTER = timedelta(minutes=2)


class JobCancelled(Exception):
    """Somebody asked to stop: raised in the work, which lets it pass."""


class JobRun:
    """A job from inside its work."""

    def __init__(
        self, job: Job, *, seconds_between_reports: float = _SECONDS_BETWEEN_REPORTS
    ) -> None:
        self.job_id: UUID = job.job_id
        self.asked_by: UUID = job.asked_by
        self.arguments: Mapping[str, Any] = job.arguments
        self.kept: Any = job.kept
        self._pause = seconds_between_reports
        self._reported = 0.0

    def report_progress(self, done: int, total: int | None = None, message: str = "") -> None:
        """Say how far the work is. Raises JobCancelled when somebody asked to stop."""
        if time.monotonic() - self._reported < self._pause and done != total:
            return
        self._report({"done": done, "total": total, "message": message[:200]})

    def keep(self, kept: Any) -> None:
        """Remember, across a restart, where to go on: what JSON holds. Raises JobCancelled."""
        self.kept = kept
        self._report({"kept": kept})

    def _report(self, fields: dict[str, Any]) -> None:
        with writing():
            own = Job.objects.filter(job_id=self.job_id)
            own.update(seen_at=clock.now(), **fields)
            is_cancel_requested = own.values_list("is_cancel_requested", flat=True).get()
        self._reported = time.monotonic()
        if is_cancel_requested:
            raise JobCancelled


Work = Callable[[JobRun], Any]


class JobWiring(Protocol):
    """What `config/wiring.py` declares for jobs: the work of each kind."""

    JOBS: Mapping[str, Work]


def run_next(works: Mapping[str, Work] | None = None) -> bool:
    """Run the job that has waited longest, to its end; False where none waits."""
    job = _claim()
    if job is None:
        return False
    if works is None:
        works = cast(JobWiring, import_module(settings.MANFADH_WIRING)).JOBS
    _run(job, works)
    return True


def release_abandoned() -> int:
    """Let running jobs of a process that is gone wait again; answers how many."""
    abandoned = Job.objects.filter(
        state=JobState.RUNNING, seen_at__lt=clock.now() - ABANDONED_AFTER
    )
    if not abandoned.exists():  # asked every second: leave the writer alone
        return 0
    with writing():
        return abandoned.update(state=JobState.WAITING)


class JobThread(threading.Thread):
    """Runs jobs beside the pages of this process until it is stopped."""

    def __init__(self) -> None:
        super().__init__(name="jobs", daemon=True)
        self._stopping = threading.Event()

    def run(self) -> None:
        """Take jobs as they come."""
        while not self._stopping.is_set():
            try:
                release_abandoned()
                while not self._stopping.is_set() and run_next():
                    pass
            except Exception:
                _logger.exception("Jobs could not be looked for; trying again.")
            close_old_connections()
            self._stopping.wait(_SECONDS_BETWEEN_LOOKS)
        connections.close_all()

    def stop(self) -> None:
        """Take no further job."""
        self._stopping.set()


def _claim() -> Job | None:
    if not Job.objects.filter(state=JobState.WAITING).exists():
        return None
    with writing():
        waiting = Job.objects.filter(state=JobState.WAITING).order_by("asked_at", "job_id")
        job = waiting.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state = JobState.RUNNING
        job.started_at = job.seen_at = clock.now()
        job.save(update_fields=["state", "started_at", "seen_at"])
        return job


def _run(job: Job, works: Mapping[str, Work]) -> None:
    work = works.get(job.kind)
    if work is None:
        _end(job, JobState.FAILED, error=_("This node does not know such work: %s.") % job.kind)
        return
    try:
        result = work(JobRun(job))
    except JobCancelled:
        _end(job, JobState.CANCELLED)
    except Exception as error:
        _logger.exception("The job %s (%s) failed.", job.job_id, job.kind)
        _end(job, JobState.FAILED, error=str(error) or type(error).__name__)
    else:
        _end(job, JobState.DONE, result=result)


def _end(job: Job, state: JobState, *, result: Any = None, error: str = "") -> None:
    with writing():
        Job.objects.filter(job_id=job.job_id).update(
            state=state, result=result, error=error, ended_at=clock.now()
        )
