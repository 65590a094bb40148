"""What is done with a case beside deciding it: history, evidence, handing it over."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names, list_officers_in_role
from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.crossings.selectors import CaseShown, StepShown, get_case
from manfadh.apps.operate.crossings.services import hand_over_case
from manfadh.kernel.about import About
from manfadh.kernel.attachments.selectors import (
    AttachmentNotFound,
    AttachmentShown,
    list_attachments,
    open_attachment,
)
from manfadh.kernel.attachments.services import AttachmentRefused, keep_attachment
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.desks import gently, say_problem
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.forms import EvidenceForm, HandOverForm

ABOUT = "crossings.case"
_MAY = "case.work"


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_POST
@gently("secondary")
def hand_over(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """Give the case to a colleague, back to the queue, or take it over from one."""
    form = HandOverForm(list_officers_in_role(request.viewer, "secondary_officer"), request.POST)
    if not form.is_valid():
        return say_problem(request, _("Choose who goes on with the case."), "secondary")
    hand_over_case(
        viewer=request.viewer,
        case_id=case_id,
        to_officer_id=form.to_officer(request.viewer.officer_id),
        note=form.cleaned_data["note"],
    )
    messages.success(request, _("The case is handed over."))
    return go_to(request, reverse("secondary-case", args=[case_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_POST
@gently("secondary")
def add_evidence(request: OfficerRequest, case_id: UUID) -> HttpResponse:
    """Keep a photograph or scan beside a case; the same form sent twice keeps one."""
    form = EvidenceForm(request.POST, request.FILES)
    shown = get_case(request.viewer, case_id)
    if not form.is_valid():
        return say_problem(request, _("Choose a file: PDF, JPEG or PNG."), "secondary")
    brought = form.cleaned_data["file"]
    try:
        keep_attachment(
            viewer=request.viewer,
            action=_MAY,
            attachment_id=_id(request.POST.get("evidence_id", "")),
            about=About(ABOUT, case_id),
            source=brought.file,
            name=brought.name,
            person_id=shown.now.traveller_id,
        )
    except AttachmentRefused as refused:
        messages.error(request, str(refused))
    return go_to(request, reverse("secondary-case", args=[case_id]))


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_GET
@gently("secondary")
def evidence(request: OfficerRequest, case_id: UUID, attachment_id: UUID) -> HttpResponseBase:
    """One file of a case; the look at it is recorded."""
    viewer = request.viewer
    shown = get_case(viewer, case_id)
    kept = {one.attachment_id for one in _kept(viewer, case_id)}
    if attachment_id not in kept:
        raise Http404
    try:
        file, content = open_attachment(viewer=viewer, action=_MAY, attachment_id=attachment_id)
    except AttachmentNotFound as error:
        raise Http404 from error
    record_look(
        viewer=viewer,
        kind="case",
        query=f"evidence {attachment_id}",
        people=[shown.now.traveller_id],
    )
    response = StreamingHttpResponse(content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{attachment_id}"'
    return response


def evidence_shown(viewer: Viewer, case_id: UUID) -> Table:
    """The files beside a case."""
    files = _kept(viewer, case_id)
    names = get_officer_names([file.kept_by for file in files if file.kept_by])
    return Table(
        caption=_("Evidence"),
        columns=(Column(words=_("File")), Column(words=_("Kept by")), Column(words=_("When"))),
        rows=[
            Row(
                cells=(
                    Cell(
                        value=file.name or _("Erased"),
                        url=reverse("secondary-evidence-file", args=[case_id, file.attachment_id])
                        if file.name
                        else "",
                    ),
                    Cell(value=names.get(file.kept_by, "—") if file.kept_by else "—"),
                    Cell(value=moment(file.kept_at)),
                )
            )
            for file in files
        ],
        empty=_("No file is kept yet: photographs and scans of papers belong here."),
    )


def hand_over_form(viewer: Viewer, shown: CaseShown) -> HandOverForm | None:
    """The form to hand a case on; None once it is decided or while nobody works on it."""
    if shown.resolved_at is not None or shown.taken_by is None:
        return None
    colleagues = list_officers_in_role(viewer, "secondary_officer")
    is_mine = shown.taken_by == viewer.officer_id
    return HandOverForm(colleagues if is_mine else [], takes_over=not is_mine, auto_id="hand_%s")


def history_table(shown: CaseShown, names: Mapping[UUID, str]) -> Table:
    """All that happened to a case, the oldest first."""
    return Table(
        caption=_("History of the case"),
        columns=(
            Column(words=_("When")),
            Column(words=_("What")),
            Column(words=_("By")),
            Column(words=_("Note")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=moment(step.at)),
                    Cell(value=_step_words(step, names)),
                    Cell(value=_officer(names, step.by)),
                    Cell(value=step.note or "—"),
                )
            )
            for step in shown.steps
        ],
        empty=_("Nothing has happened yet."),
    )


def _step_words(step: StepShown, names: Mapping[UUID, str]) -> str:
    if step.kind == "handed_over":
        if step.to is None:
            return _("Given back to the queue")
        return _("Handed over to %(name)s") % {"name": _officer(names, step.to)}
    if step.kind == "resolved":
        outcome = wording.CASE_OUTCOMES.get(step.outcome, step.outcome)
        return _("Decided: %(outcome)s") % {"outcome": outcome}
    return {"opened": _("Referred by the booth"), "taken": _("Taken")}.get(step.kind, step.kind)


def _officer(names: Mapping[UUID, str], officer_id: UUID | None) -> str:
    return names.get(officer_id, "—") if officer_id else "—"


def _kept(viewer: Viewer, case_id: UUID) -> list[AttachmentShown]:
    return list_attachments(viewer=viewer, action=_MAY, about=About(ABOUT, case_id))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return new_id()
