"""Documents that a port holds: taken against a numbered receipt, given back, or handed on."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from manfadh.api.fields import Code, Name
from manfadh.api.printing import IS_PAPER, paper, seal_address
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors import get_inspection
from manfadh.apps.operate.crossings.services.hold import hold_document
from manfadh.apps.operate.custody.selectors import (
    HoldingShown,
    get_holding,
    list_held,
    list_holdings_of,
)
from manfadh.apps.operate.custody.services import (
    HoldingReason,
    hand_document_on,
    print_custody_receipt,
    return_document,
)
from manfadh.papers.holdings import holding_pdf

router = Router(tags=["custody"])


class HoldingSent(Schema):
    """Why the document that was read is kept."""

    reason: HoldingReason


class DocumentHeld(Schema):
    """A custody by its id."""

    custody_id: UUID


class Holding(Schema):
    """A document that was taken, and what became of it; personal fields are null once erased."""

    custody_id: UUID
    number: str = Field(description="The number of the receipt.")
    authority: str
    port: str
    reason: str
    document: str | None
    holder: str | None
    taken_on: date
    taken_at: datetime
    taken_by: UUID | None
    seal: str
    is_held: bool
    returned_at: datetime | None
    handed_at: datetime | None
    to_body: str
    reference: str


class HandingOnSent(Schema):
    """To which body a document goes, and the paper that it goes with."""

    to_body: Annotated[Name, Field(examples=["Residence directorate"])]
    reference: Code


@router.post(
    "/inspections/{uuid:inspection_id}/custody",
    url_name="api-custody-take",
    operation_id="hold_document",
    summary="Keep a document",
    response=answers(DocumentHeld, 404, 409),
)
def take(request: TokenRequest, inspection_id: UUID, body: HoldingSent) -> dict[str, UUID]:
    """Keep the document that was read, against a receipt; while it is held, the same one again.

    Needs `document.hold`.
    """
    custody_id = hold_document(viewer=request.auth, inspection_id=inspection_id, reason=body.reason)
    return {"custody_id": custody_id}


@router.get(
    "/inspections/{uuid:inspection_id}/custody",
    url_name="api-custody-of",
    operation_id="list_holdings_of_person",
    summary="What was taken from a person",
    response=answers(list[Holding], 404),
)
def of_person(request: TokenRequest, inspection_id: UUID) -> list[HoldingShown]:
    """What was taken from the person of an inspection at this port; the look is recorded.

    Needs `document.hold` or `document.see`.
    """
    viewer = request.auth
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may("document.see", **here):
        viewer.require("document.hold", **here)
    shown = get_inspection(viewer, inspection_id)
    return list_holdings_of(viewer, shown.traveller_id, inspection_id)


@router.get(
    "/custody",
    url_name="api-custody",
    operation_id="list_held",
    summary="What the port holds",
    response=answers(list[Holding]),
)
def held(request: TokenRequest) -> list[HoldingShown]:
    """The documents that the own port holds now, the longest first; the look is recorded.

    Needs `document.hold` or `document.see`.
    """
    return list_held(request.auth)


@router.get(
    "/custody/{uuid:custody_id}",
    url_name="api-holding",
    operation_id="get_holding",
    summary="One document that was taken",
    response=answers(Holding, 404),
)
def one(request: TokenRequest, custody_id: UUID) -> HoldingShown:
    """A document that was taken at the own port; the look is recorded.

    Needs `document.hold` or `document.see`.
    """
    return get_holding(request.auth, custody_id)


@router.post(
    "/custody/{uuid:custody_id}/print",
    url_name="api-holding-print",
    operation_id="print_custody_receipt",
    summary="Print the receipt for a document",
    response=answers(None, 404),
    openapi_extra=IS_PAPER,
)
def print_paper(request: TokenRequest, custody_id: UUID) -> HttpResponse:
    """The receipt as PDF, in the language asked for: the original once, then copies, each counted.

    Needs `document.hold`.
    """
    copy = print_custody_receipt(viewer=request.auth, custody_id=custody_id)
    shown = get_holding(request.auth, custody_id)
    address = seal_address(request, shown.seal)
    return paper(shown.number, holding_pdf(shown, copy=copy, address=address))


@router.post(
    "/custody/{uuid:custody_id}/return",
    url_name="api-holding-return",
    operation_id="return_document",
    summary="Give a document back",
    response=answers(None, 404, 409, status=204),
)
def give_back(request: TokenRequest, custody_id: UUID) -> Status[None]:
    """Give the document back; twice changes nothing. Needs `document.hold`."""
    return_document(viewer=request.auth, custody_id=custody_id)
    return DONE


@router.post(
    "/custody/{uuid:custody_id}/hand-on",
    url_name="api-holding-hand-on",
    operation_id="hand_document_on",
    summary="Hand a document on",
    response=answers(None, 404, 409, status=204),
)
def hand_on(request: TokenRequest, custody_id: UUID, body: HandingOnSent) -> Status[None]:
    """Hand the document on to another body, with the paper that it goes with.

    Needs `document.hold`.
    """
    hand_document_on(
        viewer=request.auth,
        custody_id=custody_id,
        to_body=body.to_body,
        reference=body.reference,
    )
    return DONE
