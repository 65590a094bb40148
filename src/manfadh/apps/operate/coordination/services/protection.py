"""Acts on instructions and protection concerns."""

from typing import Literal
from uuid import UUID

from manfadh.apps.operate.coordination.events import (
    ConcernAccepted,
    ConcernClosed,
    ConcernKind,
    ConcernRaised,
    InstructionLeft,
    InstructionLifted,
)
from manfadh.apps.operate.coordination.models import Concern, Instruction
from manfadh.apps.operate.coordination.rules import Answer, QuestionUnanswered, concerns_in
from manfadh.apps.operate.coordination.selectors.protection import ConcernUnknown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

__all__ = [
    "Answer",
    "ConcernClosedAlready",
    "InstructionUnknown",
    "QuestionUnanswered",
    "accept_concern",
    "close_concern",
    "concerns_in",
    "leave_instruction",
    "lift_instruction",
    "raise_concern",
]


class ConcernClosedAlready(Exception):
    """The desk has already ended its work on this concern."""


class InstructionUnknown(Exception):
    """There is no such instruction, or it was lifted, or it is another authority's."""


def raise_concern(
    *,
    viewer: Viewer,
    traveller_id: UUID,
    inspection_id: UUID,
    kinds: tuple[ConcernKind, ...],
    note: str = "",
    owner: str | None = None,
    port: str | None = None,
) -> UUID:
    """Tell the protection desk of somebody who may need it. Answers the id of the concern.

    The officer who raises it does not see it again.
    """
    viewer.require("concern.raise", owner=owner, port=port)
    concern_id = new_id()
    record(
        ConcernRaised(
            concern_id=concern_id,
            traveller_id=traveller_id,
            inspection_id=inspection_id,
            kinds=kinds,
            note=note.strip(),
        ),
        stamp=viewer.stamp(owner=owner, port=port),
    )
    return concern_id


def accept_concern(*, viewer: Viewer, concern_id: UUID) -> None:
    """The desk takes a concern. Raises ConcernUnknown, ConcernClosedAlready, NotPermitted."""
    with writing():
        concern = _open_concern(viewer, concern_id)
        if concern.accepted_at is None:
            record(ConcernAccepted(concern_id=concern_id), stamp=_stamp(viewer, concern))


def close_concern(
    *, viewer: Viewer, concern_id: UUID, outcome: str, is_return_barred: bool = False
) -> None:
    """The desk ends its work; a person whose return is barred is never refused afterwards.

    Raises ConcernUnknown, ConcernClosedAlready, NotPermitted.
    """
    with writing():
        concern = _open_concern(viewer, concern_id)
        if concern.traveller_id is None:
            raise ConcernUnknown(str(concern_id))
        record(
            ConcernClosed(
                concern_id=concern_id,
                traveller_id=concern.traveller_id,
                is_return_barred=is_return_barred,
                outcome=outcome.strip(),
            ),
            stamp=_stamp(viewer, concern),
        )


def leave_instruction(
    *,
    viewer: Viewer,
    traveller_id: UUID,
    action: Literal["call_supervisor", "bring_to_desk", "hand_over_paper"],
    text: str = "",
) -> UUID:
    """Tell booths what to do about one person, in neutral words. Answers the instruction's id."""
    viewer.require("instruction.leave", owner=viewer.authority)
    instruction_id = new_id()
    record(
        InstructionLeft(
            instruction_id=instruction_id,
            traveller_id=traveller_id,
            action=action,
            text=text.strip(),
        ),
        stamp=viewer.stamp(),
    )
    return instruction_id


def lift_instruction(*, viewer: Viewer, instruction_id: UUID, ground: str) -> None:
    """End an instruction of the viewer's authority. Raises InstructionUnknown, NotPermitted."""
    viewer.require("instruction.leave", owner=viewer.authority)
    with writing():
        in_force = Instruction.objects.filter(
            instruction_id=instruction_id,
            owner=viewer.authority,
            left_at__isnull=False,
            lifted_at__isnull=True,
        )
        if not in_force.exists():
            raise InstructionUnknown(str(instruction_id))
        record(
            InstructionLifted(instruction_id=instruction_id, ground=ground), stamp=viewer.stamp()
        )


def _open_concern(viewer: Viewer, concern_id: UUID) -> Concern:
    viewer.require("concern.close", owner=viewer.authority)
    concern = Concern.objects.filter(
        concern_id=concern_id, owner=viewer.authority, raised_at__isnull=False
    ).first()
    if concern is None:
        raise ConcernUnknown(str(concern_id))
    if concern.closed_at is not None:
        raise ConcernClosedAlready(str(concern_id))
    return concern


def _stamp(viewer: Viewer, concern: Concern) -> Stamp:
    return viewer.stamp(owner=concern.owner, port=concern.port)
