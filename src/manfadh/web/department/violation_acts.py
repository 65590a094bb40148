"""What an officer does with a violation: record, take note, notify, answer, close."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.operate.coordination.selectors import list_departments
from manfadh.apps.operate.coordination.services import (
    WorkRefused,
    WorkUnknown,
    answer_violation,
    close_violation,
    notify_violation,
    record_violation,
    see_violation,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.measures import say
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.forms import AnswerForm, CloseForm, NotifyForm, ViolationForm
from manfadh.web.department.navigation import pages
from manfadh.web.department.violations import kinds_of, show_page
from manfadh.web.department.words import department_choices


@screen(purpose=Purpose.DEPARTMENT, action="violation.record")
def add(request: OfficerRequest) -> HttpResponse:
    """Record a violation."""
    viewer = request.viewer
    others = [one for one in department_choices(viewer.port) if one[0] != viewer.agency]
    form = ViolationForm(
        request.POST or None,
        initial={"violation_id": new_id()},
        kinds=_kinds_by_department(viewer),
        departments=others,
    )
    if form.is_valid():
        violation_id = form.cleaned_data["violation_id"]
        try:
            record_violation(viewer=viewer, draft=form.draft, violation_id=violation_id)
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Recorded: every department concerned finds it."))
            return redirect("violation", violation_id)
    context = {
        "form": form,
        "title": _("Record a violation"),
        "submit": _("Record"),
        "navigation": pages(viewer, "violations"),
    }
    return render(request, "department/form.html", context, status=422 if form.errors else 200)


@screen(purpose=Purpose.DEPARTMENT, action="violation.see")
@require_POST
def see(request: OfficerRequest, violation_id: UUID) -> HttpResponse:
    """Take note of it for the own department."""
    try:
        see_violation(viewer=request.viewer, violation_id=violation_id)
    except WorkUnknown as error:
        raise Http404 from error
    except WorkRefused as refused:
        messages.error(request, str(refused))
    return redirect("violation", violation_id)


@screen(purpose=Purpose.DEPARTMENT, action="violation.record")
@require_POST
def notify(request: OfficerRequest, violation_id: UUID) -> HttpResponse:
    """Say that the person was told."""
    return _act(request, violation_id, "notify", NotifyForm(request.POST), notify_violation)


@screen(purpose=Purpose.DEPARTMENT, action="violation.record")
@require_POST
def answer(request: OfficerRequest, violation_id: UUID) -> HttpResponse:
    """Write down what the person says."""
    return _act(request, violation_id, "answer", AnswerForm(request.POST), answer_violation)


@screen(purpose=Purpose.DEPARTMENT, action="violation.close")
@require_POST
def close(request: OfficerRequest, violation_id: UUID) -> HttpResponse:
    """Say what became of it."""
    return _act(request, violation_id, "close", CloseForm(request.POST), close_violation)


def _act(
    request: OfficerRequest,
    violation_id: UUID,
    name: str,
    form: NotifyForm | AnswerForm | CloseForm,
    act: Callable[..., None],
) -> HttpResponse:
    if form.is_valid():
        try:
            act(viewer=request.viewer, violation_id=violation_id, **form.cleaned_data)
        except WorkUnknown as error:
            raise Http404 from error
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("violation", violation_id)
    return show_page(request, violation_id, {name: form})


def _kinds_by_department(viewer: Viewer) -> list[tuple[str, list[tuple[str, str]]]]:
    """The catalogue in groups, that of the own department first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds_of(viewer).values():
        groups.setdefault(kind.department_kind, []).append((kind.code, say(kind.text)))
    words = _department_kind_names(viewer.port)
    own = viewer.agency.partition(".")[2]
    ordered = sorted(groups, key=lambda kind: (kind != own, kind))
    return [(words.get(kind, kind), groups[kind]) for kind in ordered]


def _department_kind_names(port: str) -> dict[str, str]:
    return {one.kind: say(one.names) for one in list_departments(port)}
