"""Minutes as a paper to read and sign, and the files beside them."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.coordination.selectors import MinutesShown
from manfadh.kernel.about import About
from manfadh.kernel.attachments.selectors import AttachmentNotFound, open_attachment
from manfadh.kernel.attachments.services import AttachmentRefused, keep_attachment
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, apart, day_and_time, language, say
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.forms import FileForm
from manfadh.web.department.minutes import (
    ABOUT_MINUTES,
    called,
    get_or_404,
    officer_names,
    show_page,
)
from manfadh.web.department.words import MINUTES_KINDS, STANCES, agency_names

TEMPLATE = Path(__file__).parent / "minutes.typ"
HEADINGS = ("ar", "ckb", "en")
PAPER_LANGUAGE = "ar"


@screen(purpose=Purpose.DEPARTMENT, action="minutes.sign")
@require_GET
def paper(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """Minutes as PDF: headings in three languages, the text, and a place for each signature."""
    found = get_or_404(request, minutes_id)
    asked = request.GET.get("lang", language())
    with override(asked if asked in HEADINGS else PAPER_LANGUAGE):
        data = paper_data(found)
    made = render_pdf(TEMPLATE, data, made_at=found.written_at)
    name = f"minutes-{found.port}-{found.year}-{found.number}.pdf"
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@screen(purpose=Purpose.DEPARTMENT, action="minutes.write")
@require_POST
def attach(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """Keep a file beside minutes: the signed paper, a photograph."""
    found = get_or_404(request, minutes_id)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            keep_attachment(
                viewer=request.viewer,
                action="minutes.sign",
                attachment_id=form.cleaned_data["attachment_id"],
                about=About(ABOUT_MINUTES, minutes_id),
                source=file,
                name=file.name,
                person_id=found.subject_id,
                owner=found.owner,
                port=found.port,
            )
        except AttachmentRefused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The file is kept."))
            return redirect("minutes-one", minutes_id)
    return show_page(request, minutes_id, {"file": form})


@screen(purpose=Purpose.DEPARTMENT, action="minutes.sign")
@require_GET
def open_file(request: OfficerRequest, attachment_id: UUID) -> HttpResponseBase:
    """A file beside minutes that the viewer may see."""
    about = UUID(request.GET["of"]) if request.GET.get("of") else None
    if about is None:
        raise Http404
    get_or_404(request, about)
    try:
        shown, content = open_attachment(
            viewer=request.viewer, action="minutes.sign", attachment_id=attachment_id
        )
    except AttachmentNotFound as error:
        raise Http404 from error
    return StreamingHttpResponse(
        content,
        content_type=shown.media_type,
        headers={"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"},
    )


def paper_data(found: MinutesShown) -> dict[str, object]:
    """What the paper says, in the language that is active; its headings in all three."""
    officers, agencies = officer_names(found), agency_names()
    port = find_port(found.port)
    return {
        "language": language(),
        "headings": [_heading(code, found) for code in HEADINGS],
        "port": say(port.names) if port else found.port,
        "number": f"{found.number}/{found.year}",
        "void": _("Void") if found.state == "void" else None,
        "facts": [
            [_("Number"), f"{found.number}/{found.year}"],
            [_("Port"), say(port.names) if port else found.port],
            [_("Place"), found.place or UNKNOWN],
            [_("When"), apart(day_and_time(found.held_at))],
        ],
        "body_title": _("What was done, found and said"),
        "body": (found.body or _("Erased")).splitlines(),
        "signatures_title": _("Who is named in these minutes"),
        "titles": [_("Name"), _("Department"), _("Answer"), _("Signature")],
        "rows": [
            [
                called(one, officers),
                agencies.get(one.agency, UNKNOWN),
                " · ".join(
                    filter(
                        None,
                        (
                            str(STANCES[one.stance]),
                            apart(day_and_time(one.answered_at)) if one.answered_at else "",
                            one.reason or "",
                        ),
                    )
                ),
                "",
            ]
            for one in found.participants
        ],
        "foot": f"{found.number}/{found.year} · {say(port.names) if port else found.port}",
    }


def _heading(code: str, found: MinutesShown) -> list[str]:
    with override(code):
        return [code, str(MINUTES_KINDS.get(found.kind, found.kind))]
