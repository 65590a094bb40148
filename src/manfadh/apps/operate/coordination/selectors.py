"""Questions to `coordination`.

Instructions are for booths. Concerns are for the protection desk alone; the one thing that others
can learn, `is_return_held`, is asked by the system inside an act and never shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.coordination.models import Concern, Instruction
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class InstructionShown:
    """An instruction as a booth sees it."""

    instruction_id: UUID
    action: str
    text: str | None


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """A concern as the protection desk sees it."""

    concern_id: UUID
    traveller_id: UUID
    port: str
    kinds: tuple[str, ...]
    note: str | None
    raised_at: datetime
    accepted_at: datetime | None
    accepted_by: UUID | None
    closed_at: datetime | None
    outcome: str | None


class ConcernUnknown(Exception):
    """There is no such concern, or none that this viewer may see: the two look the same."""


def list_instructions(traveller_id: UUID) -> list[InstructionShown]:
    """What booths shall do about one person; the caller records the look."""
    rows = Instruction.objects.filter(
        traveller_id=traveller_id, left_at__isnull=False, lifted_at__isnull=True
    )
    return [InstructionShown(r.instruction_id, r.action, r.text) for r in rows.order_by("left_at")]


def is_return_held(traveller_ids: Sequence[UUID]) -> bool:
    """Whether a concern about any of these records is open, so that no refusal may be completed."""
    return Concern.objects.filter(
        traveller_id__in=traveller_ids, raised_at__isnull=False, closed_at__isnull=True
    ).exists()


def list_concerns(viewer: Viewer, *, closed: bool = False) -> list[ConcernShown]:
    """The open (or closed) concerns of the viewer's authority; the look is recorded.

    Needs `concern.see`; raises NotPermitted.
    """
    viewer.require("concern.see", owner=viewer.authority)
    rows = Concern.objects.filter(
        owner=viewer.authority, raised_at__isnull=False, closed_at__isnull=not closed
    )
    found = [_shown(row) for row in rows.order_by("raised_at")[:200]]
    record_look(
        viewer=viewer,
        kind="protection",
        query="closed" if closed else "open",
        people=list({concern.traveller_id for concern in found}),
    )
    return found


def get_concern(viewer: Viewer, concern_id: UUID) -> ConcernShown:
    """One concern; the look is recorded. Raises ConcernUnknown and NotPermitted."""
    viewer.require("concern.see", owner=viewer.authority)
    row = Concern.objects.filter(
        concern_id=concern_id, owner=viewer.authority, raised_at__isnull=False
    ).first()
    if row is None:
        raise ConcernUnknown(str(concern_id))
    shown = _shown(row)
    record_look(
        viewer=viewer, kind="protection", query=str(concern_id), people=[shown.traveller_id]
    )
    return shown


def _shown(row: Concern) -> ConcernShown:
    assert row.traveller_id and row.raised_at, "only raised concerns are asked for"
    return ConcernShown(
        row.concern_id, row.traveller_id, row.port, tuple(row.kinds or ()), row.note,
        row.raised_at, row.accepted_at, row.accepted_by, row.closed_at, row.outcome,
    )  # fmt: skip
