"""Who writes the rows of which event, and who reacts to it. One table, read top to bottom."""

from manfadh.apps.govern.accounts import apply as accounts
from manfadh.apps.govern.audit import apply as audit
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.erasing import SubjectErased, apply_erasures
from manfadh.kernel.ledger.wiring import Handler, Reaction

HANDLERS: dict[type[Event], Handler] = {
    SubjectErased: apply_erasures,
    **audit.HANDLERS,
    **accounts.HANDLERS,
}

REACTIONS: dict[str, tuple[Reaction, tuple[type[Event], ...]]] = {}
