"""What `coordination` tells. Concerns are protection data: enforcement never reaches them."""

from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

ConcernKind = Literal["fear_of_return", "child", "trafficking", "medical", "other"]


@event("coordination.instruction_left")
class InstructionLeft(Event):
    """What a booth shall do when it meets one person, in neutral words and without the reason."""

    instruction_id: UUID
    traveller_id: Subject
    # "call_supervisor", "bring_to_desk": what to do, in words that every traveller might hear.
    action: Literal["call_supervisor", "bring_to_desk", "hand_over_paper"]
    text: Personal[str]


@event("coordination.instruction_lifted")
class InstructionLifted(Event):
    """An instruction no longer holds, or was followed."""

    instruction_id: UUID
    ground: str


@event("coordination.concern_raised")
class ConcernRaised(Event):
    """Somebody may need protection. Nothing of it shows outside the protection desk."""

    concern_id: UUID
    traveller_id: Subject
    inspection_id: UUID
    kinds: Personal[tuple[ConcernKind, ...]]
    note: Personal[str]


@event("coordination.concern_accepted")
class ConcernAccepted(Event):
    """The protection desk has taken the concern; from now on only the desk sees it."""

    concern_id: UUID


@event("coordination.concern_closed")
class ConcernClosed(Event):
    """The desk has ended its work on a concern; `outcome` is the desk's own.

    `is_return_barred`: the person must not be sent back, so that no refusal ever takes effect.
    """

    concern_id: UUID
    traveller_id: UUID
    is_return_barred: bool
    outcome: Personal[str]
