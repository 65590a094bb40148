"""Counting by eye who stands in a queue."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.lanes.errors import LanesError
from manfadh.apps.operate.lanes.events import CountWithdrawn, Direction, QueueCounted, Unit
from manfadh.apps.operate.lanes.models import QueueCount
from manfadh.kernel import clock
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

MOST_IN_A_QUEUE = 20_000


def count_queue(
    *, viewer: Viewer, count_id: UUID, direction: Direction, unit: Unit, number: int
) -> None:
    """Record how many people or vehicles stand before the lanes of a direction now; once per id.

    Needs `queue.count`. Raises LanesError
    for a number that no queue has.
    """
    viewer.require("queue.count", owner=viewer.authority, port=viewer.port)
    if not 0 <= number <= MOST_IN_A_QUEUE:
        raise LanesError(
            _("Write how many stand there: a number from 0 to %(most)s.")
            % {"most": MOST_IN_A_QUEUE},
            "number",
        )
    with writing():
        if QueueCount.objects.filter(count_id=count_id, counted_at__isnull=False).exists():
            return
        record(
            QueueCounted(
                count_id=count_id,
                port=viewer.port,
                direction=direction,
                unit=unit,
                number=number,
                counted_at=clock.now(),
            ),
            stamp=viewer.stamp(),
        )


def withdraw_count(*, viewer: Viewer, count_id: UUID) -> None:
    """Take back a count of the viewer's port that was a mistake. Needs `queue.count`.

    Raises LanesError for a count that is not there.
    """
    viewer.require("queue.count", owner=viewer.authority, port=viewer.port)
    with writing():
        row = QueueCount.objects.filter(
            count_id=count_id, port=viewer.port, owner=viewer.authority, counted_at__isnull=False
        ).first()
        if row is None:
            raise LanesError(_("This count is not there."))
        if row.withdrawn_at is None:
            record(CountWithdrawn(count_id=count_id), stamp=viewer.stamp())
