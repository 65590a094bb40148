"""The only writer of approvals."""

from collections.abc import Sequence
from enum import StrEnum

from manfadh.kernel import rows
from manfadh.kernel.approvals.events import (
    ApprovalDeclined,
    ApprovalGiven,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from manfadh.kernel.approvals.models import Approval, ApprovalDecision
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler


class ApprovalState(StrEnum):
    """Where an approval stands."""

    OPEN = "open"
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


Decision = ApprovalGiven | ApprovalDeclined | ApprovalWithdrawn

_STATES: dict[type[Event], ApprovalState] = {
    ApprovalGiven: ApprovalState.GIVEN,
    ApprovalDeclined: ApprovalState.DECLINED,
    ApprovalWithdrawn: ApprovalState.WITHDRAWN,
}


def apply_requests(batch: Sequence[Entry[ApprovalRequested]]) -> None:
    """Write what was asked."""
    rows.upsert(Approval, [_request_row(entry) for entry in batch], stamp="request_stamp")


def apply_decisions(batch: Sequence[Entry[Decision]]) -> None:
    """Write what was decided, each decision in a row of its own."""
    rows.upsert(ApprovalDecision, [_decision_row(entry) for entry in batch], stamp="stamp")


def _request_row(entry: Entry[ApprovalRequested]) -> rows.Row:
    asked = entry.event
    return {
        "approval_id": asked.approval_id,
        "about_kind": asked.about_kind,
        "about_id": asked.about_id,
        "person_id": asked.person_id,
        "permission": asked.permission,
        "reason": asked.reason,
        "owner": entry.owner,
        "port": entry.port,
        "requested_by": entry.actor,
        "requested_at": entry.occurred_at,
        "request_stamp": entry.order,
    }


def _decision_row(entry: Entry[Decision]) -> rows.Row:
    decided = entry.event
    return {
        "entry": entry.uid,
        "approval_id": decided.approval_id,
        "state": _STATES[type(decided)],
        "note": decided.note,
        "decided_by": entry.actor,
        "decided_at": entry.occurred_at,
        "stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    ApprovalRequested: apply_requests,
    ApprovalGiven: apply_decisions,
    ApprovalDeclined: apply_decisions,
    ApprovalWithdrawn: apply_decisions,
}
