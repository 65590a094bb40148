"""Acts on fees, split by act."""

from manfadh.apps.operate.fees.errors import (
    AlreadySettled,
    CurrencyWrong,
    FeeChanged,
    FeeError,
    GroundNeeded,
    NothingOwed,
    OwnReceipt,
    OwnWaiver,
    ReasonUnknown,
    ReceiptUnknown,
    ReceiptVoid,
    WaiverEnded,
    WaiverUnknown,
)
from manfadh.apps.operate.fees.services.count import count_cash
from manfadh.apps.operate.fees.services.error_words import ERROR_WORDS, say_error
from manfadh.apps.operate.fees.services.receive import (
    Charged,
    issue_receipt,
    print_receipt,
    void_receipt,
)
from manfadh.apps.operate.fees.services.waive import ask_waiver, decline_waiver, grant_waiver

__all__ = [
    "ERROR_WORDS",
    "AlreadySettled",
    "Charged",
    "CurrencyWrong",
    "FeeChanged",
    "FeeError",
    "GroundNeeded",
    "NothingOwed",
    "OwnReceipt",
    "OwnWaiver",
    "ReasonUnknown",
    "ReceiptUnknown",
    "ReceiptVoid",
    "WaiverEnded",
    "WaiverUnknown",
    "ask_waiver",
    "count_cash",
    "decline_waiver",
    "grant_waiver",
    "issue_receipt",
    "print_receipt",
    "say_error",
    "void_receipt",
]
