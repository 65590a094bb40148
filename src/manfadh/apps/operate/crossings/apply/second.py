"""Rows of secondary cases, their history, and who was told apart from whom."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from manfadh.apps.operate.crossings.events import (
    CaseHandedOver,
    CaseOpened,
    CaseResolved,
    CaseTaken,
    PersonToldApart,
    TellingApartRevoked,
)
from manfadh.apps.operate.crossings.models import CaseStep, RevokedSlip, SecondaryCase, ToldApart
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert

_TOLD = (
    "decision_id", "slip_number", "case_id", "inspection_id", "traveller_id", "alert_id",
    "valid_until_on", "alert_mark", "ground", "issuer", "number_key", "sound_key", "birth",
)  # fmt: skip


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
    _keep_steps(_step(entry, "opened", note=entry.event.note) for entry in batch)


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
    _keep_steps(_step(entry, "taken", to=entry.event.officer_id) for entry in batch)


def hand_over(batch: Sequence[Entry[CaseHandedOver]]) -> None:
    """Another officer works on a case, or it waits again."""
    upsert(
        SecondaryCase,
        (
            {
                "case_id": entry.event.case_id,
                "taken_at": entry.occurred_at if entry.event.to_officer_id else None,
                "taken_by": entry.event.to_officer_id,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )
    _keep_steps(
        _step(entry, "handed_over", to=entry.event.to_officer_id, note=entry.event.note)
        for entry in batch
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
    _keep_steps(
        _step(entry, "resolved", outcome=entry.event.outcome, note=entry.event.note)
        for entry in batch
    )


def tell_apart(batch: Sequence[Entry[PersonToldApart]]) -> None:
    """A person is not the one on a list."""
    upsert(
        ToldApart,
        (
            {
                **{name: getattr(entry.event, name) for name in _TOLD},
                "owner": entry.owner,
                "port": entry.port,
                "told_at": entry.occurred_at,
                "told_by": entry.actor,
                "told_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="told_stamp",
    )


def revoke(batch: Sequence[Entry[TellingApartRevoked]]) -> None:
    """A slip no longer holds."""
    upsert(
        RevokedSlip,
        (
            {
                "slip_number": entry.event.slip_number,
                "traveller_id": entry.event.traveller_id,
                "ground": entry.event.ground,
                "owner": entry.owner,
                "revoked_at": entry.occurred_at,
                "revoked_by": entry.actor,
                "revoked_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="revoked_stamp",
    )


def _keep_steps(steps: Iterator[Row]) -> None:
    upsert(CaseStep, steps, stamp="step_stamp")


def _step(
    entry: Entry[Any],
    kind: str,
    *,
    to: UUID | None = None,
    outcome: str = "",
    note: str | None = None,
) -> Row:
    return {
        "step_id": entry.uid,
        "case_id": entry.event.case_id,
        "kind": kind,
        "by_officer_id": entry.actor,
        "to_officer_id": to,
        "outcome": outcome,
        "note": note,
        "stepped_at": entry.occurred_at,
        "step_stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    CaseOpened: open_cases,
    CaseTaken: take,
    CaseHandedOver: hand_over,
    CaseResolved: resolve,
    PersonToldApart: tell_apart,
    TellingApartRevoked: revoke,
}
