"""Waiting at a port: now, by hour, and the count by eye that makes it sharper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.operate.crossings.selectors import Unit, get_waiting, list_waiting_hours
from manfadh.apps.operate.lanes.services import LanesError
from manfadh.kernel.days import same_weekday_before
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection.wording import DIRECTIONS
from manfadh.web.components.measures import asked_day, gregorian, today
from manfadh.web.components.queue_form import fresh_form, take_back, take_count
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.waiting_words import (
    UNITS,
    hours_table,
    waiting_figure,
    worth_showing,
)
from manfadh.web.port.navigation import pages


@screen(purpose=Purpose.SUPERVISION, action="port.see")
def waiting(request: OfficerRequest) -> HttpResponse:
    """Waiting now and by hour, of people or vehicles in one direction."""
    viewer, on = request.viewer, asked_day(request.GET)
    direction = "exit" if request.GET.get("direction") == "exit" else "entry"
    unit: Unit = "vehicles" if request.GET.get("unit") == "vehicles" else "people"
    now = [one for way in ("entry", "exit") for one in get_waiting(viewer.port, way)]
    hours = list_waiting_hours(viewer.port, direction, unit, on)
    return render(
        request,
        "port/waiting.html",
        {
            "navigation": pages(viewer, "port-waiting"),
            "figures": [waiting_figure(one) for one in worth_showing(now)],
            "hours": hours_table(hours, same_weekday_before(on)),
            "on": on,
            "today": today(),
            "gregorian": gregorian(on),
            "direction": direction,
            "unit": unit,
            "directions": list(DIRECTIONS.items()),
            "units": list(UNITS.items()),
        },
    )


@screen(purpose=Purpose.SUPERVISION, action="queue.count")
def queue(request: OfficerRequest) -> HttpResponse:
    """Count a queue."""
    form = fresh_form()
    if request.method == "POST":
        form = take_count(request.viewer, request.POST)
        if not form.errors:
            request.session["last_count"] = str(form.cleaned_data["count_id"])
            messages.success(request, _("Counted."))
            return redirect("port-queue")
    return render(
        request,
        "components/queue.html",
        {
            "layout": "components/desk.html",
            "navigation": pages(request.viewer, "port-queue"),
            "form": form,
            "action": "port-queue",
            "undo": "port-queue-undo" if request.session.get("last_count") else "",
            "last_count": request.session.get("last_count", ""),
        },
        status=422 if form.errors else 200,
    )


@screen(purpose=Purpose.SUPERVISION, action="queue.count")
@require_POST
def queue_undo(request: OfficerRequest, count_id: UUID) -> HttpResponse:
    """Take back the count just made."""
    try:
        take_back(request.viewer, count_id)
    except LanesError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The count is taken back."))
    request.session.pop("last_count", None)
    return redirect("port-queue")
