"""Sending something to a department: from its own desk, from a booth, from secondary."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from manfadh.apps.operate.coordination.services import WorkRefused, send_task
from manfadh.apps.operate.crossings.selectors import Inspected, get_inspection
from manfadh.apps.operate.crossings.services import CrossingError
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from manfadh.web.components.viewer import OfficerRequest, for_any_officer
from manfadh.web.department.forms import SendForm
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import department_choices

# Who sends does it in the purpose of their own work.
PURPOSES = (Purpose.BORDER_CHECK, Purpose.SECONDARY_CHECK, Purpose.DEPARTMENT)


@for_any_officer
def send(request: OfficerRequest) -> HttpResponse:
    """Send a person, a vehicle or a consignment to a department of this port."""
    viewer = request.viewer = sender(request)
    read = _inspected(viewer, request.GET.get("inspection", ""))
    initial = {"task_id": new_id(), "what": _called(read), "about": "person" if read else "vehicle"}
    form = SendForm(
        request.POST or None, initial=initial, departments=department_choices(viewer.port)
    )
    if form.is_valid():
        try:
            send_task(
                viewer=viewer,
                subject_id=read.traveller_id if read else None,
                **form.cleaned_data,
            )
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("It waits on the department's list from now on."))
            return redirect("home" if viewer.purpose is not Purpose.DEPARTMENT else "desk")
    context = {
        "form": form,
        "title": _("Send to a department"),
        "submit": _("Send"),
        "navigation": pages(viewer, "desk-send"),
    }
    return render(request, "department/form.html", context, status=422 if form.errors else 200)


def sender(request: OfficerRequest) -> Viewer:
    """The officer in the first purpose for which they may send. Raises NotPermitted."""
    for purpose in PURPOSES:
        try:
            viewer = request.viewer_for(purpose)
        except NotPermitted:
            continue
        if viewer.may("task.send", owner=viewer.authority, port=viewer.port):
            return viewer
    raise NotPermitted("task.send")


def _inspected(viewer: Viewer, asked: str) -> Inspected | None:
    try:
        return get_inspection(viewer, UUID(asked)) if asked else None
    except (ValueError, CrossingError, NotPermitted):
        return None


def _called(read: Inspected | None) -> str:
    if read is None:
        return ""
    return " · ".join(filter(None, (read.reading.printed_name, read.reading.number)))
