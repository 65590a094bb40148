"""Minutes as those see them who wrote them, are named in them, or answer for the port."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.coordination.errors import WorkUnknown
from manfadh.apps.operate.coordination.models import Minutes, MinutesParticipant
from manfadh.apps.operate.coordination.rules import MinutesState, minutes_state
from manfadh.kernel.viewers import Viewer

SIGN = "minutes.sign"
ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesLine:
    """Minutes in a list."""

    minutes_id: UUID
    year: int
    number: int
    kind: str
    state: MinutesState
    place: str
    held_at: datetime
    participants: int
    answered: int
    waits_for_viewer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantShown:
    """Somebody named in minutes; `name` is that of a person from outside, None once erased."""

    participant_id: UUID
    agency: str
    officer_id: UUID | None
    name: str | None
    stance: str
    reason: str | None
    is_on_paper: bool
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesShown:
    """Minutes in full; `body` is None once erased."""

    minutes_id: UUID
    owner: str
    port: str
    year: int
    number: int
    kind: str
    state: MinutesState
    is_locked: bool
    violation_id: UUID | None
    subject_id: UUID | None
    place: str
    held_at: datetime
    body: str | None
    written_at: datetime
    written_by: UUID | None
    void_ground: str
    participants: tuple[ParticipantShown, ...]


def list_minutes(
    viewer: Viewer, *, waiting_only: bool = False, violation_id: UUID | None = None, page: int = 1
) -> Page[MinutesLine]:
    """The minutes that the viewer may see at the viewer's port, last number first.

    Perhaps only those that wait for the viewer's own signature, or those of one violation. The
    look is recorded. Needs `minutes.sign`; raises NotPermitted.
    """
    viewer.require(SIGN, owner=viewer.authority, port=viewer.port)
    rows = _visible(viewer)
    if violation_id is not None:
        rows = rows.filter(violation_id=violation_id)
    if waiting_only:
        unanswered = MinutesParticipant.objects.filter(officer_id=viewer.officer_id, stance="")
        rows = rows.filter(minutes_id__in=unanswered.values("minutes_id"), voided_at__isnull=True)
    found = Paginator(rows.order_by("-year", "-number", "minutes_id"), ROWS).get_page(page)
    named = _participants([row.minutes_id for row in found])
    record_look(viewer=viewer, kind="minutes", query="waiting" if waiting_only else "all")
    lines = [line for row in found if (line := _line(viewer, row, named.get(row.minutes_id, [])))]
    return Page(lines, found.number, cast("Paginator[MinutesLine]", found.paginator))


def get_minutes(viewer: Viewer, minutes_id: UUID) -> MinutesShown:
    """Minutes in full; the look is recorded. Raises WorkUnknown, NotPermitted."""
    viewer.require(SIGN, owner=viewer.authority, port=viewer.port)
    row = _visible(viewer).filter(minutes_id=minutes_id).first()
    if row is None or row.held_at is None or row.written_at is None:
        raise WorkUnknown(str(minutes_id))
    people = _participants([minutes_id]).get(minutes_id, [])
    stances = [one.stance for one in people]
    state = minutes_state(stances, is_void=row.voided_at is not None)
    record_look(
        viewer=viewer, kind="minutes", query=f"{row.number}/{row.year}",
        people=[row.subject_id] if row.subject_id else [],
    )  # fmt: skip
    return MinutesShown(
        minutes_id=row.minutes_id,
        owner=row.owner,
        port=row.port,
        year=row.year or 0,
        number=row.number or 0,
        kind=row.kind,
        state=state,
        is_locked=state != "draft",
        violation_id=row.violation_id,
        subject_id=row.subject_id,
        place=row.place,
        held_at=row.held_at,
        body=row.body,
        written_at=row.written_at,
        written_by=row.written_by,
        void_ground=row.void_ground,
        participants=tuple(
            ParticipantShown(
                participant_id=one.participant_id,
                agency=one.agency,
                officer_id=one.officer_id,
                name=one.name,
                stance=one.stance,
                reason=one.reason,
                is_on_paper=one.is_on_paper,
                answered_at=one.answered_at,
            )
            for one in people
            if one.participant_id is not None
        ),
    )


def _visible(viewer: Viewer) -> QuerySet[Minutes]:
    here = Minutes.objects.filter(port=viewer.port, written_at__isnull=False)
    if viewer.may("desks.see", owner=viewer.authority, port=viewer.port):
        return here.filter(owner=viewer.authority)
    named = MinutesParticipant.objects.filter(officer_id=viewer.officer_id)
    own = MinutesParticipant.objects.filter(agency=viewer.agency, officer_id__isnull=False)
    may_see_agency = viewer.may("minutes.write", owner=viewer.authority, port=viewer.port)
    seen = Q(minutes_id__in=named.values("minutes_id")) | Q(written_by=viewer.officer_id)
    return here.filter(
        seen | Q(minutes_id__in=own.values("minutes_id")) if may_see_agency else seen
    )


def _participants(ids: Sequence[UUID]) -> dict[UUID, list[MinutesParticipant]]:
    found: dict[UUID, list[MinutesParticipant]] = {}
    rows = MinutesParticipant.objects.filter(minutes_id__in=ids).order_by("place_in_order")
    for row in rows:
        if row.minutes_id is not None:
            found.setdefault(row.minutes_id, []).append(row)
    return found


def _line(viewer: Viewer, row: Minutes, people: Sequence[MinutesParticipant]) -> MinutesLine | None:
    if row.held_at is None:
        return None
    stances = [one.stance for one in people]
    return MinutesLine(
        minutes_id=row.minutes_id,
        year=row.year or 0,
        number=row.number or 0,
        kind=row.kind,
        state=minutes_state(stances, is_void=row.voided_at is not None),
        place=row.place,
        held_at=row.held_at,
        participants=len(people),
        answered=sum(1 for stance in stances if stance),
        waits_for_viewer=row.voided_at is None
        and any(one.officer_id == viewer.officer_id and not one.stance for one in people),
    )
