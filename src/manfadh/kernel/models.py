"""The kernel's tables, where Django looks for them."""

from manfadh.kernel.ledger.models import (
    ErasedSubject,
    KnownNode,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    LedgerPart,
    ReactionCursor,
)

__all__ = [
    "ErasedSubject",
    "KnownNode",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerPart",
    "ReactionCursor",
]
