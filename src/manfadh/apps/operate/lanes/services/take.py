"""An officer begins to work at a lane: the assigned one, or another with a reason."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.lanes.errors import LanesError
from manfadh.apps.operate.lanes.events import LaneTaken
from manfadh.apps.operate.lanes.models import Taking
from manfadh.apps.operate.lanes.selectors import find_assignment
from manfadh.apps.operate.lanes.services.open_and_close import LONGEST_REASON, known_lane
from manfadh.kernel import clock
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def take_lane(*, viewer: Viewer, taking_id: UUID, lane: str, reason: str = "") -> None:
    """Record that the viewer works at a lane from now on; once per id.

    Where a draw has assigned another lane for this shift, or none, the choice needs a reason and is
    counted. Without a draw nothing is asked. Needs `inspection.open`. Raises LanesError.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        if Taking.objects.filter(taking_id=taking_id).exists():
            return
        kind = known_lane(viewer.port, lane).mode
        assigned = find_assignment(viewer.officer_id, viewer.port, at=clock.now())
        is_chosen = assigned.is_drawn and assigned.lane != lane
        if is_chosen and not reason.strip():
            raise LanesError(
                _("The draw sent you to lane %(lane)s. Write why you work at another.")
                % {"lane": assigned.lane}
                if assigned.lane
                else _("The draw left you in reserve. Write why you work at a lane."),
                "reason",
            )
        record(
            LaneTaken(
                taking_id=taking_id,
                port=viewer.port,
                officer_id=viewer.officer_id,
                lane=lane,
                kind=kind,
                assigned_lane=assigned.lane if assigned.is_drawn else lane,
                reason=reason.strip()[:LONGEST_REASON] if is_chosen else "",
            ),
            stamp=viewer.stamp(),
        )
