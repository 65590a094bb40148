"""Why a document is held, and what stands in the way of an act on it, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from manfadh.apps.operate.custody.errors import (
    BodyNeeded,
    CustodyError,
    HoldingEnded,
    HoldingUnknown,
    NothingToHold,
)

REASON_WORDS = {
    "group": gettext_lazy("A group is being checked"),
    "secondary": gettext_lazy("Secondary inspection"),
    "document_doubt": gettext_lazy("Doubt about the document"),
    "order": gettext_lazy("An order is being prepared"),
    "other": gettext_lazy("Another reason"),
}
ERROR_WORDS: dict[type[CustodyError], str] = {
    NothingToHold: gettext_noop("There is no document with a number to keep."),
    HoldingUnknown: gettext_noop("This document is not held at your port."),
    HoldingEnded: gettext_noop("This document was already returned or handed on."),
    BodyNeeded: gettext_noop("Write to whom it goes, and with which paper."),
}


def say_error(error: CustodyError) -> str:
    """What stands in the way, and what to do."""
    return _(ERROR_WORDS[type(error)])
