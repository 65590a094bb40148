"""Noting what is out of the ordinary at a port, and that it is over."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.coordination.errors import WorkRefused, WorkUnknown
from manfadh.apps.operate.coordination.events import IncidentEnded, IncidentKind, IncidentNoted
from manfadh.apps.operate.coordination.models import Incident
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

NOTE = "incident.note"


def note_incident(
    *,
    viewer: Viewer,
    kind: IncidentKind,
    what: str,
    began_at: datetime | None = None,
    incident_id: UUID | None = None,
) -> UUID:
    """Note an incident at the viewer's port; answers its id. `what` names nobody.

    The same `incident_id` again changes nothing. Raises WorkRefused, NotPermitted.
    """
    viewer.require(NOTE, owner=viewer.authority, port=viewer.port)
    incident_id, began_at = incident_id or new_id(), began_at or clock.now()
    if not what.strip():
        raise WorkRefused(_("Say in a few words what happened."), field="what")
    if began_at > clock.now():
        raise WorkRefused(_("This time is still to come. Correct it."), field="began_at")
    with writing():
        if not Incident.objects.filter(incident_id=incident_id, began_at__isnull=False).exists():
            record(
                IncidentNoted(
                    incident_id=incident_id, kind=kind, what=what.strip(), began_at=began_at
                ),
                stamp=viewer.stamp(),
            )
    return incident_id


def end_incident(*, viewer: Viewer, incident_id: UUID, note: str = "") -> None:
    """Say that an incident is over. Raises WorkUnknown, WorkRefused, NotPermitted."""
    viewer.require(NOTE, owner=viewer.authority, port=viewer.port)
    with writing():
        row = Incident.objects.filter(
            incident_id=incident_id,
            owner=viewer.authority,
            port=viewer.port,
            began_at__isnull=False,
        ).first()
        if row is None:
            raise WorkUnknown(str(incident_id))
        if row.ended_at is not None:
            raise WorkRefused(_("This is over already. Nothing was changed."))
        record(IncidentEnded(incident_id=incident_id, note=note.strip()), stamp=viewer.stamp())
