"""Fees: what the published tariff says a person owes, taken against a receipt, or waived by law."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from manfadh.api.fields import Code, GroundInWords
from manfadh.api.printing import IS_PAPER, paper, seal_address
from manfadh.api.shapes import MoneyShown, Names
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.govern.policy.selectors.tariff import (
    TariffLine,
    WaiverReason,
    list_tariff,
    list_waiver_reasons,
)
from manfadh.apps.operate.crossings.selectors import see_inspection, today
from manfadh.apps.operate.crossings.selectors.charges import Charge, list_charges
from manfadh.apps.operate.crossings.services.charge import take_fee, waive_fee
from manfadh.apps.operate.fees.selectors import ReceiptShown, get_receipt
from manfadh.apps.operate.fees.services import print_receipt
from manfadh.papers.places import issuer_of
from manfadh.papers.receipts import receipt_pdf

router = Router(tags=["fees"])

Occasion = Literal["visa_on_arrival", "overstay"]


class TariffShown(Schema):
    """A line of the published tariff, with the law that it rests on."""

    code: str
    occasion: str
    text: Names
    reference: str
    unverified: bool = Field(description="Our own reading of the law, not yet a jurist's.")
    amount: MoneyShown
    is_per_day: bool
    free_days: int
    at_most: MoneyShown | None
    valid_from_on: date


class WaiverReasonShown(Schema):
    """A reason in law to take no fee."""

    code: str
    text: Names
    reference: str
    unverified: bool


class ChargeShown(Schema):
    """What a person owes on an occasion, and how that stands."""

    occasion: str
    fee: str
    text: Names
    reference: str
    unverified: bool
    days: int
    amount: MoneyShown
    provision_id: UUID = Field(description="The line of the tariff: send it back when taking.")
    state: Literal["open", "paid", "waived", "waiver_asked"]
    receipt_id: UUID | None
    receipt_number: str
    waiver_id: UUID | None


class TakingSent(Schema):
    """The line of the tariff that the officer saw; nobody sends an amount."""

    provision_id: UUID | None = None


class ReceiptIssued(Schema):
    """A receipt by its id."""

    receipt_id: UUID


class WaivingSent(Schema):
    """Why no fee is taken: a reason in force, and what it rests on."""

    reason: Code
    note: GroundInWords = ""


class WaivingAnswered(Schema):
    """Whether a waiver holds at once, or waits for a second officer."""

    holds: bool


class Receipt(Schema):
    """A receipt. It names no person."""

    receipt_id: UUID
    number: str
    fee: str
    occasion: str
    days: int
    amount: MoneyShown
    port: str
    authority: str
    lane: str
    issued_on: date
    issued_at: datetime
    issued_by: UUID | None
    seal: str
    prints: int
    voided_at: datetime | None
    voided_by: UUID | None
    void_ground: str
    is_refunded: bool


@router.get(
    "/tariff",
    url_name="api-tariff",
    operation_id="list_tariff",
    summary="The tariff",
    response=answers(list[TariffShown]),
)
def tariff(request: TokenRequest) -> list[TariffLine]:
    """The tariff in force today for the authority of the token's officer, as it is published."""
    return list(list_tariff(request.auth.authority, today()))


@router.get(
    "/waiver-reasons/{occasion}",
    url_name="api-waiver-reasons",
    operation_id="list_waiver_reasons",
    summary="Reasons to waive a fee",
    response=answers(list[WaiverReasonShown]),
)
def waiver_reasons(request: TokenRequest, occasion: Occasion) -> list[WaiverReason]:
    """The reasons in force today for which no fee is taken on an occasion."""
    return list(list_waiver_reasons(request.auth.authority, occasion, today()))


@router.get(
    "/inspections/{uuid:inspection_id}/fees",
    url_name="api-fees",
    operation_id="list_charges",
    summary="What a person owes",
    response=answers(list[ChargeShown], 404),
)
def charges(request: TokenRequest, inspection_id: UUID) -> list[dict[str, object]]:
    """What the person of an inspection owes by the tariff of today; the look is recorded.

    Needs `fee.take` at the own port.
    """
    viewer = request.auth
    viewer.require("fee.take", owner=viewer.authority, port=viewer.port)
    return [_charge(one) for one in list_charges(see_inspection(viewer, inspection_id))]


@router.post(
    "/inspections/{uuid:inspection_id}/fees/{occasion}/take",
    url_name="api-fee-take",
    operation_id="take_fee",
    summary="Take a fee",
    response=answers(ReceiptIssued, 404, 409),
)
def take(
    request: TokenRequest, inspection_id: UUID, occasion: Occasion, body: TakingSent
) -> dict[str, UUID]:
    """Take what the tariff says, against a numbered, sealed receipt. A second call answers it too.

    Needs `fee.take`.
    """
    receipt_id = take_fee(
        viewer=request.auth,
        inspection_id=inspection_id,
        occasion=occasion,
        shown_provision_id=body.provision_id,
    )
    return {"receipt_id": receipt_id}


@router.post(
    "/inspections/{uuid:inspection_id}/fees/{occasion}/waive",
    url_name="api-fee-waive",
    operation_id="waive_fee",
    summary="Waive a fee",
    response=answers(WaivingAnswered, 404, 409),
)
def waive(
    request: TokenRequest, inspection_id: UUID, occasion: Occasion, body: WaivingSent
) -> dict[str, bool]:
    """Take no fee for a reason in law. It is counted; a large one waits for a second officer.

    Needs `fee.waive`.
    """
    holds = waive_fee(
        viewer=request.auth,
        inspection_id=inspection_id,
        occasion=occasion,
        reason=body.reason,
        note=body.note,
    )
    return {"holds": holds}


@router.get(
    "/receipts/{uuid:receipt_id}",
    url_name="api-receipt",
    operation_id="get_receipt",
    summary="One receipt",
    response=answers(Receipt, 404),
)
def receipt(request: TokenRequest, receipt_id: UUID) -> ReceiptShown:
    """A receipt of the own port. Needs `fee.take` or `fee.control`."""
    return get_receipt(request.auth, receipt_id)


@router.post(
    "/receipts/{uuid:receipt_id}/print",
    url_name="api-receipt-print",
    operation_id="print_receipt",
    summary="Print a receipt",
    response=answers(None, 404),
    openapi_extra=IS_PAPER,
)
def print_paper(request: TokenRequest, receipt_id: UUID) -> HttpResponse:
    """The receipt as PDF, in the language asked for: the original once, then copies, each counted.

    Needs `fee.take` or `fee.control`.
    """
    copy = print_receipt(viewer=request.auth, receipt_id=receipt_id)
    shown = get_receipt(request.auth, receipt_id)
    content = receipt_pdf(
        shown,
        copy=copy,
        issuer=issuer_of(shown.authority, shown.port),
        address=seal_address(request, shown.seal),
    )
    return paper(shown.number, content)


def _charge(charge: Charge) -> dict[str, object]:
    due, settled = charge.due, charge.settled
    names = ("occasion", "text", "reference", "unverified", "days", "amount", "provision_id")
    return {name: getattr(due, name) for name in names} | {
        "fee": due.code,
        "state": _state(charge),
        "receipt_id": settled.receipt_id if settled else None,
        "receipt_number": settled.number if settled else "",
        "waiver_id": settled.waiver_id if settled else None,
    }


def _state(charge: Charge) -> str:
    settled = charge.settled
    if settled is None:
        return "open"
    if settled.receipt_id is not None:
        return "paid"
    return "waived" if settled.waiver == "granted" else "waiver_asked"
