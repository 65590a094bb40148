"""Taking back a decision within a minute, as an entry of its own."""

from uuid import UUID

from manfadh.apps.operate.crossings.errors import UndoTooLate
from manfadh.apps.operate.crossings.events import CrossingUndone
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.apps.operate.crossings.rules.refusing import may_undo
from manfadh.apps.operate.passengers.services import undoing_of
from manfadh.kernel import clock
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def undo_crossing(*, viewer: Viewer, crossing_id: UUID, ground: str = "") -> None:
    """Take back one's own decision within a minute. Undoing twice changes nothing.

    Needs `crossing.undo` at this port. Raises NotPermitted, UndoTooLate.
    """
    viewer.require("crossing.undo", owner=viewer.authority, port=viewer.port)
    with writing():
        row = Crossing.objects.filter(
            crossing_id=crossing_id, port=viewer.port, crossed_at__isnull=False
        ).first()
        if row is None or row.crossed_at is None:
            raise UndoTooLate(str(crossing_id))
        if row.undone_at is not None:
            return
        if not may_undo(
            crossed_at=row.crossed_at,
            officer_id=row.officer_id,
            by=viewer.officer_id,
            now=clock.now(),
        ):
            raise UndoTooLate(str(crossing_id))
        record(
            CrossingUndone(crossing_id=crossing_id, ground=ground.strip()),
            *undoing_of(crossing_id=crossing_id),
            stamp=viewer.stamp(),
        )
