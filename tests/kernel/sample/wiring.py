"""The wiring of the guest house: its own handlers, and reactions that a test puts in."""

from manfadh.kernel.events import Event
from manfadh.kernel.exchange.apply import HANDLERS as EXCHANGE
from manfadh.kernel.ledger.erasing import SubjectErased, apply_erasures
from manfadh.kernel.ledger.wiring import Handler, Reaction
from tests.kernel.sample import apply

HANDLERS: dict[type[Event], Handler] = {
    SubjectErased: apply_erasures,
    **EXCHANGE,
    **apply.HANDLERS,
}

REACTIONS: dict[str, tuple[Reaction, tuple[type[Event], ...]]] = {}
