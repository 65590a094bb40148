"""How often officers chose a lane, and supervisors moved them: for who inspects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.operate.lanes.models import Draw, Move, Taking
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators import Tally

ROWS_SHOWN = 500
_HOURS_OF_A_BAND = 6


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One act: when, at which lane, and the reason that was written."""

    at: datetime
    lane: str
    note: str


def tally_lane_choices(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many times that an officer began at a lane it was not the assigned one.

    Peers are those at the same kind of lane at the same time of day. Needs `rates.see`; raises
    NotPermitted.
    """
    viewer.require("rates.see", owner=viewer.authority)
    zone = ZoneInfo(settings.TIME_ZONE)
    return [
        Tally(row.officer_id, f"{row.kind} {_band(row.taken_at, zone)}", _is_chosen(row), 1)
        for row in _takings(viewer, port, since_at, until_at)
        if row.officer_id and row.taken_at
    ]


def tally_moves(
    viewer: Viewer, port: str, since_at: datetime, until_at: datetime
) -> list[Tally[UUID]]:
    """Of how many placings by lot a supervisor sent the officer elsewhere.

    Needs `rates.see`; raises NotPermitted.
    """
    viewer.require("rates.see", owner=viewer.authority)
    draws = Draw.objects.filter(
        port=port, owner=viewer.authority, held_at__gte=since_at, held_at__lt=until_at
    )
    shifts = {row.draw_id: row for row in draws}
    moved: dict[UUID, dict[UUID, int]] = {}
    for move in _moves(viewer, port, since_at, until_at):
        if move.draw_id in shifts and move.moved_by:
            counted = moved.setdefault(move.moved_by, {})
            counted[move.draw_id] = counted.get(move.draw_id, 0) + 1
    tallies = []
    for row in shifts.values():
        placings = sum(bool(one) for one in row.placed or ())
        movers = {one for one, counted in moved.items() if row.draw_id in counted}
        for who in movers | ({row.held_by} if row.held_by else set()):
            acts = moved.get(who, {}).get(row.draw_id, 0)
            tallies.append(Tally(who, row.shift, min(acts, placings), placings))
    return tallies


def list_lane_choices(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ChoiceLine]:
    """The lanes that an officer chose against the draw, the latest first; the look is recorded.

    At most `ROWS_SHOWN`. Needs `rates.see`; raises NotPermitted.
    """
    viewer.require("rates.see", owner=viewer.authority)
    record_look(viewer=viewer, kind="rate", query=f"lane choice {port}", people=[officer_id])
    rows = [
        row
        for row in _takings(viewer, port, since_at, until_at)
        if row.officer_id == officer_id and _is_chosen(row)
    ]
    return _lines((row.taken_at, row.lane, row.reason) for row in rows)


def list_moves(
    viewer: Viewer, port: str, officer_id: UUID, since_at: datetime, until_at: datetime
) -> list[ChoiceLine]:
    """The officers whom a supervisor sent elsewhere, the latest first; the look is recorded.

    At most `ROWS_SHOWN`. Needs `rates.see`; raises NotPermitted.
    """
    viewer.require("rates.see", owner=viewer.authority)
    record_look(viewer=viewer, kind="rate", query=f"moves {port}", people=[officer_id])
    rows = [r for r in _moves(viewer, port, since_at, until_at) if r.moved_by == officer_id]
    return _lines((row.moved_at, row.lane, row.reason) for row in rows)


def _lines(rows: Iterable[tuple[datetime | None, str, str]]) -> list[ChoiceLine]:
    lines = [ChoiceLine(at, lane, note) for at, lane, note in rows if at]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:ROWS_SHOWN]


def _takings(viewer: Viewer, port: str, since_at: datetime, until_at: datetime) -> Sequence[Taking]:
    rows = Taking.objects.filter(
        port=port, owner=viewer.authority, taken_at__gte=since_at, taken_at__lt=until_at
    )
    return list(rows)


def _moves(viewer: Viewer, port: str, since_at: datetime, until_at: datetime) -> Sequence[Move]:
    rows = Move.objects.filter(
        port=port, owner=viewer.authority, moved_at__gte=since_at, moved_at__lt=until_at
    )
    return list(rows)


def _is_chosen(row: Taking) -> bool:
    return row.lane != row.assigned_lane


def _band(at: datetime | None, zone: ZoneInfo) -> int:
    return at.astimezone(zone).hour // _HOURS_OF_A_BAND if at else 0
