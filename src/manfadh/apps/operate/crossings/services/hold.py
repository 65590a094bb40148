"""Keeping the document of the person before an officer, against a receipt."""

from uuid import UUID

from manfadh.apps.operate.crossings.selectors.booth import get_inspection
from manfadh.apps.operate.custody.services import HoldingReason, Paper, take_document
from manfadh.kernel.viewers import Viewer


def hold_document(*, viewer: Viewer, inspection_id: UUID, reason: HoldingReason) -> UUID:
    """Take the document that was read, against a receipt; answers the id of the custody.

    Taking it again while it is held answers the same. Needs `document.hold` at this port. Raises
    NotPermitted, InspectionUnknown, NothingToHold.
    """
    viewer.require("document.hold", owner=viewer.authority, port=viewer.port)
    shown = get_inspection(viewer, inspection_id)
    reading = shown.reading
    return take_document(
        viewer=viewer,
        traveller_id=shown.traveller_id,
        inspection_id=inspection_id,
        paper=Paper(issuer=reading.issuer, number=reading.number, holder=reading.printed_name),
        reason=reason,
    )
