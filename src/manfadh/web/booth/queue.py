"""Counting the queue before the booths, from a booth or an officer's phone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.place import find_place
from manfadh.web.components.queue_form import fresh_form, take_count
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="queue.count")
def queue(request: OfficerRequest) -> HttpResponse:
    """Count, and go back to the booth."""
    place = find_place(request)
    form = fresh_form(direction=place.direction if place else "entry")
    if request.method == "POST":
        form = take_count(request.viewer, request.POST)
        if not form.errors:
            messages.success(request, _("Counted."))
            return redirect("booth")
    return render(
        request,
        "components/queue.html",
        {"layout": "components/desk.html", "form": form, "action": "booth-queue"},
        status=422 if form.errors else 200,
    )
