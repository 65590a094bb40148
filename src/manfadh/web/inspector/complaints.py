"""The complaints that wait, one complaint with its files, and the answers."""

from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_name
from manfadh.apps.govern.complaints.events import Outcome
from manfadh.apps.govern.complaints.selectors import (
    AttachmentNotFound,
    ComplaintShown,
    ComplaintUnknown,
    get_complaint,
    list_complaints,
    list_evidence,
    open_evidence,
)
from manfadh.apps.govern.complaints.services import (
    LONGEST_TEXT,
    ComplaintRefused,
    answer_complaint,
    close_complaint,
    take_complaint,
)
from manfadh.apps.govern.places.selectors import find_port, names_of_ports
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.complaint_words import KINDS, OUTCOMES, STANDINGS
from manfadh.web.components.measures import UNKNOWN, day_and_time, gregorian, say, since
from manfadh.web.components.shapes import Cell, Column, Fact, Kind, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.inspector.navigation import pages


class AnswerForm(forms.Form):
    """An answer or a question; the id makes sending twice harmless."""

    message_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Answer or question to the person"),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_TEXT}),
    )


class ClosingForm(forms.Form):
    """How it ends."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), choices=OUTCOMES.items)


@screen(purpose=Purpose.INTEGRITY, action="complaint.see")
def queue(request: OfficerRequest) -> HttpResponse:
    """The complaints that are new, in work or closed."""
    asked = request.GET.get("standing", "")
    standing = asked if asked in ("in_work", "closed") else "new"
    page = list_complaints(
        request.viewer,
        standing="in_work"
        if standing == "in_work"
        else "closed"
        if standing == "closed"
        else "new",
        page=_number(request.GET.get("page", "")),
    )
    return render(
        request,
        "inspector/complaints.html",
        {
            "navigation": pages("inspector-complaints"),
            "table": _table(list(page)),
            "page": page,
            "standing": standing,
            "standings": list(STANDINGS.items()),
        },
    )


@screen(purpose=Purpose.INTEGRITY, action="complaint.see")
def complaint(request: OfficerRequest, complaint_id: UUID) -> HttpResponse:
    """One complaint."""
    return _page(request, complaint_id)


@screen(purpose=Purpose.INTEGRITY, action="complaint.answer")
@require_POST
def take(request: OfficerRequest, complaint_id: UUID) -> HttpResponse:
    """Work on it."""
    try:
        take_complaint(viewer=request.viewer, complaint_id=complaint_id)
    except ComplaintUnknown as error:
        raise Http404 from error
    return redirect("inspector-complaint", complaint_id)


@screen(purpose=Purpose.INTEGRITY, action="complaint.answer")
@require_POST
def answer(request: OfficerRequest, complaint_id: UUID) -> HttpResponse:
    """Answer or ask the person."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, complaint_id, answering=form)
    try:
        answer_complaint(viewer=request.viewer, complaint_id=complaint_id, **form.cleaned_data)
    except ComplaintUnknown as error:
        raise Http404 from error
    except ComplaintRefused as refused:
        form.add_error("text", str(refused))
        return _page(request, complaint_id, answering=form)
    messages.success(request, _("The person reads it with the receipt."))
    return redirect("inspector-complaint", complaint_id)


@screen(purpose=Purpose.INTEGRITY, action="complaint.answer")
@require_POST
def close(request: OfficerRequest, complaint_id: UUID) -> HttpResponse:
    """Come to an end."""
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return _page(request, complaint_id, closing=form)
    try:
        close_complaint(
            viewer=request.viewer,
            complaint_id=complaint_id,
            outcome=cast("Outcome", form.cleaned_data["outcome"]),
        )
    except ComplaintUnknown as error:
        raise Http404 from error
    except ComplaintRefused as refused:
        form.add_error("outcome", str(refused))
        return _page(request, complaint_id, closing=form)
    messages.success(request, _("Closed."))
    return redirect("inspector-complaints")


@screen(purpose=Purpose.INTEGRITY, action="complaint.see")
def evidence(request: OfficerRequest, complaint_id: UUID, attachment_id: UUID) -> HttpResponseBase:
    """A file that the person brought, to keep and not to run."""
    try:
        shown, chunks = open_evidence(request.viewer, complaint_id, attachment_id)
    except (ComplaintUnknown, AttachmentNotFound) as error:
        raise Http404 from error
    suffix = shown.media_type.rpartition("/")[2]
    return StreamingHttpResponse(
        chunks,
        content_type=shown.media_type,
        headers={"Content-Disposition": f'attachment; filename="{attachment_id}.{suffix}"'},
    )


def _page(
    request: OfficerRequest,
    complaint_id: UUID,
    *,
    answering: AnswerForm | None = None,
    closing: ClosingForm | None = None,
) -> HttpResponse:
    try:
        shown = get_complaint(request.viewer, complaint_id)
        files = list_evidence(request.viewer, complaint_id)
    except ComplaintUnknown as error:
        raise Http404 from error
    return render(
        request,
        "inspector/complaint.html",
        {
            "navigation": pages(""),
            "one": shown,
            "facts": _facts(shown),
            "files": [(one.attachment_id, one.name or UNKNOWN) for one in files],
            "said": [(one.by, one.text or UNKNOWN, day_and_time(one.added_at))
                     for one in shown.messages],
            "answering": answering or AnswerForm(initial={"message_id": new_id()}),
            "closing": closing or ClosingForm(),
        },
        status=422 if answering or closing else 200,
    )  # fmt: skip


def _facts(one: ComplaintShown) -> list[Fact]:
    port = find_port(one.about_port)
    told = [
        Fact(words=_("About the port"), value=say(port.names) if port else one.about_port),
        Fact(words=_("About"), value=_kinds(one)),
        Fact(words=_("Made"), value=day_and_time(one.made_at)),
        Fact(words=_("Day of it"), value=gregorian(one.happened_on) if one.happened_on else ""),
        Fact(words=_("Lane or desk"), value=one.lane or ""),
        Fact(words=_("Contact"), value=one.contact or _("none: the person stays unknown")),
        Fact(words=_("Language"), value=_language(one.language)),
        Fact(words=_("State"), value=str(STANDINGS[one.standing])),
        Fact(words=_("Inspector"), value=get_officer_name(one.taken_by) if one.taken_by else ""),
        Fact(words=_("Outcome"), value=str(OUTCOMES.get(one.outcome, ""))),
    ]
    return [fact for fact in told if fact.value]


def _language(code: str) -> str:
    return str(get_language_info(code)["name_local"]) if code in ("ar", "ckb", "en") else code


def _kinds(one: ComplaintShown) -> str:
    return ", ".join(str(KINDS.get(kind, kind)) for kind in one.kinds) or UNKNOWN


def _table(found: list[ComplaintShown]) -> Table:
    names = names_of_ports({one.about_port for one in found})
    columns = (_("Number"), _("Port"), _("About"), _("Since"), _("State"))
    return Table(
        caption=_("Complaints"),
        caption_hidden=True,
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=one.number,
                        url=reverse("inspector-complaint", args=[one.complaint_id]),
                    ),
                    Cell(
                        value=say(names[one.about_port])
                        if one.about_port in names
                        else one.about_port
                    ),
                    Cell(value=_kinds(one)),
                    Cell(value=since(one.made_at)),
                    Cell(value=STANDINGS[one.standing], kind=_KIND[one.standing]),
                )
            )
            for one in found
        ],
        empty=_("No complaint here. Those that travellers send from their phones will appear."),
    )


_KIND: dict[str, Kind] = {"new": "watch", "in_work": "note", "closed": "quiet"}


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
