"""What stands in the way of an act on fees, and what to do, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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

ERROR_WORDS: dict[type[FeeError], str] = {
    NothingOwed: gettext_noop("By the tariff of today nothing is owed for this."),
    FeeChanged: gettext_noop(
        "The tariff changed meanwhile. Look at the new amount, then take the fee again."
    ),
    AlreadySettled: gettext_noop("This fee is already paid or waived. Nothing was taken."),
    ReasonUnknown: gettext_noop("Choose a reason from the list: this one is not in force."),
    ReceiptUnknown: gettext_noop("This receipt is not found at your port."),
    ReceiptVoid: gettext_noop("This receipt is already void."),
    OwnReceipt: gettext_noop("You took this money: another officer has to make the receipt void."),
    WaiverUnknown: gettext_noop("This waiver is not found at your port."),
    WaiverEnded: gettext_noop("This waiver is already decided."),
    OwnWaiver: gettext_noop("You asked for this waiver: another officer has to decide it."),
    GroundNeeded: gettext_noop("Write the reason in a few words."),
    CurrencyWrong: gettext_noop(
        "Nothing was kept: no fee is taken in this currency, or the amount is below zero or too "
        "large."
    ),
}


def say_error(error: FeeError) -> str:
    """What stands in the way, and what to do."""
    return _(ERROR_WORDS[type(error)])
