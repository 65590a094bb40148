"""Taking no fee, for a reason that the law names; from a limit on a second officer agrees."""

from uuid import UUID

from manfadh.apps.govern.policy.selectors import ProvisionUnknown
from manfadh.apps.govern.policy.selectors.tariff import (
    FeeDue,
    get_waiver_reason,
    needs_four_eyes,
)
from manfadh.apps.operate.fees.errors import (
    GroundNeeded,
    OwnWaiver,
    ReasonUnknown,
    WaiverEnded,
    WaiverUnknown,
)
from manfadh.apps.operate.fees.events import WaiverAsked, WaiverDeclined, WaiverGranted
from manfadh.apps.operate.fees.models import Waiver
from manfadh.apps.operate.fees.services.receive import Charged
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def ask_waiver(
    *, viewer: Viewer, charged: Charged, due: FeeDue, reason: str, note: str = ""
) -> bool:
    """Take no fee, for a statutory reason; answers whether it holds at once.

    From the amount that policy names, a second officer has to agree first. Every waiver is counted
    by officer. Needs `fee.waive` at this port. Raises NotPermitted, ReasonUnknown.
    """
    viewer.require("fee.waive", owner=viewer.authority, port=viewer.port)
    on = clock.today()
    try:
        get_waiver_reason(viewer.authority, due.occasion, reason, on)
    except ProvisionUnknown as error:
        raise ReasonUnknown(reason) from error
    needs_second = needs_four_eyes(viewer.authority, due.amount, on)
    waiver_id = new_id()
    asked = WaiverAsked(
        waiver_id=waiver_id,
        inspection_id=charged.inspection_id,
        traveller_id=charged.traveller_id,
        provision_id=due.provision_id,
        fee=due.code,
        occasion=due.occasion,
        days=due.days,
        amount=due.amount.amount,
        currency=due.amount.currency,
        reason=reason,
        needs_second=needs_second,
        asked_on=on,
        note=note.strip() or None,
    )
    granted: list[Event] = [] if needs_second else [WaiverGranted(waiver_id=waiver_id)]
    record(asked, *granted, stamp=viewer.stamp())
    return not needs_second


def grant_waiver(*, viewer: Viewer, waiver_id: UUID) -> None:
    """Agree to a waiver, as another than who asked for it. Agreeing twice changes nothing.

    Needs `fee.control` at this port. Raises NotPermitted, WaiverUnknown, WaiverEnded, OwnWaiver.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    with writing():
        row = _waiver(viewer, waiver_id)
        if row.granted_at is not None:
            return
        _require_open_to(viewer, row)
        record(WaiverGranted(waiver_id=waiver_id), stamp=viewer.stamp())


def decline_waiver(*, viewer: Viewer, waiver_id: UUID, ground: str) -> None:
    """Do not agree to a waiver: the fee is owed.

    Needs `fee.control` at this port. Raises NotPermitted, WaiverUnknown, WaiverEnded, OwnWaiver,
    GroundNeeded.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    with writing():
        row = _waiver(viewer, waiver_id)
        _require_open_to(viewer, row)
        if row.granted_at is not None:
            raise WaiverEnded(str(waiver_id))
        if not ground.strip():
            raise GroundNeeded(str(waiver_id))
        record(WaiverDeclined(waiver_id=waiver_id, ground=ground.strip()), stamp=viewer.stamp())


def _require_open_to(viewer: Viewer, row: Waiver) -> None:
    if row.declined_at is not None:
        raise WaiverEnded(str(row.waiver_id))
    if row.asked_by == viewer.officer_id:
        raise OwnWaiver(str(row.waiver_id))


def _waiver(viewer: Viewer, waiver_id: UUID) -> Waiver:
    row = Waiver.objects.filter(
        waiver_id=waiver_id, port=viewer.port, owner=viewer.authority, asked_at__isnull=False
    ).first()
    if row is None:
        raise WaiverUnknown(str(waiver_id))
    return row
