"""Rows of refusals: each step of the law owns its columns."""

from collections.abc import Callable, Sequence
from typing import Any

from manfadh.apps.operate.crossings.events import (
    ProtectionAsked,
    RefusalCompleted,
    RefusalProposed,
    RefusalSigned,
    RefusalWithdrawn,
)
from manfadh.apps.operate.crossings.models import Refusal
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert


def propose(batch: Sequence[Entry[RefusalProposed]]) -> None:
    """An officer proposes to refuse somebody."""
    upsert(
        Refusal,
        (
            {
                "refusal_id": entry.event.refusal_id,
                "inspection_id": entry.event.inspection_id,
                "traveller_id": entry.event.traveller_id,
                "act": entry.event.act,
                "ground": entry.event.ground,
                "note": entry.event.note,
                "owner": entry.owner,
                "port": entry.port,
                "proposed_at": entry.occurred_at,
                "proposed_by": entry.actor,
                "proposed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="proposed_stamp",
    )


def ask(batch: Sequence[Entry[ProtectionAsked]]) -> None:
    """The protection questions were asked."""
    _step(batch, "asked", lambda entry: {"asked_by": entry.actor})


def sign(batch: Sequence[Entry[RefusalSigned]]) -> None:
    """A supervisor signed."""
    _step(batch, "signed", lambda entry: {"signed_by": entry.event.supervisor_id})


def complete(batch: Sequence[Entry[RefusalCompleted]]) -> None:
    """The refusal takes effect."""
    _step(batch, "completed", lambda _: {})


def withdraw(batch: Sequence[Entry[RefusalWithdrawn]]) -> None:
    """The proposal is taken back."""
    _step(batch, "withdrawn", lambda entry: {"withdrawal_ground": entry.event.ground})


def _step(batch: Sequence[Entry[Any]], step: str, more: Callable[[Entry[Any]], Row]) -> None:
    upsert(
        Refusal,
        (
            {
                "refusal_id": entry.event.refusal_id,
                f"{step}_at": entry.occurred_at,
                f"{step}_stamp": entry.order,
                **more(entry),
            }
            for entry in batch
        ),
        stamp=f"{step}_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    RefusalProposed: propose,
    ProtectionAsked: ask,
    RefusalSigned: sign,
    RefusalCompleted: complete,
    RefusalWithdrawn: withdraw,
}
