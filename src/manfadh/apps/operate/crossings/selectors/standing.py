"""How things stand after a reading: decided, in secondary, proposed for refusal, still to undo.

No person is named in these answers, so none of them is a look.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase
from manfadh.apps.operate.crossings.rules.refusing import (
    UNDO_WITHIN,
    PortState,
    Progress,
    state_at_port,
)
from manfadh.apps.operate.crossings.selectors.repeats import find_kept_crossing
from manfadh.kernel import clock
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer

PROPOSALS_SHOWN = 10
PROPOSALS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has happened on an inspection so far; None where it has not."""

    crossing_id: UUID | None
    crossed_at: datetime | None
    officer_id: UUID | None
    # The crossing of minutes before that an officer said this reading to be.
    kept_crossing_id: UUID | None
    # An open case, by whomever it is worked on.
    case_id: UUID | None
    # A refusal that was not withdrawn; refused means signed, for signed looks the same
    # whether it has taken effect or is held.
    refusal_id: UUID | None
    is_refused: bool

    @property
    def is_decided(self) -> bool:
        """Whether nothing more can be decided on this inspection."""
        return bool(self.crossing_id or self.kept_crossing_id) or self.is_refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """The viewer's own last decision, while it can still be taken back."""

    crossing_id: UUID
    inspection_id: UUID
    direction: str
    seconds_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A refusal that the viewer proposed not long ago."""

    refusal_id: UUID
    state: PortState
    proposed_at: datetime


def find_standing(viewer: Viewer, inspection_id: UUID) -> Standing:
    """How an inspection of the viewer's port stands."""
    here = (viewer.port, viewer.authority)
    crossing = next(
        (
            row
            for row in _crossings(inspection_id)
            if (row.port, row.owner) == here and row.crossed_at and not row.undone_at
        ),
        None,
    )
    case = next(
        (
            row
            for row in _cases(inspection_id)
            if (row.port, row.owner) == here and row.opened_at and not row.resolved_at
        ),
        None,
    )
    refusals = [
        row
        for row in _refusals(inspection_id)
        if (row.port, row.owner) == here and row.proposed_at and not row.withdrawn_at
    ]
    return Standing(
        crossing_id=crossing.crossing_id if crossing else None,
        crossed_at=crossing.crossed_at if crossing else None,
        officer_id=crossing.officer_id if crossing else None,
        kept_crossing_id=find_kept_crossing(inspection_id),
        case_id=case.case_id if case else None,
        refusal_id=refusals[0].refusal_id if refusals else None,
        is_refused=any(refusal.signed_at for refusal in refusals),
    )


def find_undoable(viewer: Viewer) -> Undoable | None:
    """The viewer's own last decision, if it is less than a minute old and stands."""
    now = clock.now()
    last = first(_just_decided(viewer.port, viewer.officer_id, now - UNDO_WITHIN))
    if last is None or last.crossed_at is None or last.inspection_id is None:
        return None
    if not viewer.may("crossing.undo", owner=viewer.authority, port=viewer.port):
        return None
    return Undoable(
        crossing_id=last.crossing_id,
        inspection_id=last.inspection_id,
        direction=last.direction,
        seconds_left=max(1, int((UNDO_WITHIN - (now - last.crossed_at)).total_seconds())),
    )


def list_own_proposals(viewer: Viewer) -> list[Proposal]:
    """The refusals that the viewer proposed at this port within a day, latest first."""
    since_at = clock.now() - PROPOSALS_KEPT
    return [
        Proposal(refusal_id=row.refusal_id, state=_state(row), proposed_at=row.proposed_at)
        for row in _proposed(viewer.port, viewer.authority, viewer.officer_id, since_at)
        if row.proposed_at
    ]


def _state(row: Refusal) -> PortState:
    return state_at_port(
        Progress(
            asked_at=row.asked_at,
            signed_at=row.signed_at,
            completed_at=row.completed_at,
            withdrawn_at=row.withdrawn_at,
        )
    )


# By the inspection alone, and what else must hold in Python: asked together with the port, SQLite
# takes the index of the port and walks through all that ever happened there.
@prepared
def _crossings(inspection_id: UUID) -> QuerySet[Crossing]:
    return Crossing.objects.filter(inspection_id=inspection_id)


@prepared
def _cases(inspection_id: UUID) -> QuerySet[SecondaryCase]:
    return SecondaryCase.objects.filter(inspection_id=inspection_id)


@prepared
def _refusals(inspection_id: UUID) -> QuerySet[Refusal]:
    return Refusal.objects.filter(inspection_id=inspection_id)


@prepared
def _just_decided(port: str, officer_id: UUID, after_at: datetime) -> QuerySet[Crossing]:
    decided = Crossing.objects.filter(
        port=port,
        officer_id=officer_id,
        crossed_at__gt=after_at,
        inspection_id__isnull=False,
        undone_at__isnull=True,
    )
    return decided.order_by("-crossed_at")[:1]


@prepared
def _proposed(port: str, owner: str, officer_id: UUID, since_at: datetime) -> QuerySet[Refusal]:
    proposed = Refusal.objects.filter(
        port=port,
        owner=owner,
        proposed_by=officer_id,
        proposed_at__gte=since_at,
        withdrawn_at__isnull=True,
    )
    return proposed.order_by("-proposed_at")[:PROPOSALS_SHOWN]
