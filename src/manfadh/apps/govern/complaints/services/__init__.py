"""Acts on complaints: making one and adding to it, and what the inspector does."""

from manfadh.apps.govern.complaints.errors import ComplaintRefused, ComplaintUnknown
from manfadh.apps.govern.complaints.rules import Receipt
from manfadh.apps.govern.complaints.services.answer import (
    answer_complaint,
    close_complaint,
    take_complaint,
)
from manfadh.apps.govern.complaints.services.complain import (
    FILES_AT_MOST,
    LARGEST_FILE_BYTES,
    LONGEST_TEXT,
    Told,
    add_evidence,
    add_to_complaint,
    make_complaint,
)

__all__ = [
    "FILES_AT_MOST",
    "LARGEST_FILE_BYTES",
    "LONGEST_TEXT",
    "ComplaintRefused",
    "ComplaintUnknown",
    "Receipt",
    "Told",
    "add_evidence",
    "add_to_complaint",
    "answer_complaint",
    "close_complaint",
    "make_complaint",
    "take_complaint",
]
