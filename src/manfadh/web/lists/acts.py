"""What the list keeper does to one alert: place it, withdraw it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.operate.watchlists.services import (
    AlertRefused,
    AlertUnknown,
    place_alert,
    withdraw_alert,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import say
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.lists.forms import AlertForm, WithdrawForm
from manfadh.web.lists.views import KEEP, list_or_404, navigation, show_alert


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
def add(request: OfficerRequest, code: str) -> HttpResponse:
    """Place an alert on a list."""
    shown = list_or_404(request, code)
    usual = "seize_document" if shown.purpose == "lost_documents" else "refer"
    initial = {"alert_id": new_id(), "instruction": usual}
    form = AlertForm(request.POST or None, initial=initial)
    if form.is_valid():
        alert_id = form.cleaned_data["alert_id"]
        try:
            place_alert(viewer=request.viewer, watchlist=code, draft=form.draft, alert_id=alert_id)
        except AlertRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("The alert holds at every booth from now on."))
            return redirect("list-alert", alert_id)
    context = {
        "form": form,
        "code": code,
        "name": say(shown.names),
        "navigation": navigation(request, code),
    }
    return render(request, "lists/add.html", context, status=422 if form.errors else 200)


@screen(purpose=Purpose.INVESTIGATION, action=KEEP)
@require_POST
def withdraw(request: OfficerRequest, alert_id: UUID) -> HttpResponse:
    """End an alert, with a ground."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show_alert(request, alert_id, form)
    try:
        withdraw_alert(viewer=request.viewer, alert_id=alert_id, **form.cleaned_data)
    except AlertUnknown as error:
        raise Http404 from error
    messages.success(request, _("The alert is withdrawn. It hits nobody any more."))
    return redirect("list-alert", alert_id)
