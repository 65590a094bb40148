"""Writes the rows of violations and of their catalogue."""

from collections.abc import Sequence
from uuid import uuid5

from manfadh.apps.operate.coordination.events import (
    ViolationAnswered,
    ViolationClosed,
    ViolationKindIssued,
    ViolationNotified,
    ViolationRecorded,
    ViolationSeen,
)
from manfadh.apps.operate.coordination.models import Violation, ViolationKind, ViolationSight
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def issue_kind(batch: Sequence[Entry[ViolationKindIssued]]) -> None:
    """A kind stands in the catalogue."""
    upsert(
        ViolationKind,
        (
            {
                "kind_id": entry.event.kind_id,
                "authority": entry.event.authority,
                "code": entry.event.code,
                "department_kind": entry.event.department_kind,
                "text_ar": entry.event.text_ar,
                "text_ckb": entry.event.text_ckb,
                "text_en": entry.event.text_en,
                "reference": entry.event.reference,
                "valid_from_on": entry.event.valid_from_on,
                "valid_until_on": entry.event.valid_until_on,
                "issued_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="issued_stamp",
    )


def record_violation(batch: Sequence[Entry[ViolationRecorded]]) -> None:
    """A violation is on record."""
    upsert(
        Violation,
        (
            {
                "violation_id": entry.event.violation_id,
                "owner": entry.owner,
                "port": entry.port,
                "kind": entry.event.kind,
                "department": entry.event.department,
                "concerned": entry.event.concerned,
                "place": entry.event.place,
                "committed_at": entry.event.committed_at,
                "person_id": entry.event.person_id,
                "traveller_id": entry.event.traveller_id,
                "person": entry.event.person,
                "vehicle": entry.event.vehicle,
                "facts": entry.event.facts,
                "recorded_at": entry.recorded_at,
                "recorded_by": entry.actor,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )


def see(batch: Sequence[Entry[ViolationSeen]]) -> None:
    """A department has taken note: one row for each, however often it says so."""
    upsert(
        ViolationSight,
        (
            {
                "sight_id": uuid5(entry.event.violation_id, entry.event.department),
                "violation_id": entry.event.violation_id,
                "department": entry.event.department,
                "seen_at": entry.recorded_at,
                "seen_by": entry.actor,
                "seen_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="seen_stamp",
    )


def notify(batch: Sequence[Entry[ViolationNotified]]) -> None:
    """The person was told."""
    upsert(
        Violation,
        (
            {
                "violation_id": entry.event.violation_id,
                "notified_at": entry.recorded_at,
                "notified_how": entry.event.how,
                "notified_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="notified_stamp",
    )


def answer(batch: Sequence[Entry[ViolationAnswered]]) -> None:
    """The person has answered, perhaps disputed."""
    upsert(
        Violation,
        (
            {
                "violation_id": entry.event.violation_id,
                "answered_at": entry.recorded_at,
                "answer": entry.event.answer,
                "is_disputed": entry.event.is_disputed,
                "answered_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="answered_stamp",
    )


def close(batch: Sequence[Entry[ViolationClosed]]) -> None:
    """It has its outcome."""
    upsert(
        Violation,
        (
            {
                "violation_id": entry.event.violation_id,
                "closed_at": entry.recorded_at,
                "outcome": entry.event.outcome,
                "fine_reference": entry.event.fine_reference,
                "ground": entry.event.ground,
                "closed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="closed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    ViolationKindIssued: issue_kind,
    ViolationRecorded: record_violation,
    ViolationSeen: see,
    ViolationNotified: notify,
    ViolationAnswered: answer,
    ViolationClosed: close,
}
