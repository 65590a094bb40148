"""Taking a fee: the tariff says how much, the node numbers and seals, a supervisor may undo."""

from dataclasses import dataclass
from uuid import UUID

from manfadh.apps.govern.policy.selectors.tariff import FeeDue
from manfadh.apps.operate.fees.errors import (
    FeeChanged,
    GroundNeeded,
    OwnReceipt,
    ReceiptUnknown,
    ReceiptVoid,
)
from manfadh.apps.operate.fees.events import ReceiptIssued, ReceiptPrinted, ReceiptVoided
from manfadh.apps.operate.fees.models import Print, Receipt
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.numbering import next_in, series_of, written
from manfadh.kernel.seals import seal
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """Whom a fee is taken from, where: what the caller knows and no officer types."""

    traveller_id: UUID
    inspection_id: UUID | None
    lane: str = ""


def issue_receipt(
    *, viewer: Viewer, charged: Charged, due: FeeDue, shown_provision_id: UUID | None = None
) -> UUID:
    """Take what is due and give the receipt its number and seal; answers the receipt's id.

    `due` is worked out from the tariff by the caller, in the same act. `shown_provision_id` is the
    line of the tariff that the officer saw: another one meanwhile is told, and nothing is taken.
    Needs `fee.take` at this port. Raises NotPermitted, FeeChanged.
    """
    viewer.require("fee.take", owner=viewer.authority, port=viewer.port)
    if shown_provision_id not in (None, due.provision_id):
        raise FeeChanged(due.code)
    receipt_id, on = new_id(), clock.today()
    with writing():
        series = series_of("R", viewer.port, on)
        number = next_in(Receipt, series)
        record(
            ReceiptIssued(
                receipt_id=receipt_id,
                series=series,
                number=number,
                inspection_id=charged.inspection_id,
                traveller_id=charged.traveller_id,
                provision_id=due.provision_id,
                fee=due.code,
                occasion=due.occasion,
                days=due.days,
                amount=due.amount.amount,
                currency=due.amount.currency,
                lane=charged.lane,
                issued_on=on,
                seal=seal(
                    kind="receipt",
                    number=written(series, number),
                    on=on,
                    port=viewer.port,
                    act=due.code,
                    amount=str(due.amount.amount),
                    currency=due.amount.currency,
                ),
            ),
            stamp=viewer.stamp(),
        )
    return receipt_id


def print_receipt(*, viewer: Viewer, receipt_id: UUID) -> int:
    """Print a receipt: 0 for the original, then 1, 2, ... for copies, each of them counted.

    Needs `fee.take` or `fee.control` at this port. Raises NotPermitted, ReceiptUnknown.
    """
    if not viewer.may("fee.control", owner=viewer.authority, port=viewer.port):
        viewer.require("fee.take", owner=viewer.authority, port=viewer.port)
    with writing():
        _receipt(viewer, receipt_id)
        copy = Print.objects.filter(receipt_id=receipt_id).count()
        record(
            ReceiptPrinted(print_id=new_id(), receipt_id=receipt_id, copy=copy),
            stamp=viewer.stamp(),
        )
    return copy


def void_receipt(*, viewer: Viewer, receipt_id: UUID, ground: str, is_refunded: bool) -> None:
    """Make a receipt void with a reason, as another than who took the money.

    Its number stays used. `is_refunded`: the money was given back. Needs `fee.control` at this
    port. Raises NotPermitted, ReceiptUnknown, ReceiptVoid, OwnReceipt, GroundNeeded.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    with writing():
        row = _receipt(viewer, receipt_id)
        if row.voided_at is not None:
            raise ReceiptVoid(str(receipt_id))
        if row.issued_by == viewer.officer_id:
            raise OwnReceipt(str(receipt_id))
        if not ground.strip():
            raise GroundNeeded(str(receipt_id))
        record(
            ReceiptVoided(receipt_id=receipt_id, ground=ground.strip(), is_refunded=is_refunded),
            stamp=viewer.stamp(),
        )


def _receipt(viewer: Viewer, receipt_id: UUID) -> Receipt:
    row = Receipt.objects.filter(
        receipt_id=receipt_id, port=viewer.port, owner=viewer.authority, issued_at__isnull=False
    ).first()
    if row is None:
        raise ReceiptUnknown(str(receipt_id))
    return row
