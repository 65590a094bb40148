"""Ending an alert."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.watchlists.errors import AlertRefused, AlertUnknown
from manfadh.apps.operate.watchlists.events import AlertWithdrawn
from manfadh.apps.operate.watchlists.models import Alert
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def withdraw_alert(*, viewer: Viewer, alert_id: UUID, ground: str) -> None:
    """End an alert of the viewer's authority, with a ground; ending it twice changes nothing.

    Needs `watchlist.keep`. Raises AlertUnknown, or AlertRefused without a ground.
    """
    viewer.require("watchlist.keep", owner=viewer.authority)
    if not ground.strip():
        raise AlertRefused(_("Say on what ground the alert ends."), "ground")
    with writing():
        alert = Alert.objects.filter(
            alert_id=alert_id, owner=viewer.authority, placed_at__isnull=False
        ).first()
        if alert is None:
            raise AlertUnknown(str(alert_id))
        if alert.withdrawn_at is not None:
            return
        record(
            AlertWithdrawn(alert_id=alert_id, ground=ground.strip()), stamp=viewer.stamp(port="")
        )
