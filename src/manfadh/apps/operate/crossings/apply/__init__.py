"""The only writer of `crossings`' rows, split by act."""

from manfadh.apps.operate.crossings.apply import (
    bring_over,
    categorise,
    cross,
    inspect,
    notify,
    paper,
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
    **paper.HANDLERS,
    **second.HANDLERS,
    **refuse.HANDLERS,
    **categorise.HANDLERS,
    **notify.HANDLERS,
}
