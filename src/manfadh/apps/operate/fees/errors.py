"""What can stand in the way of an act on fees. The screens word each by its class."""


class FeeError(Exception):
    """An act was not done; nothing was written."""


class NothingOwed(FeeError):
    """By the tariff of this day nothing is owed for this."""


class FeeChanged(FeeError):
    """The tariff says otherwise than what was on the screen: it changed meanwhile."""


class AlreadySettled(FeeError):
    """The fee was paid or waived already."""


class ReasonUnknown(FeeError):
    """No such reason to waive this fee is in force."""


class ReceiptUnknown(FeeError):
    """There is no such receipt at this port."""


class ReceiptVoid(FeeError):
    """The receipt is void already."""


class OwnReceipt(FeeError):
    """Whoever took the money does not make the receipt void."""


class WaiverUnknown(FeeError):
    """There is no such waiver at this port."""


class WaiverEnded(FeeError):
    """The waiver was decided already."""


class OwnWaiver(FeeError):
    """Whoever asked for a waiver does not agree to it."""


class GroundNeeded(FeeError):
    """The act needs a reason in words."""


class CurrencyWrong(FeeError):
    """No fee of this authority is taken in this currency."""
