"""Who writes the rows of which event, and who reacts to it. One table, read top to bottom."""

from manfadh.apps.govern.places import apply as places
from manfadh.apps.govern.policy import apply as policy
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.erasing import SubjectErased, apply_erasures
from manfadh.kernel.ledger.wiring import Handler, Reaction

HANDLERS: dict[type[Event], Handler] = {
    SubjectErased: apply_erasures,
}
HANDLERS |= places.HANDLERS
HANDLERS |= policy.HANDLERS

REACTIONS: dict[str, tuple[Reaction, tuple[type[Event], ...]]] = {}
