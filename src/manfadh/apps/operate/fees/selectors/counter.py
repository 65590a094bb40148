"""Questions about fees: what was settled, one receipt, a port's day. No person is named in any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.fees.errors import ReceiptUnknown
from manfadh.apps.operate.fees.models import CashCount, Print, Receipt, Waiver
from manfadh.apps.operate.fees.rules import CashLine, WaiverState, is_spent, state_of_waiver
from manfadh.kernel import clock
from manfadh.kernel.about import About
from manfadh.kernel.inbox import DueItem, Urgency
from manfadh.kernel.money import Money
from manfadh.kernel.numbering import written
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer

SHOWN_AT_MOST = 500
# A fee that was paid counts for the crossing that follows within this time.
HOLDS_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a fee of one person was settled, or is about to be: a receipt, or a waiver."""

    occasion: str
    at: datetime
    receipt_id: UUID | None = None
    number: str = ""
    waiver_id: UUID | None = None
    waiver: WaiverState = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptShown:
    """A receipt as it is printed and listed. `prints` counts how often it was printed."""

    receipt_id: UUID
    number: str
    fee: str
    occasion: str
    days: int
    amount: Money
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
    provision_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverShown:
    """A waiver as a supervisor sees it; the note is None where there is none or it was erased."""

    waiver_id: UUID
    fee: str
    occasion: str
    amount: Money
    reason: str
    note: str | None
    state: WaiverState
    needs_second: bool
    asked_at: datetime
    asked_by: UUID | None
    decided_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFees:
    """An officer's fees between two days: how many receipts, waivers and copies."""

    officer_id: UUID
    receipts: int
    waivers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeDay:
    """A port's day of fees."""

    on: date
    receipts: tuple[ReceiptShown, ...]
    waivers: tuple[WaiverShown, ...]
    cash: tuple[CashLine, ...]
    is_cut: bool


def find_settled(
    traveller_id: UUID, occasion: str, *, crossed_at: Iterable[datetime]
) -> Settled | None:
    """How a person's fee on an occasion was settled within `HOLDS_FOR`, and not used up since.

    `crossed_at` are the person's crossings in the direction that the fee is for: each uses up what
    was paid before it. The caller has the person on the screen and recorded that look.
    """
    since_at = clock.now() - HOLDS_FOR
    passed = tuple(crossed_at)
    found = [*_paid(traveller_id, occasion, since_at), *_waived(traveller_id, occasion, since_at)]
    standing = [one for one in found if not is_spent(one.at, passed)]
    return max(standing, key=lambda one: one.at, default=None)


def list_settled_travellers(port: str, on: date, occasion: str) -> frozenset[UUID]:
    """Who paid, or by law did not have to, at a port on a day: to be counted, not shown."""
    receipts = Receipt.objects.filter(
        port=port, issued_on=on, occasion=occasion, voided_at__isnull=True
    )
    waivers = Waiver.objects.filter(
        port=port, asked_on=on, occasion=occasion, granted_at__isnull=False,
        declined_at__isnull=True,
    )  # fmt: skip
    ids = [*receipts.values_list("traveller_id", flat=True)]
    ids += [*waivers.values_list("traveller_id", flat=True)]
    return frozenset(one for one in ids if one)


def get_receipt(viewer: Viewer, receipt_id: UUID) -> ReceiptShown:
    """One receipt of the viewer's port. Needs `fee.take` or `fee.control`.

    Raises NotPermitted, ReceiptUnknown.
    """
    here = {"owner": viewer.authority, "port": viewer.port}
    if not viewer.may("fee.control", **here):
        viewer.require("fee.take", **here)
    shown = _receipts(
        Receipt.objects.filter(receipt_id=receipt_id, port=viewer.port, owner=viewer.authority)
    )
    if not shown:
        raise ReceiptUnknown(str(receipt_id))
    return shown[0]


def find_receipt_state(number: str) -> ReceiptShown | None:
    """The receipt of a number, for somebody who holds its seal; it names no person."""
    series, _dash, last = number.rpartition("-")
    if not last.isdecimal():
        return None
    found = _receipts(Receipt.objects.filter(series=series, number=int(last)))
    return found[0] if found else None


def get_fee_day(viewer: Viewer, on: date) -> FeeDay:
    """The receipts, waivers and cash of a day at the viewer's port. Needs `fee.control`."""
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    here = {"port": viewer.port, "owner": viewer.authority}
    receipts = Receipt.objects.filter(issued_on=on, **here).order_by("-series", "-number")
    waivers = Waiver.objects.filter(asked_on=on, asked_at__isnull=False, **here)
    shown = _receipts(receipts[: SHOWN_AT_MOST + 1])
    return FeeDay(
        on=on,
        receipts=shown[:SHOWN_AT_MOST],
        waivers=tuple(map(_waiver, waivers.order_by("-asked_at")[:SHOWN_AT_MOST])),
        cash=_cash(viewer, on),
        is_cut=len(shown) > SHOWN_AT_MOST,
    )


def list_waivers_to_decide(viewer: Viewer) -> list[WaiverShown]:
    """The waivers at the viewer's port that wait for a second officer. Needs `fee.control`."""
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    return [_waiver(row) for row in _to_decide(viewer)[:SHOWN_AT_MOST]]


def due_work(viewer: Viewer) -> list[DueItem]:
    """The waivers that wait for a second officer, for the inbox of who may decide them."""
    if not viewer.may("fee.control", owner=viewer.authority, port=viewer.port):
        return []
    rows = _to_decide(viewer).exclude(asked_by=viewer.officer_id)
    return [
        DueItem(
            title=_("A waiver to agree to or decline"),
            about=About("fees.waiver", row.waiver_id),
            since=row.asked_at,
            urgency=Urgency.NOW,
            url_name="port-fees",
        )
        for row in rows[:SHOWN_AT_MOST]
        if row.asked_at
    ]


def list_officer_fees(viewer: Viewer, from_on: date, until_on: date) -> list[OfficerFees]:
    """What each officer of the viewer's port took and waived between two days, both included.

    A waiver that was declined counts too: it was asked for. Needs `officers.see`.
    """
    viewer.require("officers.see", owner=viewer.authority, port=viewer.port)
    here = {"port": viewer.port, "owner": viewer.authority}
    receipts = dict(
        Receipt.objects.filter(
            issued_on__range=(from_on, until_on), issued_by__isnull=False, **here
        )
        .values_list("issued_by")
        .annotate(Count("pk"))
    )
    waivers = dict(
        Waiver.objects.filter(asked_on__range=(from_on, until_on), asked_by__isnull=False, **here)
        .values_list("asked_by")
        .annotate(Count("pk"))
    )
    return [
        OfficerFees(
            officer_id=officer, receipts=receipts.get(officer, 0), waivers=waivers.get(officer, 0)
        )
        for officer in sorted({*receipts, *waivers})
    ]


def _paid(traveller_id: UUID, occasion: str, since_at: datetime) -> list[Settled]:
    return [
        Settled(
            occasion=row.occasion,
            at=row.issued_at,
            receipt_id=row.receipt_id,
            number=written(row.series, row.number),
        )
        for row in _standing_receipts(traveller_id, occasion, since_at)
        if row.issued_at
    ]


def _waived(traveller_id: UUID, occasion: str, since_at: datetime) -> list[Settled]:
    return [
        Settled(
            occasion=row.occasion,
            at=row.asked_at,
            waiver_id=row.waiver_id,
            waiver=state_of_waiver(row.granted_at, row.declined_at),
        )
        for row in _standing_waivers(traveller_id, occasion, since_at)
        if row.asked_at
    ]


@prepared
def _standing_receipts(traveller_id: UUID, occasion: str, since_at: datetime) -> QuerySet[Receipt]:
    return Receipt.objects.filter(
        traveller_id=traveller_id,
        occasion=occasion,
        issued_at__gte=since_at,
        voided_at__isnull=True,
    )


@prepared
def _standing_waivers(traveller_id: UUID, occasion: str, since_at: datetime) -> QuerySet[Waiver]:
    return Waiver.objects.filter(
        traveller_id=traveller_id,
        occasion=occasion,
        asked_at__gte=since_at,
        declined_at__isnull=True,
    )


def _to_decide(viewer: Viewer) -> QuerySet[Waiver]:
    return Waiver.objects.filter(
        port=viewer.port,
        owner=viewer.authority,
        asked_at__isnull=False,
        needs_second=True,
        granted_at__isnull=True,
        declined_at__isnull=True,
    ).order_by("asked_at")


def _receipts(rows: QuerySet[Receipt]) -> tuple[ReceiptShown, ...]:
    held = list(rows)
    prints = dict(
        Print.objects.filter(receipt_id__in=[row.receipt_id for row in held])
        .values_list("receipt_id")
        .annotate(Count("pk"))
    )
    return tuple(_receipt(row, prints.get(row.receipt_id, 0)) for row in held if row.issued_at)


def _receipt(row: Receipt, prints: int) -> ReceiptShown:
    return ReceiptShown(
        receipt_id=row.receipt_id,
        number=written(row.series, row.number),
        fee=row.fee,
        occasion=row.occasion,
        days=row.days or 0,
        amount=Money(row.amount or Decimal(0), row.currency).rounded(),
        port=row.port,
        authority=row.owner,
        lane=row.lane,
        issued_on=row.issued_on or date.min,
        issued_at=row.issued_at or clock.now(),
        issued_by=row.issued_by,
        seal=row.seal,
        prints=prints,
        voided_at=row.voided_at,
        voided_by=row.voided_by,
        void_ground=row.void_ground,
        is_refunded=row.is_refunded,
        provision_id=row.provision_id,
    )


def _waiver(row: Waiver) -> WaiverShown:
    return WaiverShown(
        waiver_id=row.waiver_id,
        fee=row.fee,
        occasion=row.occasion,
        amount=Money(row.amount or Decimal(0), row.currency).rounded(),
        reason=row.reason,
        note=row.note,
        state=state_of_waiver(row.granted_at, row.declined_at),
        needs_second=row.needs_second,
        asked_at=row.asked_at or clock.now(),
        asked_by=row.asked_by,
        decided_by=row.declined_by or row.granted_by,
    )


def _cash(viewer: Viewer, on: date) -> tuple[CashLine, ...]:
    """What was taken, given back and counted, by currency, of all receipts of the day."""
    here = {"port": viewer.port, "owner": viewer.authority}
    taken: dict[str, Decimal] = {}
    back: dict[str, Decimal] = {}
    issued = Receipt.objects.filter(issued_on=on, issued_at__isnull=False, **here)
    for row in issued.only("currency", "amount", "voided_at", "is_refunded"):
        amount = row.amount or Decimal(0)
        taken[row.currency] = taken.get(row.currency, Decimal(0)) + amount
        if row.voided_at is not None and row.is_refunded:
            back[row.currency] = back.get(row.currency, Decimal(0)) + amount
    counted = {
        row.currency: row.amount
        for row in CashCount.objects.filter(counted_on=on, counted_at__isnull=False, **here)
        .order_by("counted_at", "count_id")
    }  # fmt: skip
    return tuple(
        CashLine(
            taken=_money(taken.get(currency), currency),
            given_back=_money(back.get(currency), currency),
            counted=_money(counted[currency], currency) if currency in counted else None,
        )
        for currency in sorted({*taken, *counted})
    )


def _money(amount: Decimal | None, currency: str) -> Money:
    return Money(amount or Decimal(0), currency).rounded()
