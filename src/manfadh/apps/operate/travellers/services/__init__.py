"""Acts on people: meeting somebody, erasing somebody, taking two records for one person."""

from manfadh.apps.operate.travellers.services.describe import (
    NOBODY,
    describe_traveller,
    present_document,
)
from manfadh.apps.operate.travellers.services.erase import (
    ErasureRefused,
    approve_erasure,
    decline_erasure,
    request_erasure,
)
from manfadh.apps.operate.travellers.services.merge import (
    MergeRefused,
    approve_merge,
    decline_merge,
    merge_records,
    split_records,
    tell_records_apart,
)

__all__ = [
    "NOBODY",
    "ErasureRefused",
    "MergeRefused",
    "approve_erasure",
    "approve_merge",
    "decline_erasure",
    "decline_merge",
    "describe_traveller",
    "merge_records",
    "present_document",
    "request_erasure",
    "split_records",
    "tell_records_apart",
]
