"""What facts of others set off here. Each may be told twice."""

from manfadh.apps.operate.passengers.services.erase import erase_places
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.erasing import SubjectErased


def erase_from_lists(entry: Entry[SubjectErased]) -> None:
    """A person was erased: their places on lists follow."""
    erase_places(entry.event.subject, ground=entry.event.ground)
