"""Questions about fees, split by who asks them."""

from manfadh.apps.operate.fees.errors import ReceiptUnknown
from manfadh.apps.operate.fees.rules import CashLine
from manfadh.apps.operate.fees.selectors.counter import (
    FeeDay,
    OfficerFees,
    ReceiptShown,
    Settled,
    WaiverShown,
    due_work,
    find_receipt_state,
    find_settled,
    get_fee_day,
    get_receipt,
    list_officer_fees,
    list_settled_travellers,
    list_waivers_to_decide,
)
from manfadh.apps.operate.fees.selectors.rates import WaiverLine, list_waived, tally_waived

__all__ = [
    "CashLine",
    "FeeDay",
    "OfficerFees",
    "ReceiptShown",
    "ReceiptUnknown",
    "Settled",
    "WaiverLine",
    "WaiverShown",
    "due_work",
    "find_receipt_state",
    "find_settled",
    "get_fee_day",
    "get_receipt",
    "list_officer_fees",
    "list_settled_travellers",
    "list_waived",
    "list_waivers_to_decide",
    "tally_waived",
]
