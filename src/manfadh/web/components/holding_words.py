"""Why a document is held, and what stands in the way of an act on it, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from manfadh.apps.operate.custody import services as custody

REASONS = {
    "group": gettext_lazy("A group is being checked"),
    "secondary": gettext_lazy("Secondary inspection"),
    "document_doubt": gettext_lazy("Doubt about the document"),
    "order": gettext_lazy("An order is being prepared"),
    "other": gettext_lazy("Another reason"),
}
ERRORS: dict[type[custody.CustodyError], str] = {
    custody.NothingToHold: gettext_noop("There is no document with a number to keep."),
    custody.HoldingUnknown: gettext_noop("This document is not held at your port."),
    custody.HoldingEnded: gettext_noop("This document was already returned or handed on."),
    custody.BodyNeeded: gettext_noop("Write to whom it goes, and with which paper."),
}


def say_custody_error(error: custody.CustodyError) -> str:
    """What stands in the way, and what to do."""
    return _(ERRORS[type(error)])
