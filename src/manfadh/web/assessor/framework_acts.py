"""What an editor does to frameworks: begin, change part by part, publish, retire."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.improve.assessments.events import ItemKind
from manfadh.apps.improve.assessments.selectors import VersionShown
from manfadh.apps.improve.assessments.services import (
    FrameworkRefused,
    FrameworkUnknown,
    describe_framework,
    draft_framework,
    draft_next_version,
    move_question,
    publish_framework,
    put_back,
    remove_part,
    retire_framework,
    set_question,
    set_scale,
    set_section,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.assessor.forms import (
    HeadForm,
    NewForm,
    PublishForm,
    QuestionForm,
    RetireForm,
    ScaleForm,
    SectionForm,
    initial_words,
    question_initial,
    scale_initial,
    section_initial,
)
from manfadh.web.assessor.frameworks import EDIT, PUBLISH, called, get_or_404, show_version
from manfadh.web.assessor.navigation import pages
from manfadh.web.components.viewer import OfficerRequest, screen

PARTS = ("scale", "section", "question")


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
def add(request: OfficerRequest) -> HttpResponse:
    """Begin a framework."""
    form = NewForm(request.POST or None, initial={"version_id": new_id()})
    if form.is_valid():
        version_id = form.cleaned_data["version_id"]
        try:
            draft_framework(viewer=request.viewer, version_id=version_id, form=form.framework)
        except FrameworkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The draft is there. Add a section, then its questions."))
            return redirect("framework", version_id)
    return _page(request, form, title=_("Begin a framework"))


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
@require_POST
def begin_next(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """Begin the next version with what this one says."""
    next_id = new_id()
    try:
        draft_next_version(viewer=request.viewer, version_id=next_id, from_version_id=version_id)
    except FrameworkUnknown as error:
        raise Http404 from error
    except FrameworkRefused as refused:
        messages.error(request, str(refused))
        return redirect("framework", version_id)
    return redirect("framework", next_id)


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
def head(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """Name a draft anew."""
    found = _draft_or_404(request, version_id)
    initial = {
        **initial_words("words", found.form.words),
        **initial_words("about", found.form.about),
        "source": found.form.source,
    }
    form = HeadForm(request.POST or None, initial=initial)

    def keep() -> None:
        describe_framework(
            viewer=request.viewer,
            version_id=version_id,
            words=form.words("words"),
            about=form.words("about"),
            source=form.cleaned_data["source"],
        )

    return _ask(request, found, form, keep, title=_("Name and source"))


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
def scale(request: OfficerRequest, version_id: UUID, code: str = "") -> HttpResponse:
    """Add a scale, or describe it anew."""
    found = _draft_or_404(request, version_id)
    known = found.form.find_scale(code) if code else None
    form = ScaleForm(request.POST or None, initial=scale_initial(known) if known else None)
    _fix_code(form, code)

    def keep() -> None:
        set_scale(viewer=request.viewer, version_id=version_id, scale=form.scale)

    return _ask(request, found, form, keep, title=_("Scale"), part=("scale", code))


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
def section(request: OfficerRequest, version_id: UUID, code: str = "") -> HttpResponse:
    """Add a section, or describe it anew."""
    found = _draft_or_404(request, version_id)
    known = found.form.find_section(code) if code else None
    form = SectionForm(request.POST or None, initial=section_initial(known) if known else None)
    _fix_code(form, code)

    def keep() -> None:
        set_section(viewer=request.viewer, version_id=version_id, section=form.section)

    return _ask(request, found, form, keep, title=_("Section"), part=("section", code))


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
def question(request: OfficerRequest, version_id: UUID, code: str = "") -> HttpResponse:
    """Add a question, or describe it anew."""
    found = _draft_or_404(request, version_id)
    known = found.form.find_question(code) if code else None
    initial = question_initial(known) if known else {"section": request.GET.get("section", "")}
    form = QuestionForm(request.POST or None, initial=initial, framework=found.form)
    _fix_code(form, code)

    def keep() -> None:
        set_question(viewer=request.viewer, version_id=version_id, question=form.question)

    return _ask(request, found, form, keep, title=_("Question"), part=("question", code))


@screen(purpose=Purpose.ASSESSMENT, action=EDIT)
@require_POST
def change_part(request: OfficerRequest, version_id: UUID, part: str, code: str) -> HttpResponse:
    """Remove a part, put it back, or ask a question earlier or later (`act` in the form)."""
    if part not in PARTS:
        raise Http404
    viewer, kind = request.viewer, cast("ItemKind", part)
    acts: dict[str, Callable[[], None]] = {
        "remove": lambda: remove_part(viewer=viewer, version_id=version_id, kind=kind, code=code),
        "put_back": lambda: put_back(viewer=viewer, version_id=version_id, kind=kind, code=code),
        "earlier": lambda: move_question(
            viewer=viewer, version_id=version_id, code=code, towards="earlier"
        ),
        "later": lambda: move_question(
            viewer=viewer, version_id=version_id, code=code, towards="later"
        ),
    }
    try:
        acts[request.POST.get("act", "")]()
    except (FrameworkUnknown, KeyError) as error:
        raise Http404 from error
    except FrameworkRefused as refused:
        messages.error(request, str(refused))
    return redirect("framework", version_id)


@screen(purpose=Purpose.ASSESSMENT, action=PUBLISH)
@require_POST
def publish(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """Fix a draft for ever."""
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            publish_framework(
                viewer=request.viewer, version_id=version_id, note=form.cleaned_data["note"]
            )
        except FrameworkUnknown as error:
            raise Http404 from error
        except FrameworkRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Published. It can be asked at ports from now on."))
            return redirect("framework", version_id)
    return show_version(request, version_id, publish=form)


@screen(purpose=Purpose.ASSESSMENT, action=PUBLISH)
@require_POST
def retire(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """Let a version not be asked any more."""
    form = RetireForm(request.POST)
    if form.is_valid():
        try:
            retire_framework(
                viewer=request.viewer, version_id=version_id, ground=form.cleaned_data["ground"]
            )
        except FrameworkUnknown as error:
            raise Http404 from error
        except FrameworkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("framework", version_id)
    return show_version(request, version_id, retire=form)


def _draft_or_404(request: OfficerRequest, version_id: UUID) -> VersionShown:
    found = get_or_404(request, version_id)
    if found.state != "draft":
        raise Http404
    return found


def _fix_code(form: forms.Form, code: str) -> None:
    """The code of what is there already stays."""
    if code:
        form.fields["code"].disabled = True
        form.initial["code"] = code


def _ask(
    request: OfficerRequest,
    found: VersionShown,
    form: forms.Form,
    keep: Callable[[], None],
    *,
    title: str,
    part: tuple[str, str] = ("", ""),
) -> HttpResponse:
    if form.is_valid():
        try:
            keep()
        except FrameworkUnknown as error:
            raise Http404 from error
        except FrameworkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("framework", found.version_id)
    return _page(request, form, title=title, found=found, part=part)


def _page(
    request: OfficerRequest,
    form: forms.Form,
    *,
    title: str,
    found: VersionShown | None = None,
    part: tuple[str, str] = ("", ""),
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "called": called(found) if found else "",
        "version_id": found.version_id if found else None,
        "part": part[0],
        "code": part[1],
        "navigation": pages(request.viewer, "frameworks"),
    }
    return render(request, "assessor/part.html", context, status=422 if form.errors else 200)
