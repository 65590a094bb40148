"""What facts of lower apps set off here. Each may be told twice."""

from uuid import UUID

from manfadh.apps.operate.coordination.events import ConcernClosed
from manfadh.apps.operate.crossings.events import RefusalSigned
from manfadh.apps.operate.crossings.services.refuse import complete_if_due, list_due_of
from manfadh.kernel.ledger.entries import Entry


def complete_refusals(entry: Entry[RefusalSigned | ConcernClosed]) -> None:
    """A signature or a closed concern may have been the last thing that held a refusal."""
    for refusal_id in _due(entry.event):
        complete_if_due(refusal_id)


def _due(event: RefusalSigned | ConcernClosed) -> list[UUID]:
    if isinstance(event, RefusalSigned):
        return [event.refusal_id]
    return list_due_of(event.traveller_id)
