"""Who was drawn to which lane, and whether the draw was what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from manfadh.apps.govern.accounts.selectors import get_officer_names, list_on_post
from manfadh.apps.operate.lanes.errors import DrawUnknown
from manfadh.apps.operate.lanes.events import Shift
from manfadh.apps.operate.lanes.models import Competence, Draw, Move
from manfadh.apps.operate.lanes.rules.drawing import Candidate, commitment_of, draw, draw_name
from manfadh.apps.operate.lanes.rules.shifts import shift_of
from manfadh.kernel import clock
from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import is_signed_by
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer

DRAWS_SHOWN = 14
_UUID_LENGTH = 36


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where an officer was sent: `is_drawn` says whether a draw holds now; no lane is reserve."""

    is_drawn: bool
    lane: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveShown:
    """An officer whom somebody sent elsewhere, and why."""

    officer_id: UUID
    lane: str
    reason: str
    moved_at: datetime
    moved_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawShown:
    """A draw. `placed` is lane → officer by lot, `standing` the same after moves."""

    draw_id: UUID
    shift_on: date
    shift: Shift
    starts_at: datetime
    ends_at: datetime
    number: int
    reason: str
    commitment: str
    committed_at: datetime
    held_at: datetime | None
    seed: str
    officers: tuple[UUID, ...]
    absent: tuple[UUID, ...]
    placed: dict[str, UUID | None]
    standing: dict[str, UUID | None]
    reserve: tuple[UUID, ...]
    moves: tuple[MoveShown, ...]


@dataclass(frozen=True, slots=True)
class OfficerOnPost:
    """A booth officer who can be drawn: kinds of lane allowed, empty for every kind."""

    officer_id: UUID
    name: str
    kinds: tuple[str, ...]


def shift_at(instant: datetime) -> tuple[date, Shift]:
    """The shift of this node's port that an instant falls into."""
    return shift_of(instant, ZoneInfo(settings.TIME_ZONE))


def find_assignment(officer_id: UUID, port: str, *, at: datetime) -> Assigned:
    """The lane to which the draw of the running shift, or a move after it, sent an officer."""
    row = first(_running(port, at))
    if row is None:
        return Assigned(is_drawn=False, lane="")
    shown = _shown(row)
    lanes = [lane for lane, officer in shown.standing.items() if officer == officer_id]
    return Assigned(is_drawn=True, lane=lanes[0] if lanes else "")


def find_draw(viewer: Viewer, shift_on: date, shift: Shift) -> DrawShown | None:
    """The last draw of a shift at the viewer's port, None before there is one.

    Needs `lane.draw`; raises NotPermitted.
    """
    found = list_draws(viewer, shift_on=shift_on, shift=shift)
    return found[0] if found else None


def get_draw(viewer: Viewer, draw_id: UUID) -> DrawShown:
    """One draw at the viewer's port. Needs `lane.draw`. Raises DrawUnknown, NotPermitted."""
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    row = Draw.objects.filter(
        draw_id=draw_id, port=viewer.port, owner=viewer.authority, committed_at__isnull=False
    ).first()
    if row is None:
        raise DrawUnknown(str(draw_id))
    return _shown(row)


def list_draws(
    viewer: Viewer, *, shift_on: date | None = None, shift: Shift | None = None
) -> list[DrawShown]:
    """The last draws at the viewer's port, perhaps those of one shift, the latest first.

    At most `DRAWS_SHOWN`. Needs `lane.draw`; raises NotPermitted.
    """
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    rows = Draw.objects.filter(
        port=viewer.port, owner=viewer.authority, committed_at__isnull=False
    ).order_by("-starts_at", "-number")
    if shift_on is not None:
        rows = rows.filter(shift_on=shift_on)
    if shift is not None:
        rows = rows.filter(shift=shift)
    return [_shown(row) for row in rows[:DRAWS_SHOWN]]


def list_officers_to_draw(viewer: Viewer, on: date) -> list[OfficerOnPost]:
    """The booth officers on post at the viewer's port on a day, by name, with their competence.

    Needs `lane.draw`; raises NotPermitted.
    """
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    on_post = list_on_post(viewer.port, "booth_officer", on=on, authority=viewer.authority)
    names = get_officer_names(on_post)
    rows = Competence.objects.filter(port=viewer.port, officer_id__in=on_post)
    kinds = {row.officer_id: tuple(row.kinds or ()) for row in rows}
    found = [OfficerOnPost(one, names.get(one, ""), kinds.get(one, ())) for one in on_post]
    return sorted(found, key=lambda one: one.name)


def verify_draw(viewer: Viewer, draw_id: UUID) -> list[str]:
    """What is wrong with a held draw, as codes; an empty list says that it is what it claims.

    "seed" differs from what was promised; "signature" is not that of the node that promised (or
    its key is not known here); "result" is not what the seed draws. Needs `lane.draw`. Raises
    DrawUnknown, NotPermitted.
    """
    shown = get_draw(viewer, draw_id)
    row = Draw.objects.get(draw_id=draw_id)
    if shown.held_at is None:
        return []
    seed = bytes.fromhex(shown.seed)
    node = KnownNode.objects.filter(node=row.node).first()
    name = draw_name(row.port, shown.shift_on, shown.shift, shown.number)
    is_signed = node is not None and is_signed_by(bytes(node.public_key), seed, name)
    return [
        code
        for code, holds in (
            ("seed", commitment_of(seed) == shown.commitment),
            ("signature", is_signed),
            ("result", draw(seed, _candidates(row), _lanes(row)) == shown.placed),
        )
        if not holds
    ]


def _candidates(row: Draw) -> list[Candidate]:
    kinds = [frozenset(filter(None, one.split(","))) for one in row.kinds or ()]
    officers = _ids(row.officers or ())
    return [Candidate(*pair) for pair in zip(officers, kinds, strict=False)]


def _lanes(row: Draw) -> dict[str, str]:
    return dict(zip(row.lanes or (), row.lane_kinds or (), strict=False))


@prepared
def _running(port: str, at: datetime) -> QuerySet[Draw]:
    held = Draw.objects.filter(port=port, starts_at__lte=at, ends_at__gt=at, held_at__isnull=False)
    return held.order_by("-number")[:1]


@prepared
def _moves(draw_id: UUID) -> QuerySet[Move]:
    return Move.objects.filter(draw_id=draw_id).order_by("moved_at", "moved_stamp")


def _shown(row: Draw) -> DrawShown:
    if row.committed_at is None or row.starts_at is None or row.ends_at is None:
        raise DrawUnknown(str(row.draw_id))
    moves = tuple(
        MoveShown(
            officer_id=move.officer_id,
            lane=move.lane,
            reason=move.reason,
            moved_at=move.moved_at,
            moved_by=move.moved_by,
        )
        for move in _moves(row.draw_id)
        if move.officer_id and move.moved_at
    )
    placed = {
        lane: UUID(officer) if officer else None
        for lane, officer in zip(row.lanes or (), row.placed or (), strict=False)
        if len(officer) in (0, _UUID_LENGTH)
    }
    standing = _after(placed, moves)
    officers = _ids(row.officers or ())
    return DrawShown(
        draw_id=row.draw_id,
        shift_on=row.shift_on or clock.now().date(),
        shift="day" if row.shift == "day" else "night",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        number=row.number or 0,
        reason=row.reason,
        commitment=row.commitment,
        committed_at=row.committed_at,
        held_at=row.held_at,
        seed=row.seed,
        officers=officers,
        absent=_ids(row.absent or ()),
        placed=placed,
        standing=standing,
        reserve=tuple(one for one in officers if one not in standing.values()),
        moves=moves,
    )


def _after(placed: dict[str, UUID | None], moves: Sequence[MoveShown]) -> dict[str, UUID | None]:
    standing = dict(placed)
    for move in moves:
        standing = {
            lane: None if officer == move.officer_id else officer
            for lane, officer in standing.items()
        }
        standing[move.lane] = move.officer_id
    return standing


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in texts)
