"""The port's log of incidents: what is out of the ordinary, and when it was over."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from manfadh.apps.operate.coordination.events import IncidentKind
from manfadh.apps.operate.coordination.selectors import list_incidents
from manfadh.apps.operate.coordination.services import (
    WorkRefused,
    WorkUnknown,
    end_incident,
    note_incident,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.forms import IncidentForm
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import INCIDENT_KINDS


@screen(purpose=Purpose.DEPARTMENT, action="incident.note")
def show_list(request: OfficerRequest) -> HttpResponse:
    """The incidents of the port, and a form for a new one."""
    form = IncidentForm(request.POST or None, initial={"incident_id": new_id()})
    if form.is_valid():
        said = form.cleaned_data
        try:
            note_incident(
                viewer=request.viewer, **{**said, "kind": cast("IncidentKind", said["kind"])}
            )
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("incidents")
    context = {
        "incidents": [
            (line, INCIDENT_KINDS.get(line.kind, line.kind))
            for line in list_incidents(request.viewer)
        ],
        "form": form,
        "navigation": pages(request.viewer, "incidents"),
    }
    return render(request, "department/incidents.html", context, status=422 if form.errors else 200)


@screen(purpose=Purpose.DEPARTMENT, action="incident.note")
@require_POST
def end(request: OfficerRequest, incident_id: UUID) -> HttpResponse:
    """Say that it is over."""
    try:
        end_incident(
            viewer=request.viewer,
            incident_id=incident_id,
            note=request.POST.get("note", "")[:300],
        )
    except WorkUnknown as error:
        raise Http404 from error
    except WorkRefused as refused:
        messages.error(request, str(refused))
    return redirect("incidents")
