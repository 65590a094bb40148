"""Rows of secondary cases."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import CaseOpened, CaseResolved, CaseTaken
from manfadh.apps.operate.crossings.models import SecondaryCase
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def open_cases(batch: Sequence[Entry[CaseOpened]]) -> None:
    """Somebody was referred to secondary."""
    upsert(
        SecondaryCase,
        (
            {
                "case_id": entry.event.case_id,
                "inspection_id": entry.event.inspection_id,
                "traveller_id": entry.event.traveller_id,
                "reason": entry.event.reason,
                "note": entry.event.note,
                "owner": entry.owner,
                "port": entry.port,
                "opened_at": entry.occurred_at,
                "opened_by": entry.actor,
                "opened_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="opened_stamp",
    )


def take(batch: Sequence[Entry[CaseTaken]]) -> None:
    """An officer works on a case."""
    upsert(
        SecondaryCase,
        (
            {
                "case_id": entry.event.case_id,
                "taken_at": entry.occurred_at,
                "taken_by": entry.event.officer_id,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )


def resolve(batch: Sequence[Entry[CaseResolved]]) -> None:
    """A case is decided."""
    upsert(
        SecondaryCase,
        (
            {
                "case_id": entry.event.case_id,
                "resolved_at": entry.occurred_at,
                "resolved_by": entry.actor,
                "outcome": entry.event.outcome,
                "ground": entry.event.ground,
                "resolution_note": entry.event.note,
                "resolved_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="resolved_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    CaseOpened: open_cases,
    CaseTaken: take,
    CaseResolved: resolve,
}
