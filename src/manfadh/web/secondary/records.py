"""Records that may be one person: proposed, side by side, merged by four eyes, parted again."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import count_crossings_of
from manfadh.apps.operate.travellers.selectors import (
    PairShown,
    PersonUnknown,
    get_pair,
    list_merge_candidates,
    list_merge_proposals,
    list_merges,
)
from manfadh.apps.operate.travellers.services import (
    MergeRefused,
    approve_merge,
    decline_merge,
    merge_records,
    split_records,
    tell_records_apart,
)
from manfadh.kernel.approvals.selectors import ApprovalNotFound
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection.comparing import compare_records
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.navigation import navigation
from manfadh.web.secondary.record_forms import GroundForm, MergeForm
from manfadh.web.secondary.record_tables import (
    candidates_table,
    merges_table,
    papers_table,
    proposals_shown,
)

_MAY, _MAY_AGREE = "person.merge", "person.merge.approve"


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_GET
def records(request: OfficerRequest) -> HttpResponse:
    """What waits for a second officer, what may be one person, and what was decided."""
    viewer = request.viewer
    context = {
        "proposals": proposals_shown(list_merge_proposals(viewer)),
        "candidates": candidates_table(list_merge_candidates(viewer)),
        "merges": merges_table(list_merges(viewer)),
        "navigation": navigation("secondary-records"),
    }
    return render(request, "secondary/records.html", context)


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_GET
def pair(request: OfficerRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side."""
    return _pair(request, one_id, other_id)


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_POST
def merge(request: OfficerRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Take the two for one person, or propose it where a second officer has to agree."""
    shown = _shown(request, one_id, other_id)
    form = MergeForm(shown.one.person, shown.other.person, request.POST)
    if not form.is_valid():
        return _pair(request, one_id, other_id, form)
    kept_id, merged_id = form.chosen()
    try:
        holds = merge_records(
            viewer=request.viewer,
            merge_id=form.cleaned_data["merge_id"],
            kept_id=kept_id,
            merged_id=merged_id,
            ground=form.cleaned_data["ground"],
        )
    except MergeRefused as refusal:
        form.add_error(None, str(refusal))
        return _pair(request, one_id, other_id, form)
    messages.success(
        request,
        _("The two records are one person.")
        if holds
        else _("Proposed. Another officer has to agree."),
    )
    return redirect("secondary-records")


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_POST
def apart(request: OfficerRequest, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Say that they are two people."""
    ground = request.POST.get("ground", "")
    return _do(
        request,
        lambda: tell_records_apart(
            viewer=request.viewer, one_id=one_id, other_id=other_id, ground=ground
        ),
        _("The two are not proposed again."),
    )


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY)
@require_POST
def split(request: OfficerRequest, merge_id: UUID) -> HttpResponse:
    """Part two records that were merged."""
    ground = request.POST.get("ground", "")
    return _do(
        request,
        lambda: split_records(viewer=request.viewer, merge_id=merge_id, ground=ground),
        _("Parted: each record is again what it was."),
    )


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY_AGREE)
@require_POST
def agree(request: OfficerRequest, approval_id: UUID) -> HttpResponse:
    """Agree to a merge that a colleague proposed."""
    return _do(
        request,
        lambda: approve_merge(viewer=request.viewer, approval_id=approval_id),
        _("The two records are one person."),
    )


@screen(purpose=Purpose.SECONDARY_CHECK, action=_MAY_AGREE)
@require_POST
def decline(request: OfficerRequest, approval_id: UUID) -> HttpResponse:
    """Do not agree, and say why."""
    note = request.POST.get("ground", "")
    return _do(
        request,
        lambda: decline_merge(viewer=request.viewer, approval_id=approval_id, note=note),
        _("Declined: the records stay two."),
    )


def _do(request: OfficerRequest, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except (PersonUnknown, ApprovalNotFound) as error:
        raise Http404 from error
    except MergeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("secondary-records")


def _shown(request: OfficerRequest, one_id: UUID, other_id: UUID) -> PairShown:
    try:
        return get_pair(request.viewer, one_id, other_id)
    except PersonUnknown as error:
        raise Http404 from error


def _pair(
    request: OfficerRequest, one_id: UUID, other_id: UUID, form: MergeForm | None = None
) -> HttpResponse:
    shown = _shown(request, one_id, other_id)
    one, other = shown.one.person, shown.other.person
    context = {
        "pair": shown,
        "one_id": one_id,
        "other_id": other_id,
        "differences": compare_records(one, other),
        "papers": papers_table(shown, count_crossings_of([one_id, other_id])),
        "form": form or MergeForm(one, other),
        "apart_form": GroundForm(auto_id="apart_%s"),
        "navigation": navigation("secondary-records"),
    }
    return render(request, "secondary/pair.html", context, status=422 if form else 200)
