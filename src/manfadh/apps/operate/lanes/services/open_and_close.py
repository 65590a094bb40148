"""Opening a lane, and closing it without losing anybody in it."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.govern.places.selectors import LaneShown, list_lanes
from manfadh.apps.operate.lanes.errors import LanesError, OpeningUnknown, PeopleInLane
from manfadh.apps.operate.lanes.events import Direction, Handling, LaneClosed, LaneOpened
from manfadh.apps.operate.lanes.models import Opening
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

LONGEST_REASON = 300


def open_lane(
    *, viewer: Viewer, opening_id: UUID, lane: str, direction: Direction, reason: str = ""
) -> None:
    """Open a lane of the viewer's port in one direction; once per id. Needs `lane.open`.

    Raises LanesError for a lane that is unknown, out of use, open already, or runs the other way.
    """
    viewer.require("lane.open", owner=viewer.authority, port=viewer.port)
    with writing():
        if Opening.objects.filter(opening_id=opening_id).exists():
            return
        known = known_lane(viewer.port, lane)
        if known.direction not in ("both", direction):
            raise LanesError(_("This lane goes in the other direction."), "direction")
        if _open(viewer).filter(lane=lane).exists():
            raise LanesError(_("Lane %(lane)s is open already.") % {"lane": lane}, "lane")
        record(
            LaneOpened(
                opening_id=opening_id,
                lane_id=known.lane_id,
                port=viewer.port,
                lane=lane,
                direction=direction,
                kind=known.mode,
                reason=reason.strip()[:LONGEST_REASON],
            ),
            stamp=viewer.stamp(),
        )


def close_lane(
    *,
    viewer: Viewer,
    opening_id: UUID,
    people: int,
    reason: str,
    handling: Handling | None = None,
    move_to: str = "",
) -> None:
    """Close an open lane. `people` is how many are in it, as the caller found or was told.

    With people in it, `handling` says what becomes of them: served to the last, or sent to another
    open lane of the same direction. Inspections that have begun are untouched either way. Closing
    again changes nothing. Needs `lane.open`. Raises OpeningUnknown, PeopleInLane, LanesError.
    """
    viewer.require("lane.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = Opening.objects.filter(
            opening_id=opening_id, port=viewer.port, owner=viewer.authority, opened_at__isnull=False
        ).first()
        if row is None:
            raise OpeningUnknown(str(opening_id))
        if row.closed_at is not None:
            return
        if people < 0:
            raise LanesError(_("Write how many people are in the lane: 0 or more."), "people")
        if not reason.strip():
            raise LanesError(_("Write the reason in a few words."), "reason")
        if people:
            _check_handling(viewer, row, people, handling, move_to)
        record(
            LaneClosed(
                opening_id=opening_id,
                people=people,
                handling=handling if people and handling else "empty",
                moved_to=move_to if people and handling == "move" else "",
                reason=reason.strip()[:LONGEST_REASON],
            ),
            stamp=viewer.stamp(),
        )


def known_lane(port: str, code: str) -> LaneShown:
    """A lane of a port that is in use. Raises LanesError."""
    for lane in list_lanes(port):
        if lane.code == code and lane.in_use:
            return lane
    raise LanesError(_("This port has no lane %(lane)s in use.") % {"lane": code}, "lane")


def _check_handling(
    viewer: Viewer, row: Opening, people: int, handling: Handling | None, move_to: str
) -> None:
    if handling not in ("finish", "move"):
        raise PeopleInLane(
            ngettext(
                "There is %(n)d person in this lane. Say first: serve to the end, or send on?",
                "There are %(n)d people in this lane. Say first: serve to the end, or send on?",
                people,
            )
            % {"n": people},
            people,
        )
    if handling == "move":
        others = _open(viewer).filter(direction=row.direction).exclude(pk=row.pk)
        if not others.filter(lane=move_to).exists():
            raise LanesError(_("Choose an open lane of the same direction."), "move_to")


def _open(viewer: Viewer) -> QuerySet[Opening]:
    return Opening.objects.filter(
        port=viewer.port, owner=viewer.authority, opened_at__isnull=False, closed_at__isnull=True
    )
