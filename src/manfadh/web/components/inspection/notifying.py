"""The notice of a signed order, at booth, secondary and the supervisor's desk alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors import RefusalShown, get_refusal
from manfadh.apps.operate.crossings.selectors.notices import NoticeShown, find_notice
from manfadh.apps.operate.crossings.services import (
    NoticeUnknown,
    hand_over_notice,
    issue_notice,
)
from manfadh.apps.operate.crossings.services.notify import NoticeLanguage
from manfadh.papers.notices import LANGUAGES, notice_pdf
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.measures import UNKNOWN
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest


@dataclass(frozen=True, kw_only=True)
class NoticeCard:
    """The notice of an order as a desk lays it out; `notice` is None while there is none."""

    notice: NoticeShown | None
    facts: Sequence[Fact]
    languages: Sequence[tuple[str, str]]
    may_issue: bool
    may_hand_over: bool


def show_notice(request: OfficerRequest, refusal: RefusalShown) -> NoticeCard | None:
    """The card of an order's notice; None before the signature, and where none was ever issued."""
    notice = find_notice(request.viewer, refusal.refusal_id)
    is_signed = refusal.state == "signed"
    if notice is None and not is_signed:
        return None
    return NoticeCard(
        notice=notice,
        facts=_facts(notice) if notice else (),
        languages=list(LANGUAGES.items()),
        may_issue=notice is None and is_signed,
        may_hand_over=notice is not None and not notice.is_void and notice.handed_at is None,
    )


def issue(request: OfficerRequest, refusal_id: UUID) -> None:
    """Issue the notice in the language chosen. Raises what `issue_notice` raises."""
    chosen = request.POST.get("language", "")
    language = chosen if chosen in LANGUAGES else "ar"
    issue_notice(
        viewer=request.viewer, refusal_id=refusal_id, language=cast("NoticeLanguage", language)
    )


def hand_over(request: OfficerRequest, refusal_id: UUID) -> None:
    """Keep that the notice was handed over. Raises what `hand_over_notice` raises."""
    hand_over_notice(
        viewer=request.viewer,
        refusal_id=refusal_id,
        how="not_taken" if request.POST.get("how") == "not_taken" else "taken",
    )


def paper(request: OfficerRequest, refusal_id: UUID) -> HttpResponse:
    """The notice as PDF, in the language asked for; void ones say so. Raises NoticeUnknown."""
    refusal = get_refusal(request.viewer, refusal_id)
    notice = find_notice(request.viewer, refusal_id)
    if notice is None:
        raise NoticeUnknown(str(refusal_id))
    address = request.build_absolute_uri(reverse("paper-verify", args=[notice.seal]))
    pdf = notice_pdf(
        notice, refusal.reading, language=request.GET.get("language", ""), address=address
    )
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{notice.number}.pdf"'},
    )


def _facts(notice: NoticeShown) -> list[Fact]:
    facts = [
        Fact(words=_("Notice"), value=notice.number, code=True),
        Fact(words=_("Language"), value=LANGUAGES.get(notice.language, notice.language)),
    ]
    if notice.is_void:
        facts.append(Fact(words=_("State"), value=_("Void"), kind="stop"))
    if notice.handed_at and notice.handed_by:
        by = get_officer_names([notice.handed_by]).get(notice.handed_by, UNKNOWN)
        how = _("Handed over") if notice.handed_how == "taken" else _("Offered, not taken")
        facts.append(Fact(words=how, value=f"{moment(notice.handed_at)} · {by}"))
    return facts
