"""Refusals for who signs: the person as read, the ground, the act in its statutory words.

Once signed, each of them says the same: it takes effect when all checks are complete.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.policy.selectors import ProvisionUnknown, get_act
from manfadh.apps.operate.crossings.selectors import RefusalShown, get_refusal
from manfadh.apps.operate.crossings.services import (
    CrossingError,
    RefusalUnknown,
    sign_refusal,
    withdraw_refusal,
)
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.codes import country_name, is_known_issuer
from manfadh.web.components.inspection.notifying import show_notice
from manfadh.web.components.inspection.wording import say_error
from manfadh.web.components.measures import UNKNOWN, clock_time, day_and_time, language, say, today
from manfadh.web.components.port_figures import ground_words
from manfadh.web.components.shapes import Cell, Column, Fact, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.notices import NoticeRoutes

LONGEST_REASON = 300


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
def show(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """One refusal: to sign or decline, or what became of it."""
    return _page(request, refusal_id, fault="")


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
@require_POST
def sign(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Sign: the answer is the same whatever may still hold the refusal."""
    try:
        sign_refusal(viewer=request.viewer, refusal_id=refusal_id)
    except RefusalUnknown as error:
        raise Http404 from error
    except CrossingError as error:
        return _page(request, refusal_id, fault=say_error(error))
    messages.success(request, signed_words())
    return redirect("port")


@screen(purpose=Purpose.SUPERVISION, action="refusal.sign")
@require_POST
def decline(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """Decline a proposal, or take back a signature, with a reason."""
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        return _page(request, refusal_id, fault=_("Write the reason in a few words."))
    try:
        withdraw_refusal(viewer=request.viewer, refusal_id=refusal_id, ground=reason)
    except RefusalUnknown as error:
        raise Http404 from error
    except CrossingError as error:
        return _page(request, refusal_id, fault=say_error(error))
    messages.success(request, _("Declined: the person is not refused."))
    return redirect("port")


def signed_words() -> str:
    """What every signed refusal says, in effect or held."""
    return _("Signed; takes effect when all checks are complete.")


def to_sign_table(viewer: Viewer, refusals: Sequence[RefusalShown]) -> Table:
    """The refusals that wait for a signature, the longest first."""
    return _table(
        viewer,
        refusals,
        caption=_("Refusals to sign"),
        empty=_("No refusal waits for a signature. Those that booths propose appear here."),
    )


def signed_table(viewer: Viewer, refusals: Sequence[RefusalShown]) -> Table:
    """The refusals of a day that are signed, the last first."""
    return _table(
        viewer,
        refusals,
        caption=_("Refusals signed"),
        empty=_("No refusal was signed on this day."),
    )


def _table(viewer: Viewer, refusals: Sequence[RefusalShown], *, caption: str, empty: str) -> Table:
    names = get_officer_names({one.proposed_by for one in refusals if one.proposed_by})
    grounds = ground_words(viewer.authority, today())
    columns = (_("Person as read"), _("Act"), _("Ground"), _("Proposed by"), _("At"), _("State"))
    return Table(
        caption=caption,
        columns=[Column(words=words) for words in columns],
        rows=[_row(viewer, one, names, grounds) for one in refusals],
        empty=empty,
    )


def _row(
    viewer: Viewer, one: RefusalShown, names: Mapping[UUID, str], grounds: Mapping[str, str]
) -> Row:
    proposed_by = names.get(one.proposed_by, UNKNOWN) if one.proposed_by else UNKNOWN
    return Row(
        cells=(
            Cell(
                value=_printed_name(one),
                url=reverse("port-refusal", args=[one.refusal_id]),
                lang="und-Latn",
            ),
            Cell(value=_act_words(viewer, one)),
            Cell(value=grounds.get(one.ground, one.ground)),
            Cell(value=proposed_by),
            Cell(value=clock_time(one.proposed_at)),
            _state(viewer, one),
        )
    )


def _state(viewer: Viewer, one: RefusalShown) -> Cell:
    if one.state == "signed":
        return Cell(value=signed_words(), kind="note")
    if one.proposed_by == viewer.officer_id:
        return Cell(value=_("Another officer has to sign"), kind="quiet")
    return Cell(value=_("To sign or decline"), kind="watch")


def _page(request: OfficerRequest, refusal_id: UUID, *, fault: str) -> HttpResponse:
    viewer = request.viewer
    try:
        one = get_refusal(viewer, refusal_id)
    except RefusalUnknown as error:
        raise Http404 from error
    return render(
        request,
        "port/refusal.html",
        {
            "one": one,
            "notice_card": show_notice(request, one),
            "desk": NoticeRoutes(),
            "refusal_id": refusal_id,
            "name": PersonName(latin=_printed_name(one)),
            "act": _act_words(viewer, one),
            "facts": _facts(viewer, one),
            "fault": fault,
            "signed_words": signed_words(),
            "is_own": one.proposed_by == viewer.officer_id,
            "longest_reason": LONGEST_REASON,
        },
        status=409 if fault else 200,
    )


def _facts(viewer: Viewer, one: RefusalShown) -> list[Fact]:
    officers = [officer for officer in (one.proposed_by, one.signed_by) if officer]
    names = get_officer_names(officers)
    reading = one.reading
    told = [
        Fact(words=_("Act"), value=_act_words(viewer, one)),
        Fact(
            words=_("Ground"),
            value=ground_words(viewer.authority, today()).get(one.ground, one.ground),
        ),
        Fact(words=_("Note"), value=one.note or ""),
        Fact(words=_("Document"), value=reading.number if reading else "", code=True),
        Fact(words=_("Nationality"), value=_country(reading.nationality) if reading else ""),
        Fact(words=_("Date of birth"), value=reading.birth if reading else "", code=True),
        Fact(
            words=_("Proposed by"), value=names.get(one.proposed_by, "") if one.proposed_by else ""
        ),
        Fact(words=_("Proposed at"), value=day_and_time(one.proposed_at)),
        Fact(words=_("Signed by"), value=names.get(one.signed_by, "") if one.signed_by else ""),
        Fact(words=_("Signed at"), value=day_and_time(one.signed_at) if one.signed_at else ""),
    ]
    return [fact for fact in told if fact.value]


def _printed_name(one: RefusalShown) -> str:
    return (one.reading.printed_name if one.reading else "") or UNKNOWN


def _act_words(viewer: Viewer, one: RefusalShown) -> str:
    try:
        return say(get_act(viewer.authority, one.act, today()).words)
    except ProvisionUnknown:
        return one.act


def _country(code: str) -> str:
    return country_name(code, language()) if code and is_known_issuer(code) else code
