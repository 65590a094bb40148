"""What is told of the histories of older systems."""

from datetime import date, datetime
from uuid import UUID

from manfadh.apps.operate.crossings.events.words import Direction, Mode, PermissionKind
from manfadh.kernel.events import Event, Subject, event


@event("crossings.history_begun")
class HistoryBegun(Event):
    """The crossings that an older system kept begin to be taken over from a file.

    `titles` are its column titles, by which the same kind of file is known again; `mapping` is the
    TOML that says what they mean.
    """

    history_id: UUID
    name: str
    file_hash: str
    titles: str
    mapping: str
    lines: int


@event("crossings.crossing_brought_over")
class CrossingBroughtOver(Event):
    """A crossing that an older system kept was taken over. No officer of ours decided it."""

    crossing_id: UUID
    history_id: UUID
    line: int
    traveller_id: Subject
    document_id: UUID | None
    direction: Direction
    mode: Mode
    lane: str
    nationality: str
    sex: str
    birth_year: int | None
    permission: PermissionKind
    permission_until_on: date | None
    territory: str
    stay_days: int | None
    crossed_at: datetime


@event("crossings.history_advanced")
class HistoryAdvanced(Event):
    """Everything up to a line was taken over; from there it goes on after an interruption."""

    history_id: UUID
    last_line: int
    taken: int
    known_before: int


@event("crossings.history_ended")
class HistoryEnded(Event):
    """The whole file was taken over."""

    history_id: UUID


@event("crossings.history_withdrawn")
class HistoryWithdrawn(Event):
    """What was taken over from a file does not count: it was the wrong file, or wrongly read."""

    history_id: UUID
    ground: str
