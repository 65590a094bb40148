"""Counting the cash of a day."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from manfadh.apps.govern.policy.selectors.tariff import list_tariff
from manfadh.apps.operate.fees.errors import CurrencyWrong
from manfadh.apps.operate.fees.events import CashCounted
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.money import Money
from manfadh.kernel.viewers import Viewer

BEYOND_COUNTING = Decimal(10**12)


def count_cash(*, viewer: Viewer, counted_on: date, counted: Money) -> UUID:
    """Record what was counted for a day at the viewer's port; the last count of a day holds.

    Needs `fee.control` at this port. Raises NotPermitted, CurrencyWrong for a currency in which
    the tariff of that day takes nothing, and for an amount that no cash box holds.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    currencies = {line.amount.currency for line in list_tariff(viewer.authority, counted_on)}
    if counted.currency not in currencies or not Decimal(0) <= counted.amount < BEYOND_COUNTING:
        raise CurrencyWrong(counted.currency)
    count_id = new_id()
    record(
        CashCounted(
            count_id=count_id,
            counted_on=counted_on,
            currency=counted.currency,
            amount=counted.amount,
        ),
        stamp=viewer.stamp(),
    )
    return count_id
