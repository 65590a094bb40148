"""What officers do with minutes: write, amend, sign, dispute, refuse, void."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors import list_colleagues
from manfadh.apps.operate.coordination.events import MinutesKind, Stance
from manfadh.apps.operate.coordination.selectors import get_violation
from manfadh.apps.operate.coordination.services import (
    WorkRefused,
    WorkUnknown,
    amend_minutes,
    answer_for_outsider,
    answer_minutes,
    void_minutes,
    write_minutes,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.web.components.measures import today
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.department.forms import BodyForm, GroundForm, MinutesForm, ReasonForm
from manfadh.web.department.minutes import show_page
from manfadh.web.department.navigation import pages
from manfadh.web.department.words import STANCES, agency_names


@screen(purpose=Purpose.DEPARTMENT, action="minutes.write")
def add(request: OfficerRequest) -> HttpResponse:
    """Write minutes, perhaps of a violation."""
    viewer = request.viewer
    violation_id, initial = _of_violation(viewer, request.GET.get("violation", ""))
    form = MinutesForm(
        request.POST or None,
        initial={"minutes_id": new_id(), **initial},
        officers=_colleagues(viewer),
    )
    if form.is_valid():
        said = form.cleaned_data
        try:
            minutes_id = write_minutes(
                viewer=viewer,
                kind=cast("MinutesKind", said["kind"]),
                place=said["place"],
                body=said["body"],
                officers=[UUID(one) for one in said["officers"]],
                outsiders=form.outsiders,
                held_at=said["held_at"],
                violation_id=violation_id,
                minutes_id=said["minutes_id"],
            )
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The minutes have their number. Sign them now."))
            return redirect("minutes-one", minutes_id)
    context = {
        "form": form,
        "title": _("Write minutes"),
        "submit": _("Give them a number"),
        "navigation": pages(viewer, "minutes"),
    }
    return render(request, "department/form.html", context, status=422 if form.errors else 200)


@screen(purpose=Purpose.DEPARTMENT, action="minutes.write")
@require_POST
def amend(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """Write the text anew while nobody has signed."""
    form = BodyForm(request.POST)
    if form.is_valid():
        try:
            amend_minutes(
                viewer=request.viewer, minutes_id=minutes_id, body=form.cleaned_data["body"]
            )
        except WorkUnknown as error:
            raise Http404 from error
        except WorkRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("minutes-one", minutes_id)
    return show_page(request, minutes_id, {"body": form})


@screen(purpose=Purpose.DEPARTMENT, action="minutes.sign")
@require_POST
def sign(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """Sign, dispute or refuse as who is named."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            answer_minutes(
                viewer=request.viewer,
                minutes_id=minutes_id,
                stance=_stance(request),
                reason=form.cleaned_data["reason"],
            )
        except WorkUnknown as error:
            raise Http404 from error
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Your answer is recorded with its time."))
            return redirect("minutes-one", minutes_id)
    return show_page(request, minutes_id, {"reason": form})


@screen(purpose=Purpose.DEPARTMENT, action="minutes.write")
@require_POST
def sign_for(request: OfficerRequest, minutes_id: UUID, participant_id: UUID) -> HttpResponse:
    """Record how a person without an account answered on the printed minutes."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            answer_for_outsider(
                viewer=request.viewer,
                minutes_id=minutes_id,
                participant_id=participant_id,
                stance=_stance(request),
                reason=form.cleaned_data["reason"],
            )
        except WorkUnknown as error:
            raise Http404 from error
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("minutes-one", minutes_id)
    return show_page(request, minutes_id, {"reason": form})


@screen(purpose=Purpose.DEPARTMENT, action="minutes.write")
@require_POST
def void(request: OfficerRequest, minutes_id: UUID) -> HttpResponse:
    """Let minutes no longer count; the number stays."""
    form = GroundForm(request.POST)
    if form.is_valid():
        try:
            void_minutes(
                viewer=request.viewer, minutes_id=minutes_id, ground=form.cleaned_data["ground"]
            )
        except WorkUnknown as error:
            raise Http404 from error
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect("minutes-one", minutes_id)
    return show_page(request, minutes_id, {"ground": form})


def _stance(request: OfficerRequest) -> Stance:
    asked = request.POST.get("stance", "")
    if asked not in STANCES or not asked:
        raise Http404
    return cast("Stance", asked)


def _colleagues(viewer: Viewer) -> list[tuple[str, str]]:
    agencies = agency_names()
    return [
        (str(one.officer_id), f"{one.name} · {agencies.get(one.agency, one.agency)}")
        for one in list_colleagues(viewer.port, today())
        if one.officer_id != viewer.officer_id
    ]


def _of_violation(viewer: Viewer, asked: str) -> tuple[UUID | None, dict[str, str]]:
    try:
        found = get_violation(viewer, UUID(asked)) if asked else None
    except (ValueError, WorkUnknown):
        found = None
    if found is None:
        return None, {}
    told = {"kind": "violation", "place": found.place, "body": found.facts or ""}
    return found.violation_id, {**told, "person_concerned": found.person or ""}
