"""Notices of signed orders (refusal, removal, expulsion): issued, printed, handed over.

A signed order looks the same whether it took effect or is held, and so does its notice.
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from manfadh.api.printing import IS_PAPER, paper, seal_address
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors import get_refusal
from manfadh.apps.operate.crossings.selectors.notices import NoticeShown, find_notice
from manfadh.apps.operate.crossings.services import (
    NoticeUnknown,
    hand_over_notice,
    issue_notice,
)
from manfadh.apps.operate.crossings.services.notify import NoticeLanguage
from manfadh.papers.notices import notice_pdf

router = Router(tags=["refusals"])


class NoticeSent(Schema):
    """The traveller's language, as far as notices are written in it."""

    language: NoticeLanguage = "ar"


class NoticeIssued(Schema):
    """A notice by its id."""

    notice_id: UUID


class Notice(Schema):
    """A notice of an order. It names no person."""

    notice_id: UUID
    refusal_id: UUID
    number: str
    authority: str
    port: str
    act: str = Field(description="The statutory act by its code; its exact words are on the paper.")
    ground: str
    language: str
    issued_on: date
    issued_at: datetime
    seal: str
    is_void: bool
    handed_at: datetime | None
    handed_by: UUID | None
    handed_how: str


class HandingOverSent(Schema):
    """Whether the traveller took the notice."""

    how: Literal["taken", "not_taken"]


class PaperAsked(Schema):
    """The language of the paper; empty for the one chosen at its issue."""

    language: NoticeLanguage | Literal[""] = ""


@router.post(
    "/refusals/{uuid:refusal_id}/notice",
    url_name="api-notice-issue",
    operation_id="issue_notice",
    summary="Issue the notice of an order",
    response=answers(NoticeIssued, 404, 409),
)
def issue(request: TokenRequest, refusal_id: UUID, body: NoticeSent) -> dict[str, UUID]:
    """Give a signed order its numbered, sealed notice; a second call answers the same one.

    Needs `refusal.propose` or `refusal.sign`.
    """
    notice_id = issue_notice(viewer=request.auth, refusal_id=refusal_id, language=body.language)
    return {"notice_id": notice_id}


@router.get(
    "/refusals/{uuid:refusal_id}/notice",
    url_name="api-notice",
    operation_id="get_notice",
    summary="The notice of an order",
    response=answers(Notice, 404),
)
def notice(request: TokenRequest, refusal_id: UUID) -> NoticeShown:
    """The notice, once there is one. Needs `refusal.propose` or `refusal.sign`."""
    return _notice(request, refusal_id)


@router.get(
    "/refusals/{uuid:refusal_id}/notice/paper",
    url_name="api-notice-paper",
    operation_id="print_notice",
    summary="The notice as PDF",
    response=answers(None, 404),
    openapi_extra=IS_PAPER,
)
def print_paper(request: TokenRequest, refusal_id: UUID, asked: Query[PaperAsked]) -> HttpResponse:
    """The notice as PDF in a language, that of the authority beside it; a void one says so.

    The look at the person is recorded. Needs `refusal.propose` or `refusal.sign`.
    """
    order = get_refusal(request.auth, refusal_id)
    shown = _notice(request, refusal_id)
    content = notice_pdf(
        shown,
        order.reading,
        language=asked.language,
        address=seal_address(request, shown.seal),
    )
    return paper(shown.number, content)


@router.post(
    "/refusals/{uuid:refusal_id}/notice/hand-over",
    url_name="api-notice-hand-over",
    operation_id="hand_over_notice",
    summary="Hand the notice over",
    response=answers(None, 404, 409, status=204),
)
def hand_over(request: TokenRequest, refusal_id: UUID, body: HandingOverSent) -> Status[None]:
    """Keep that the traveller took the notice, or would not; the first answer stays.

    Needs `refusal.propose` or `refusal.sign`.
    """
    hand_over_notice(viewer=request.auth, refusal_id=refusal_id, how=body.how)
    return DONE


def _notice(request: TokenRequest, refusal_id: UUID) -> NoticeShown:
    found = find_notice(request.auth, refusal_id)
    if found is None:
        raise NoticeUnknown(str(refusal_id))
    return found
