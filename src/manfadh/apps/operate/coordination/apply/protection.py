"""Writes the rows of instructions and of protection concerns."""

from collections.abc import Sequence

from manfadh.apps.operate.coordination.events import (
    ConcernAccepted,
    ConcernClosed,
    ConcernRaised,
    InstructionLeft,
    InstructionLifted,
)
from manfadh.apps.operate.coordination.models import Concern, Instruction
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def leave(batch: Sequence[Entry[InstructionLeft]]) -> None:
    """An instruction holds from now on."""
    upsert(
        Instruction,
        (
            {
                "instruction_id": entry.event.instruction_id,
                "traveller_id": entry.event.traveller_id,
                "owner": entry.owner,
                "action": entry.event.action,
                "text": entry.event.text,
                "left_at": entry.recorded_at,
                "left_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="left_stamp",
    )


def lift(batch: Sequence[Entry[InstructionLifted]]) -> None:
    """An instruction no longer holds."""
    upsert(
        Instruction,
        (
            {
                "instruction_id": entry.event.instruction_id,
                "lifted_at": entry.recorded_at,
                "lifted_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="lifted_stamp",
    )


def raise_concern(batch: Sequence[Entry[ConcernRaised]]) -> None:
    """A concern is open."""
    upsert(
        Concern,
        (
            {
                "concern_id": entry.event.concern_id,
                "traveller_id": entry.event.traveller_id,
                "inspection_id": entry.event.inspection_id,
                "owner": entry.owner,
                "port": entry.port,
                "kinds": entry.event.kinds,
                "note": entry.event.note,
                "raised_at": entry.recorded_at,
                "raised_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="raised_stamp",
    )


def accept(batch: Sequence[Entry[ConcernAccepted]]) -> None:
    """The desk has taken a concern."""
    upsert(
        Concern,
        (
            {
                "concern_id": entry.event.concern_id,
                "accepted_at": entry.recorded_at,
                "accepted_by": entry.actor,
                "accepted_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="accepted_stamp",
    )


def close(batch: Sequence[Entry[ConcernClosed]]) -> None:
    """The desk has ended its work on a concern."""
    upsert(
        Concern,
        (
            {
                "concern_id": entry.event.concern_id,
                "closed_at": entry.recorded_at,
                "is_return_barred": entry.event.is_return_barred,
                "outcome": entry.event.outcome,
                "closed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="closed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    InstructionLeft: leave,
    InstructionLifted: lift,
    ConcernRaised: raise_concern,
    ConcernAccepted: accept,
    ConcernClosed: close,
}
