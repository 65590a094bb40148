"""Jobs."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from manfadh.config import wiring
from manfadh.kernel import clock
from manfadh.kernel.jobs.models import Job
from manfadh.kernel.jobs.running import (
    ABANDONED_AFTER,
    JobRun,
    JobThread,
    release_abandoned,
    run_next,
)
from manfadh.kernel.jobs.services import (
    JobNotFound,
    JobShown,
    JobState,
    cancel_job,
    get_job,
    list_jobs,
    start_job,
)
from manfadh.kernel.viewers import Viewer

pytestmark = pytest.mark.django_db

JOB = UUID(int=80)
NOON = datetime(2026, 3, 1, 9, tzinfo=UTC)


def start(viewer: Viewer, number: int = 80, **arguments: int) -> JobShown:
    start_job(viewer=viewer, job_id=UUID(int=number), kind="count", arguments=arguments)
    return get_job(viewer=viewer, job_id=UUID(int=number))


def test_a_job_waits_runs_and_gives_its_result(dalal: Viewer) -> None:
    assert start(dalal, upto=3).state is JobState.WAITING
    assert run_next({"count": lambda run: sum(range(run.arguments["upto"]))})
    shown = get_job(viewer=dalal, job_id=JOB)
    assert (shown.state, shown.result, shown.error) == (JobState.DONE, 3, "")
    assert shown.ended_at is not None
    assert not run_next({})


def test_the_same_job_asked_for_twice_runs_once(dalal: Viewer) -> None:
    start(dalal)
    start(dalal)
    assert [run_next({"count": lambda _run: None}) for _ in range(2)] == [True, False]


def test_jobs_run_in_the_order_in_which_they_were_asked_for(dalal: Viewer) -> None:
    for hours, number in ((2, 81), (1, 82)):
        with clock.frozen_at(NOON + timedelta(hours=hours)):
            start(dalal, number)
    ran: list[int] = []
    while run_next({"count": lambda run: ran.append(run.job_id.int)}):
        pass
    assert ran == [82, 81]


def test_progress_can_be_watched(dalal: Viewer) -> None:
    start(dalal)

    def work(run: JobRun) -> None:
        run.report_progress(40, 100, "port by port")
        watched.append(get_job(viewer=dalal, job_id=JOB))

    watched: list[JobShown] = []
    run_next({"count": work})
    assert [(w.state, w.done, w.total, w.message) for w in watched] == [
        (JobState.RUNNING, 40, 100, "port by port")
    ]


def test_a_running_job_stops_at_its_next_step(dalal: Viewer) -> None:
    start(dalal)
    reached: list[int] = []

    def work(run: JobRun) -> None:
        for done in range(5):
            reached.append(done)
            if done == 2:
                cancel_job(viewer=dalal, job_id=JOB)
            run.keep(done)

    run_next({"count": work})
    assert reached == [0, 1, 2]
    assert get_job(viewer=dalal, job_id=JOB).state is JobState.CANCELLED


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(dalal: Viewer) -> None:
    start(dalal)
    cancel_job(viewer=dalal, job_id=JOB)
    assert not run_next({})
    assert get_job(viewer=dalal, job_id=JOB).state is JobState.CANCELLED


def test_a_job_that_has_ended_is_not_cancelled_any_more(dalal: Viewer) -> None:
    start(dalal)
    run_next({"count": lambda _run: 7})
    cancel_job(viewer=dalal, job_id=JOB)
    assert get_job(viewer=dalal, job_id=JOB).state is JobState.DONE


def test_a_job_that_fails_says_why(dalal: Viewer, caplog: pytest.LogCaptureFixture) -> None:
    def work(run: JobRun) -> None:
        raise ValueError("Line 3 can't be read.")

    start(dalal)
    run_next({"count": work})
    shown = get_job(viewer=dalal, job_id=JOB)
    assert (shown.state, shown.error) == (JobState.FAILED, "Line 3 can't be read.")


def test_work_that_nobody_knows_fails_and_does_not_block_the_rest(dalal: Viewer) -> None:
    start(dalal)
    assert run_next({})
    assert "count" in get_job(viewer=dalal, job_id=JOB).error


def test_after_a_power_cut_a_job_goes_on_where_it_kept_its_place(dalal: Viewer) -> None:
    def cut(run: JobRun) -> None:
        run.keep({"line": 500})
        raise SystemExit  # what the work can't catch: the process is gone

    places: list[object] = []
    with clock.frozen_at(NOON):
        start(dalal)
        with pytest.raises(SystemExit):
            run_next({"count": cut})
        assert release_abandoned() == 0
    with clock.frozen_at(NOON + ABANDONED_AFTER + timedelta(seconds=1)):
        assert release_abandoned() == 1
        run_next({"count": lambda run: places.append(run.kept)})
    assert places == [{"line": 500}]


def test_nobody_sees_or_stops_the_job_of_another(dalal: Viewer, omar: Viewer) -> None:
    start(dalal)
    assert list_jobs(viewer=omar) == []
    with pytest.raises(JobNotFound):
        cancel_job(viewer=omar, job_id=JOB)
    assert [job.job_id for job in list_jobs(viewer=dalal)] == [JOB]


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_the_server_runs_what_waits(
    dalal: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = threading.Event()

    def work(run: JobRun) -> None:
        ran.set()

    monkeypatch.setattr(wiring, "JOBS", {"count": work})
    start(dalal)
    thread = JobThread()
    thread.start()
    assert ran.wait(10)
    thread.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert Job.objects.get().state == JobState.DONE
