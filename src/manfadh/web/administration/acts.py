"""What the administrator does. Each act comes back to the officer's page, or says what to mend."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.services import AccountRefused
from manfadh.kernel.viewers import Purpose
from manfadh.web.administration.forms import (
    AssignForm,
    EnrolForm,
    SecretForm,
    StandingForm,
)
from manfadh.web.administration.views import OfficerForms, end_form, navigation, show_officer
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
@sensitive_post_parameters("password")
def enrol(request: OfficerRequest) -> HttpResponse:
    """Enrol an officer."""
    form = EnrolForm(request.POST or None)
    if form.is_valid():
        try:
            officer_id = services.enrol_officer(
                viewer=request.viewer, **form.cleaned_data, is_first_password=True
            )
        except AccountRefused as refusal:
            refuse_in(form, refusal)
        else:
            messages.success(request, _("The officer is enrolled. Assign a role next."))
            return redirect("administration-officer", officer_id)
    shown = {"form": form, "navigation": navigation("administration")}
    status = 422 if form.errors else 200
    return render(request, "administration/enrol.html", shown, status=status)


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def assign(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """Give an officer a role at a port."""
    form = AssignForm(request.POST, auto_id="assign-%s")

    def act() -> str:
        services.assign_officer(viewer=request.viewer, officer_id=officer_id, **form.cleaned_data)
        return _("The officer is assigned.")

    return _do(request, officer_id, form, act, OfficerForms(assign=form))


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def end(request: OfficerRequest, officer_id: UUID, assignment_id: UUID) -> HttpResponse:
    """End an assignment."""
    form = end_form(assignment_id, request.POST)

    def act() -> str:
        services.end_assignment(
            viewer=request.viewer, assignment_id=assignment_id, **form.cleaned_data
        )
        return _("The assignment ends on that day.")

    return _do(request, officer_id, form, act, OfficerForms(ends={assignment_id: form}))


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def standing(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """Suspend an officer, or restore one (`restore` in the form)."""
    form = StandingForm(request.POST, auto_id="standing-%s")
    restores = "restore" in request.POST

    def act() -> str:
        change = services.restore_officer if restores else services.suspend_officer
        change(viewer=request.viewer, officer_id=officer_id, **form.cleaned_data)
        if restores:
            return _("The officer can sign in again.")
        return _("The officer is suspended; open screens close with the next key.")

    return _do(request, officer_id, form, act, OfficerForms(standing=form))


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
@sensitive_post_parameters("password")
def password(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """Give an officer a new password."""
    form = SecretForm(request.POST, auto_id="secret-%s")

    def act() -> str:
        services.set_password(viewer=request.viewer, officer_id=officer_id, **form.cleaned_data)
        return _("The password is set. Open sessions of the officer end.")

    return _do(request, officer_id, form, act, OfficerForms(secret=form))


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def second_factor(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """Take a lost second factor away."""
    services.reset_second_factor(viewer=request.viewer, officer_id=officer_id)
    messages.success(request, _("The officer sets up a new second factor at the next sign-in."))
    return redirect("administration-officer", officer_id)


@require_POST
@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def remove_passkey(request: OfficerRequest, officer_id: UUID, passkey_id: UUID) -> HttpResponse:
    """Remove a passkey that an officer has lost."""
    try:
        services.remove_lost_passkey(
            viewer=request.viewer, officer_id=officer_id, passkey_id=passkey_id
        )
    except AccountRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The passkey is removed; it opens nothing any more."))
    return redirect("administration-officer", officer_id)


def refuse_in(form: forms.Form, refusal: AccountRefused) -> None:
    """Show a refusal at the field that it is about, or above the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def _do(
    request: OfficerRequest,
    officer_id: UUID,
    form: forms.Form,
    act: Callable[[], str],
    given: OfficerForms,
) -> HttpResponse:
    if form.is_valid():
        try:
            sentence = act()
        except AccountRefused as refusal:
            refuse_in(form, refusal)
        else:
            messages.success(request, sentence)
            return redirect("administration-officer", officer_id)
    return show_officer(request, officer_id, given)
