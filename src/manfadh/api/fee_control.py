"""Fees of a port's day, for who controls them: receipts, waivers to decide, cash counted."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Router, Schema, Status

from manfadh.api.fees import Receipt
from manfadh.api.fields import AmountText, Currency, GroundInWords, OneDay
from manfadh.api.shapes import MoneyShown
from manfadh.api.tokens import DONE, TokenRequest, answers
from manfadh.apps.operate.crossings.selectors.charges import ChargeCheck, check_charges
from manfadh.apps.operate.fees.selectors import (
    FeeDay,
    WaiverShown,
    get_fee_day,
    list_waivers_to_decide,
)
from manfadh.apps.operate.fees.services import (
    count_cash,
    decline_waiver,
    grant_waiver,
    void_receipt,
)
from manfadh.kernel.money import Money

router = Router(tags=["fees"])


class Waiver(Schema):
    """A waiver; its note is null where there is none or it was erased."""

    waiver_id: UUID
    fee: str
    occasion: str
    amount: MoneyShown
    reason: str
    note: str | None
    state: Literal["asked", "granted", "declined"]
    needs_second: bool
    asked_at: datetime
    asked_by: UUID | None
    decided_by: UUID | None


class CashShown(Schema):
    """The cash of one currency: by the receipts, and as counted (null until somebody counts)."""

    taken: MoneyShown
    given_back: MoneyShown
    expected: MoneyShown
    counted: MoneyShown | None
    over: MoneyShown | None


class UnpaidShown(Schema):
    """An entry for which neither a receipt nor a waiver is known; it names no person."""

    crossing_id: UUID
    crossed_at: datetime | None
    lane: str
    officer_id: UUID | None


class EntriesChecked(Schema):
    """The entries of a day that a fee is due for, against receipts and waivers."""

    owing: int
    settled: int
    unpaid: list[UnpaidShown]


class DayOfFees(Schema):
    """A port's day of fees; `is_cut` says that more receipts were issued than are shown."""

    on: date
    receipts: list[Receipt]
    waivers: list[Waiver]
    cash: list[CashShown]
    is_cut: bool


class VoidingSent(Schema):
    """Why a receipt is void, and whether the money was given back."""

    ground: GroundInWords
    is_refunded: bool = False


class DecliningSent(Schema):
    """Why a waiver is not agreed to."""

    ground: GroundInWords


class CountSent(Schema):
    """What was counted for a day in one currency."""

    counted_on: OneDay
    amount: AmountText
    currency: Currency


class CashCounted(Schema):
    """A count by its id."""

    count_id: UUID


@router.get(
    "/fee-days/{on}",
    url_name="api-fee-day",
    operation_id="get_fee_day",
    summary="A day of fees",
    response=answers(DayOfFees),
)
def day(request: TokenRequest, on: OneDay) -> FeeDay:
    """The receipts, waivers and cash of a day at the own port. Needs `fee.control`."""
    return get_fee_day(request.auth, on)


@router.get(
    "/fee-days/{on}/entries",
    url_name="api-fee-day-entries",
    operation_id="check_charges",
    summary="Entries against receipts",
    response=answers(EntriesChecked),
)
def entries(request: TokenRequest, on: OneDay) -> ChargeCheck:
    """The entries of a day under a visa on arrival, and those that lack a fee.

    Needs `fee.control`.
    """
    return check_charges(request.auth, on)


@router.post(
    "/receipts/{uuid:receipt_id}/void",
    url_name="api-receipt-void",
    operation_id="void_receipt",
    summary="Make a receipt void",
    response=answers(None, 404, 409, status=204),
)
def void(request: TokenRequest, receipt_id: UUID, body: VoidingSent) -> Status[None]:
    """Make a receipt void, as another than who took the money; its number stays used.

    Needs `fee.control`.
    """
    void_receipt(
        viewer=request.auth,
        receipt_id=receipt_id,
        ground=body.ground,
        is_refunded=body.is_refunded,
    )
    return DONE


@router.get(
    "/waivers",
    url_name="api-waivers",
    operation_id="list_waivers_to_decide",
    summary="Waivers that wait",
    response=answers(list[Waiver]),
)
def waivers(request: TokenRequest) -> list[WaiverShown]:
    """The waivers at the own port that wait for a second officer. Needs `fee.control`."""
    return list_waivers_to_decide(request.auth)


@router.post(
    "/waivers/{uuid:waiver_id}/grant",
    url_name="api-waiver-grant",
    operation_id="grant_waiver",
    summary="Agree to a waiver",
    response=answers(None, 404, 409, status=204),
)
def grant(request: TokenRequest, waiver_id: UUID) -> Status[None]:
    """Agree, as another than who asked; agreeing twice changes nothing. Needs `fee.control`."""
    grant_waiver(viewer=request.auth, waiver_id=waiver_id)
    return DONE


@router.post(
    "/waivers/{uuid:waiver_id}/decline",
    url_name="api-waiver-decline",
    operation_id="decline_waiver",
    summary="Decline a waiver",
    response=answers(None, 404, 409, status=204),
)
def decline(request: TokenRequest, waiver_id: UUID, body: DecliningSent) -> Status[None]:
    """Do not agree: the fee is owed. Needs `fee.control`."""
    decline_waiver(viewer=request.auth, waiver_id=waiver_id, ground=body.ground)
    return DONE


@router.post(
    "/cash-counts",
    url_name="api-cash-counts",
    operation_id="count_cash",
    summary="Count the cash",
    response=answers(CashCounted),
)
def count(request: TokenRequest, body: CountSent) -> dict[str, UUID]:
    """Keep what was counted for a day; the last count of a day holds. Needs `fee.control`."""
    count_id = count_cash(
        viewer=request.auth,
        counted_on=body.counted_on,
        counted=Money(Decimal(body.amount), body.currency),
    )
    return {"count_id": count_id}
