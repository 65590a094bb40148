"""Questions about instructions and protection concerns.

Instructions are for booths. Concerns are for the protection desk alone; the one thing that others
can learn, `is_return_held`, is asked by the system inside an act and never shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.coordination.models import Concern, Instruction
from manfadh.kernel.about import About
from manfadh.kernel.inbox import DueItem, Urgency
from manfadh.kernel.prepared import prepared
from manfadh.kernel.viewers import Viewer

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class InstructionShown:
    """An instruction as a booth sees it."""

    instruction_id: UUID
    action: str
    text: str | None
    left_at: datetime


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """A concern as the protection desk sees it."""

    concern_id: UUID
    traveller_id: UUID
    inspection_id: UUID | None
    port: str
    kinds: tuple[str, ...]
    note: str | None
    raised_at: datetime
    accepted_at: datetime | None
    accepted_by: UUID | None
    closed_at: datetime | None
    outcome: str | None
    is_return_barred: bool


class ConcernUnknown(Exception):
    """There is no such concern, or none that this viewer may see: the two look the same."""


def list_instructions(traveller_id: UUID) -> list[InstructionShown]:
    """What booths shall do about one person; the caller records the look."""
    return [
        InstructionShown(row.instruction_id, row.action, row.text, row.left_at)
        for row in _instructions(traveller_id)
        if row.left_at
    ]


@prepared
def _instructions(traveller_id: UUID) -> QuerySet[Instruction]:
    standing = Instruction.objects.filter(
        traveller_id=traveller_id, left_at__isnull=False, lifted_at__isnull=True
    )
    return standing.order_by("left_at")


def is_return_held(traveller_ids: Sequence[UUID]) -> bool:
    """Whether no refusal of these records may be completed: a concern is open, or barred return."""
    return (
        Concern.objects.filter(traveller_id__in=traveller_ids, raised_at__isnull=False)
        .filter(Q(closed_at__isnull=True) | Q(is_return_barred=True))
        .exists()
    )


def list_concerns(viewer: Viewer, *, closed: bool = False) -> list[ConcernShown]:
    """The open concerns of the viewer's authority, oldest first, or those closed last.

    At most `SHOWN_AT_MOST`; the look is recorded. Needs `concern.see`; raises NotPermitted.
    """
    viewer.require("concern.see", owner=viewer.authority)
    rows = Concern.objects.filter(
        owner=viewer.authority, raised_at__isnull=False, closed_at__isnull=not closed
    )
    rows = rows.order_by("-closed_at" if closed else "raised_at")
    found = list(filter(None, map(_shown, rows[:SHOWN_AT_MOST])))
    record_look(
        viewer=viewer,
        kind="protection",
        query="closed" if closed else "open",
        people=list({concern.traveller_id for concern in found}),
    )
    return found


def due_work(viewer: Viewer) -> list[DueItem]:
    """The concerns that nobody has accepted yet, for the desk's inbox; nobody is named."""
    if not viewer.may("concern.see", owner=viewer.authority):
        return []
    rows = Concern.objects.filter(
        owner=viewer.authority,
        raised_at__isnull=False,
        accepted_at__isnull=True,
        closed_at__isnull=True,
    ).order_by("raised_at")
    return [
        DueItem(
            title=_("A concern to accept"),
            about=About("coordination.concern", row.concern_id),
            since=row.raised_at,
            urgency=Urgency.NOW,
            url_name="protection-concern",
            url_arguments=(str(row.concern_id),),
        )
        for row in rows[:SHOWN_AT_MOST]
        if row.raised_at
    ]


def get_concern(viewer: Viewer, concern_id: UUID) -> ConcernShown:
    """One concern; the look is recorded. Raises ConcernUnknown and NotPermitted."""
    viewer.require("concern.see", owner=viewer.authority)
    row = Concern.objects.filter(
        concern_id=concern_id, owner=viewer.authority, raised_at__isnull=False
    ).first()
    shown = row and _shown(row)
    if not shown:
        raise ConcernUnknown(str(concern_id))
    record_look(
        viewer=viewer, kind="protection", query=str(concern_id), people=[shown.traveller_id]
    )
    return shown


def _shown(row: Concern) -> ConcernShown | None:
    if row.traveller_id is None or row.raised_at is None:
        return None
    return ConcernShown(
        row.concern_id, row.traveller_id, row.inspection_id, row.port, tuple(row.kinds or ()),
        row.note, row.raised_at, row.accepted_at, row.accepted_by, row.closed_at, row.outcome,
        row.is_return_barred,
    )  # fmt: skip
