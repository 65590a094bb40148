"""Taking a list as a file: checked first, then whole or not at all; a large one by a job."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.watchlists.services import (
    COLUMNS,
    IMPORT_JOB,
    Taken,
    check_alerts,
    import_alerts,
    start_import,
    stop_import,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.importing import ImportRefused, Report
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.jobs.services import ENDED, JobNotFound, JobShown, JobState, get_job
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import language, number, say
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.lists.forms import ImportForm
from manfadh.web.lists.views import KEEP, list_or_404, navigation

LARGE_BYTES = 200_000
_TITLE_IN = {"en": 0, "ar": 1, "ckb": 2}


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
def import_file(request: OfficerRequest, code: str) -> HttpResponse:
    """Check a file without keeping anything (`check` in the form), or take it."""
    form = ImportForm(request.POST or None, request.FILES or None, initial={"job_id": new_id()})
    if not form.is_valid():
        return _page(request, code, form)
    file = form.cleaned_data["file"]
    source = cast(BinaryIO, file.file)
    job_id = form.cleaned_data["job_id"]
    try:
        if "check" in request.POST:
            report = check_alerts(viewer=request.viewer, watchlist=code, source=source)
            return _page(request, code, _asked_again(), report=report)
        if file.size > LARGE_BYTES:
            list_or_404(request, code)
            start_import(viewer=request.viewer, watchlist=code, source=source, job_id=job_id)
            return redirect("list-import-progress", job_id)
        taken = import_alerts(viewer=request.viewer, watchlist=code, source=source)
    except ImportRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, code, form, report=refusal.report)
    except TableUnreadable as unreadable:
        form.add_error("file", str(unreadable))
        return _page(request, code, form)
    messages.success(request, _said(taken))
    return redirect("list", code)


@screen(purpose=Purpose.INVESTIGATION, action=KEEP, is_poll=True)
@require_GET
def progress(request: OfficerRequest, job_id: UUID) -> HttpResponse:
    """How far an import is, and what became of it; the page asks again by itself."""
    job = _job(request, job_id)
    result = job.result or {}
    context = {
        "job": job,
        "is_over": job.state in ENDED,
        "said": _outcome(job),
        "table": _errors(result["errors"], result["more"]) if "errors" in result else None,
        "done": number(job.done),
        "navigation": navigation(request, ""),
    }
    return render(request, "lists/progress.html", context)


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
@require_POST
def stop(request: OfficerRequest, job_id: UUID) -> HttpResponse:
    """Stop an import; what is not committed by then is not kept."""
    _job(request, job_id)
    stop_import(viewer=request.viewer, job_id=job_id)
    return redirect("list-import-progress", job_id)


def _page(
    request: OfficerRequest, code: str, form: ImportForm, *, report: Report | None = None
) -> HttpResponse:
    shown = list_or_404(request, code)
    at = _TITLE_IN[language()]
    context = {
        "form": form,
        "code": code,
        "name": say(shown.names),
        "titles": [(column.titles[at], column.required) for column in COLUMNS],
        "report": report,
        "good": _good(report) if report and report.is_clean else "",
        "table": _errors(report.errors, report.more_errors) if report and report.errors else None,
        "navigation": navigation(request, code),
    }
    status = 422 if form.errors else 200
    return render(request, "lists/import.html", context, status=status)


def _asked_again() -> ImportForm:
    return ImportForm(initial={"job_id": new_id()})


def _job(request: OfficerRequest, job_id: UUID) -> JobShown:
    try:
        job = get_job(viewer=request.viewer, job_id=job_id)
    except JobNotFound as error:
        raise Http404 from error
    if job.kind != IMPORT_JOB:
        raise Http404
    return job


def _outcome(job: JobShown) -> str:
    if job.state is JobState.CANCELLED:
        return _("Stopped. Nothing was imported.")
    if job.state is JobState.FAILED:
        return _("It failed, and nothing was imported. Send the file again.")
    if job.state is not JobState.DONE:
        return ""
    if "placed" in job.result:
        return _said(Taken(job.result["placed"], job.result["already"]))
    return str(job.result["said"])


def _good(report: Report) -> str:
    count = report.good_lines
    sentence = ngettext(
        "%(count)s line is in order. Nothing was kept yet: choose the file again and import it.",
        "%(count)s lines are in order. Nothing was kept yet: choose the file again and import it.",
        count,
    )
    return sentence % {"count": number(count)}


def _said(taken: Taken) -> str:
    placed = ngettext(
        "%(count)s alert was placed.", "%(count)s alerts were placed.", taken.placed
    ) % {"count": number(taken.placed)}
    if not taken.already:
        return placed
    already = ngettext(
        "%(count)s was in force already.", "%(count)s were in force already.", taken.already
    ) % {"count": number(taken.already)}
    return f"{placed} {already}"


def _errors(errors: Iterable[Sequence[object]], more: int) -> Table:
    rows = [
        Row(cells=(Cell(value=line), Cell(value=column or "—"), Cell(value=what)))
        for line, column, what in errors
    ]
    if more:
        others = ngettext("%(count)s more error", "%(count)s more errors", more)
        rows.append(
            Row(
                cells=(
                    Cell(value="…"),
                    Cell(value="—"),
                    Cell(value=others % {"count": number(more)}),
                )
            )
        )
    return Table(
        caption=_("What to correct"),
        columns=[
            Column(words=_("Line"), align="number"),
            Column(words=_("Column")),
            Column(words=_("What to do")),
        ],
        rows=rows,
        empty="",
    )
