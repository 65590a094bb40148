"""What can stand in the way of an act on a held document. The screens word each by its class."""


class CustodyError(Exception):
    """An act was not done; nothing was written."""


class NothingToHold(CustodyError):
    """There is no document that could be kept."""


class HoldingUnknown(CustodyError):
    """No such document is held at this port."""


class HoldingEnded(CustodyError):
    """The document was returned or handed on already."""


class BodyNeeded(CustodyError):
    """Handing on needs to whom, and the paper that it goes with."""
