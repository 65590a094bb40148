"""The only writer of `crossings`' rows, split by act."""

from manfadh.apps.operate.crossings.apply import correct, cross, inspect, refuse, second
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.wiring import Handler

HANDLERS: dict[type[Event], Handler] = {
    **inspect.HANDLERS,
    **cross.HANDLERS,
    **correct.HANDLERS,
    **second.HANDLERS,
    **refuse.HANDLERS,
}
