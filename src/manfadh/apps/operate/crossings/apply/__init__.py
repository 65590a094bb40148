"""The only writer of `crossings`' rows, split by act."""

from manfadh.apps.operate.crossings.apply import (
    bring_over,
    cross,
    inspect,
    notify,
    present,
    refuse,
    second,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.wiring import Handler

HANDLERS: dict[type[Event], Handler] = {
    **inspect.HANDLERS,
    **present.HANDLERS,
    **cross.HANDLERS,
    **bring_over.HANDLERS,
    **second.HANDLERS,
    **refuse.HANDLERS,
    **notify.HANDLERS,
}
