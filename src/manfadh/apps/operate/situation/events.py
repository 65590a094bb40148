"""What `situation` tells. No fact here names a traveller: a report is of numbers."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, event

Shift = Literal["morning", "evening", "night"]


@event("situation.shift_handed_over")
class ShiftHandedOver(Event):
    """An outgoing supervisor hands the port over, with what the system counted at that moment.

    What is written by hand may name somebody, so it is kept as personal.
    """

    handover_id: UUID
    on: date
    shift: Shift
    figures: dict[str, int]
    equipment: Personal[str]
    notes: Personal[str]


@event("situation.shift_taken_over")
class ShiftTakenOver(Event):
    """The incoming supervisor acknowledges the hand-over."""

    handover_id: UUID
    note: Personal[str]


@event("situation.daily_report_signed")
class DailyReportSigned(Event):
    """A port's director signs the numbers of a local day: `issue` counts up when it is done again.

    `digest` is the SHA-256 (hex) of the canonical figures; `signature` (hex) is that of the node,
    by the key whose public half (hex) is `key`, over the message of `rules.signed_message`.
    """

    report_id: UUID
    on: date
    issue: int
    figures: dict[str, int]
    notes: str
    digest: str
    key: str
    signature: str


@event("situation.daily_report_sent")
class DailyReportSent(Event):
    """A signed report goes to headquarters."""

    report_id: UUID
