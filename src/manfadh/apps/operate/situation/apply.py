"""The only writer of `situation`'s rows."""

from collections.abc import Sequence

from manfadh.apps.operate.situation.events import (
    DailyReportSent,
    DailyReportSigned,
    ShiftHandedOver,
    ShiftTakenOver,
)
from manfadh.apps.operate.situation.models import DailyReport, HandOver
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def hand_over(batch: Sequence[Entry[ShiftHandedOver]]) -> None:
    """A shift was handed over."""
    upsert(
        HandOver,
        (
            {
                "handover_id": entry.event.handover_id,
                "owner": entry.owner,
                "port": entry.port,
                "of_on": entry.event.on,
                "shift": entry.event.shift,
                "figures": entry.event.figures,
                "equipment": entry.event.equipment,
                "notes": entry.event.notes,
                "given_at": entry.recorded_at,
                "given_by": entry.actor,
                "given_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="given_stamp",
    )


def take_over(batch: Sequence[Entry[ShiftTakenOver]]) -> None:
    """The incoming supervisor has acknowledged it."""
    upsert(
        HandOver,
        (
            {
                "handover_id": entry.event.handover_id,
                "taken_at": entry.recorded_at,
                "taken_by": entry.actor,
                "taking_note": entry.event.note,
                "taken_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="taken_stamp",
    )


def sign(batch: Sequence[Entry[DailyReportSigned]]) -> None:
    """A day's numbers are signed."""
    upsert(
        DailyReport,
        (
            {
                "report_id": entry.event.report_id,
                "owner": entry.owner,
                "port": entry.port,
                "of_on": entry.event.on,
                "issue": entry.event.issue,
                "figures": entry.event.figures,
                "notes": entry.event.notes,
                "digest": entry.event.digest,
                "key": entry.event.key,
                "signature": entry.event.signature,
                "signed_at": entry.recorded_at,
                "signed_by": entry.actor,
                "signed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="signed_stamp",
    )


def send(batch: Sequence[Entry[DailyReportSent]]) -> None:
    """It was sent."""
    upsert(
        DailyReport,
        (
            {
                "report_id": entry.event.report_id,
                "sent_at": entry.recorded_at,
                "sent_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="sent_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    ShiftHandedOver: hand_over,
    ShiftTakenOver: take_over,
    DailyReportSigned: sign,
    DailyReportSent: send,
}
