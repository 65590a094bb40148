"""Taking or waiving a fee from the person before an officer: the tariff says how much."""

from uuid import UUID

from manfadh.apps.operate.crossings.rules.charging import Occasion
from manfadh.apps.operate.crossings.selectors.booth import Inspected, get_inspection
from manfadh.apps.operate.crossings.selectors.charges import Charge, list_charges
from manfadh.apps.operate.fees import services as fees
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def take_fee(
    *,
    viewer: Viewer,
    inspection_id: UUID,
    occasion: Occasion,
    shown_provision_id: UUID | None = None,
) -> UUID:
    """Take what the tariff says on an occasion; answers the receipt's id.

    Taking it twice answers the receipt of the first time. Needs `fee.take` at this port. Raises
    NotPermitted, InspectionUnknown, NothingOwed, AlreadySettled for a waived fee, FeeChanged where
    the tariff changed since the officer saw it.
    """
    viewer.require("fee.take", owner=viewer.authority, port=viewer.port)
    with writing():
        shown = get_inspection(viewer, inspection_id)
        charge = _charge(shown, occasion)
        if charge.settled is not None:
            if charge.settled.receipt_id is None:
                raise fees.AlreadySettled(occasion)
            return charge.settled.receipt_id
        return fees.issue_receipt(
            viewer=viewer,
            charged=_charged(shown),
            due=charge.due,
            shown_provision_id=shown_provision_id,
        )


def waive_fee(
    *, viewer: Viewer, inspection_id: UUID, occasion: Occasion, reason: str, note: str = ""
) -> bool:
    """Take no fee for a statutory reason; answers whether that holds at once.

    Needs `fee.waive` at this port. Raises NotPermitted, InspectionUnknown, NothingOwed,
    AlreadySettled, ReasonUnknown.
    """
    viewer.require("fee.waive", owner=viewer.authority, port=viewer.port)
    with writing():
        shown = get_inspection(viewer, inspection_id)
        charge = _charge(shown, occasion)
        if charge.settled is not None:
            raise fees.AlreadySettled(occasion)
        return fees.ask_waiver(
            viewer=viewer, charged=_charged(shown), due=charge.due, reason=reason, note=note
        )


def _charge(shown: Inspected, occasion: Occasion) -> Charge:
    for charge in list_charges(shown):
        if charge.due.occasion == occasion:
            return charge
    raise fees.NothingOwed(occasion)


def _charged(shown: Inspected) -> fees.Charged:
    return fees.Charged(
        traveller_id=shown.traveller_id, inspection_id=shown.inspection_id, lane=shown.lane
    )
