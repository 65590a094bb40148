"""The kernel's tables, where Django looks for them."""

from manfadh.kernel.approvals.models import Approval, ApprovalDecision
from manfadh.kernel.attachments.models import Attachment
from manfadh.kernel.comments.models import Comment
from manfadh.kernel.exchange.models import Introduction, Partner
from manfadh.kernel.jobs.models import Job
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
    "Approval",
    "ApprovalDecision",
    "Attachment",
    "Comment",
    "ErasedSubject",
    "Introduction",
    "Job",
    "KnownNode",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerPart",
    "Partner",
    "ReactionCursor",
]
