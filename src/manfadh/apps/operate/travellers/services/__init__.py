"""Acts on people and documents: meeting somebody, and erasing somebody for good."""

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

__all__ = [
    "NOBODY",
    "ErasureRefused",
    "approve_erasure",
    "decline_erasure",
    "describe_traveller",
    "present_document",
    "request_erasure",
]
