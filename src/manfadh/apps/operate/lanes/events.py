"""What `lanes` tells. Officers are named by their ids alone; no traveller appears here."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, event

Direction = Literal["entry", "exit"]
Shift = Literal["day", "night"]
Unit = Literal["people", "vehicles"]
# What becomes of the people in a lane that closes: none there, served to the last, sent elsewhere.
Handling = Literal["empty", "finish", "move"]


@event("lanes.lane_opened")
class LaneOpened(Event):
    """A lane takes travellers of one direction from now on. `kind` is the lane's mode then."""

    opening_id: UUID
    lane_id: UUID
    port: str
    lane: str
    direction: Direction
    kind: str
    reason: str


@event("lanes.lane_closed")
class LaneClosed(Event):
    """A lane takes nobody any more; inspections that had begun go on to their end."""

    opening_id: UUID
    people: int
    handling: Handling
    moved_to: str
    reason: str


@event("lanes.competence_recorded")
class CompetenceRecorded(Event):
    """At which kinds of lane an officer may stand at a port. No kinds: at every one."""

    competence_id: UUID
    officer_id: UUID
    port: str
    kinds: tuple[str, ...]
    reference: str


@event("lanes.draw_committed")
class DrawCommitted(Event):
    """The seed of a shift's draw is fixed, and nobody knows it: `commitment` is its SHA-256.

    `number` counts the draws of a shift; a second one has a reason.
    """

    draw_id: UUID
    port: str
    shift_on: date
    shift: Shift
    starts_at: datetime
    ends_at: datetime
    number: int
    reason: str
    commitment: str


@event("lanes.draw_held")
class DrawHeld(Event):
    """Officers were drawn to lanes; the seed is told, so that anybody can draw again and compare.

    `kinds` stands beside `officers`: the kinds of lane each may stand at, joined by a comma, empty
    for every one; `lane_kinds` beside `lanes`. `placed` stands beside `lanes` too: the officer's id
    as text, empty where nobody was left. Those in `absent` were on post and not drawn.
    """

    draw_id: UUID
    officers: tuple[UUID, ...]
    kinds: tuple[str, ...]
    absent: tuple[UUID, ...]
    lanes: tuple[str, ...]
    lane_kinds: tuple[str, ...]
    placed: tuple[str, ...]
    seed: str


@event("lanes.officer_moved")
class OfficerMoved(Event):
    """A supervisor sent an officer to another lane than the lot did, for a reason."""

    move_id: UUID
    draw_id: UUID
    port: str
    officer_id: UUID
    lane: str
    reason: str


@event("lanes.lane_taken")
class LaneTaken(Event):
    """An officer began to work at a lane. Where it is not the assigned one there is a reason."""

    taking_id: UUID
    port: str
    officer_id: UUID
    lane: str
    kind: str
    assigned_lane: str
    reason: str


@event("lanes.queue_counted")
class QueueCounted(Event):
    """Somebody counted who stands before all lanes of one direction."""

    count_id: UUID
    port: str
    direction: Direction
    unit: Unit
    number: int
    counted_at: datetime


@event("lanes.count_withdrawn")
class CountWithdrawn(Event):
    """A count was a mistake."""

    count_id: UUID
