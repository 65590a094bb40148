"""The only writer of `complaints`' rows."""

from collections.abc import Sequence

from manfadh.apps.govern.complaints.events import (
    ComplaintClosed,
    ComplaintMade,
    ComplaintTaken,
    MessageAdded,
)
from manfadh.apps.govern.complaints.models import Complaint, Message
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_MADE = (
    "complaint_id", "number", "about_port", "happened_on", "language", "secret_digest", "lane",
    "text", "contact",
)  # fmt: skip


def make(batch: Sequence[Entry[ComplaintMade]]) -> None:
    """A complaint is there."""
    upsert(
        Complaint,
        (
            {
                **{name: getattr(entry.event, name) for name in _MADE},
                "kinds": list(entry.event.kinds),
                "owner": entry.owner,
                "made_at": entry.recorded_at,
                "made_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="made_stamp",
    )


def add(batch: Sequence[Entry[MessageAdded]]) -> None:
    """Somebody said more."""
    upsert(
        Message,
        (
            {
                "message_id": entry.event.message_id,
                "complaint_id": entry.event.complaint_id,
                "by": entry.event.by,
                "text": entry.event.text,
                "added_at": entry.recorded_at,
                "added_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="added_stamp",
    )


def take(batch: Sequence[Entry[ComplaintTaken]]) -> None:
    """An inspector works on it."""
    upsert(
        Complaint,
        (
            {
                "complaint_id": entry.event.complaint_id,
                "taken_by": entry.event.inspector_id,
                "taken_at": entry.recorded_at,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )


def close(batch: Sequence[Entry[ComplaintClosed]]) -> None:
    """The inspector has come to an end."""
    upsert(
        Complaint,
        (
            {
                "complaint_id": entry.event.complaint_id,
                "outcome": entry.event.outcome,
                "closed_by": entry.actor,
                "closed_at": entry.recorded_at,
                "closed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="closed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    ComplaintMade: make,
    MessageAdded: add,
    ComplaintTaken: take,
    ComplaintClosed: close,
}
