"""Taking a list as a file: checked line by line, then all of it or nothing."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.operate.watchlists.errors import AlertRefused
from manfadh.apps.operate.watchlists.models import Alert
from manfadh.apps.operate.watchlists.services.place import (
    AlertDraft,
    alert_of,
    check_draft,
    place_alerts,
    purpose_of,
    read_birth,
)
from manfadh.kernel import clock
from manfadh.kernel.imports.columns import CellWrong, ColumnSpec, code, day, one_of, text
from manfadh.kernel.imports.importing import (
    ImportRefused,
    ListSpec,
    Progress,
    Report,
    check_list,
    import_list,
)
from manfadh.kernel.imports.tables import TableUnreadable
from manfadh.kernel.jobs.running import JobRun
from manfadh.kernel.jobs.services import cancel_job, start_job
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import name_key

IMPORT_JOB = "watchlists.import"
Identity = tuple[str, str, str, str]


def _birth(cell: str) -> str:
    try:
        return read_birth(cell)
    except AlertRefused as refusal:
        raise CellWrong(str(refusal)) from refusal


_INSTRUCTION = one_of(
    {
        "refer": "refer",
        "إحالة": "refer",
        "seize document": "seize_document",
        "حجز المستند": "seize_document",
        "inform": "inform",
        "إعلام": "inform",
    }
)
COLUMNS = (
    ColumnSpec("name", ("Name", "الاسم", "ناو"), text(max_characters=250), required=False),
    ColumnSpec("mother", ("Mother's name", "اسم الأم", "ناوی دایک"), text(), required=False),
    ColumnSpec("birth", ("Date of birth", "تاريخ الولادة", "ڕێکەوتی لەدایکبوون"), _birth, False),
    ColumnSpec("nationality", ("Nationality", "الجنسية", "ڕەگەزنامە"), code(), required=False),
    ColumnSpec(
        "document_issuer", ("Issuer", "جهة الإصدار", "لایەنی دەرکەر"), code(), required=False
    ),
    ColumnSpec(
        "document_number",
        ("Document number", "رقم المستند", "ژمارەی بەڵگەنامە"),
        code(),
        required=False,
    ),
    ColumnSpec("instruction", ("Instruction", "التعليمات", "ڕێنمایی"), _INSTRUCTION, False),
    ColumnSpec("reference", ("Reference", "السند", "سەرچاوە"), text(max_characters=300)),
    ColumnSpec("expires_on", ("Expires on", "تاريخ الانتهاء", "بەسەرچوون"), day, required=False),
    ColumnSpec("review_on", ("Review on", "تاريخ المراجعة", "پێداچوونەوە"), day, required=False),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a clean file: alerts placed, and lines whose alert was in force already."""

    placed: int
    already: int


def check_alerts(
    *, viewer: Viewer, watchlist: str, source: BinaryIO, progress: Progress | None = None
) -> Report:
    """The dry run of a file of alerts: what is wrong, line by line, in the language in force.

    Needs `watchlist.keep`. Raises ListUnknown, TableUnreadable.
    """
    spec = _spec(purpose_of(viewer, watchlist))
    return check_list(source, spec, progress=progress) if progress else check_list(source, spec)


def import_alerts(*, viewer: Viewer, watchlist: str, source: BinaryIO) -> Taken:
    """Place every alert of a file, or none of them; lines in force already are left as they are.

    So the same file twice places each alert once. Needs `watchlist.keep`. Raises ListUnknown,
    ImportRefused with the errors of its lines, TableUnreadable.
    """
    spec = _spec(purpose_of(viewer, watchlist))
    taken = Taken(0, 0)

    def commit(drafts: Iterable[AlertDraft]) -> None:
        nonlocal taken
        known = _in_force(viewer, watchlist)
        fresh: dict[Identity, AlertDraft] = {}
        already = 0
        for draft in drafts:
            identity = _identity(draft)
            already += identity in known or identity in fresh
            if identity not in known:
                fresh.setdefault(identity, draft)
        alerts = [alert_of(watchlist, draft) for draft in fresh.values()]
        place_alerts(viewer=viewer, watchlist=watchlist, alerts=alerts)
        taken = Taken(len(alerts), already)

    import_list(source, spec, commit=commit)
    return taken


def start_import(*, viewer: Viewer, watchlist: str, source: BinaryIO, job_id: UUID) -> None:
    """Take a large file beside the pages, as a job of the viewer's (`kernel.jobs`).

    The file waits in the data folder, readable to the node alone, and is gone when the job ends.
    Needs `watchlist.keep`. Raises ListUnknown.
    """
    purpose_of(viewer, watchlist)
    path = _waiting_file(job_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    source.seek(0)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as kept:
        copyfileobj(source, kept)
    arguments = {"watchlist": watchlist, "language": translation.get_language() or "en"}
    start_job(viewer=viewer, job_id=job_id, kind=IMPORT_JOB, arguments=arguments)


def stop_import(*, viewer: Viewer, job_id: UUID) -> None:
    """Stop an import of the viewer's that is not committed yet. Raises JobNotFound."""
    cancel_job(viewer=viewer, job_id=job_id)
    _waiting_file(job_id).unlink(missing_ok=True)


def run_import(run: JobRun) -> dict[str, Any]:
    """The work of an import job. Answers what was taken, or the errors of the lines.

    Whoever asked must still keep lists; a file that is gone says so.
    """
    path = _waiting_file(run.job_id)
    watchlist = str(run.arguments["watchlist"])
    try:
        with translation.override(str(run.arguments["language"])), path.open("rb") as source:
            viewer = get_viewer_of(run.asked_by, Purpose.INVESTIGATION)
            return _take(viewer, watchlist, source, run.report_progress)
    finally:
        path.unlink(missing_ok=True)


def _take(
    viewer: Viewer, watchlist: str, source: BinaryIO, progress: Callable[[int, int | None], None]
) -> dict[str, Any]:
    try:
        # Where progress can be seen and the work stopped: the commit is one transaction.
        check_alerts(viewer=viewer, watchlist=watchlist, source=source, progress=progress)
        taken = import_alerts(viewer=viewer, watchlist=watchlist, source=source)
    except ImportRefused as refusal:
        shown = [list(error) for error in refusal.report.errors]
        return {"said": str(refusal), "errors": shown, "more": refusal.report.more_errors}
    except TableUnreadable as unreadable:
        return {"said": str(unreadable), "errors": [], "more": 0}
    return {"placed": taken.placed, "already": taken.already}


def _spec(purpose: str) -> ListSpec[AlertDraft]:
    on = timezone.localdate(clock.now())

    def check(draft: AlertDraft) -> None:
        try:
            check_draft(draft, purpose=purpose, on=on)
        except AlertRefused as refusal:
            raise CellWrong(str(refusal)) from refusal

    def make(**values: Any) -> AlertDraft:
        usual = "seize_document" if purpose == "lost_documents" else "refer"
        given = {name: value for name, value in values.items() if value is not None}
        return AlertDraft(**{"instruction": usual, **given})

    return ListSpec(columns=COLUMNS, make=make, check=check)


def _identity(draft: AlertDraft) -> Identity:
    return (
        name_key(draft.name),
        draft.birth,
        draft.document_issuer,
        number_key(draft.document_number),
    )


def _in_force(viewer: Viewer, watchlist: str) -> set[Identity]:
    on: date = timezone.localdate(clock.now())
    rows = Alert.objects.filter(
        watchlist=watchlist,
        owner=viewer.authority,
        placed_at__isnull=False,
        withdrawn_at__isnull=True,
    ).exclude(expires_on__lt=on)
    held = rows.values_list("name_key", "birth", "document_issuer", "number_key")
    return {(n or "", b or "", i or "", k or "") for n, b, i, k in held.iterator()}


def _waiting_file(job_id: UUID) -> Path:
    return Path(settings.MANFADH.data_folder) / "imports" / f"{job_id}.csv"
