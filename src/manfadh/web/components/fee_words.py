"""What stands in the way of an act on fees, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from manfadh.apps.operate.fees import services as fees

ERRORS: dict[type[fees.FeeError], str] = {
    fees.NothingOwed: gettext_noop("By the tariff of today nothing is owed for this."),
    fees.FeeChanged: gettext_noop(
        "The tariff changed meanwhile. Look at the new amount, then take the fee again."
    ),
    fees.AlreadySettled: gettext_noop("This fee is already paid or waived. Nothing was taken."),
    fees.ReasonUnknown: gettext_noop("Choose a reason from the list: this one is not in force."),
    fees.ReceiptUnknown: gettext_noop("This receipt is not found at your port."),
    fees.ReceiptVoid: gettext_noop("This receipt is already void."),
    fees.OwnReceipt: gettext_noop(
        "You took this money: another officer has to make the receipt void."
    ),
    fees.WaiverUnknown: gettext_noop("This waiver is not found at your port."),
    fees.WaiverEnded: gettext_noop("This waiver is already decided."),
    fees.OwnWaiver: gettext_noop("You asked for this waiver: another officer has to decide it."),
    fees.GroundNeeded: gettext_noop("Write the reason in a few words."),
    fees.CurrencyWrong: gettext_noop(
        "Nothing was kept: no fee is taken in this currency, or the amount is below zero or too "
        "large."
    ),
}


def say_fee_error(error: fees.FeeError) -> str:
    """What stands in the way, and what to do."""
    return _(ERRORS[type(error)])
