"""The only writer of `crossings`' rows, split by act."""

from manfadh.apps.operate.crossings.apply import (
    bring_over,
    categorise,
    consent,
    correct,
    cross,
    inspect,
    notify,
    paper,
    present,
    refuse,
    second,
)
from manfadh.apps.operate.crossings.apply.stays import following
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.wiring import Handler

__all__ = ["HANDLERS", "following"]

HANDLERS: dict[type[Event], Handler] = {
    **inspect.HANDLERS,
    **present.HANDLERS,
    **cross.HANDLERS,
    **correct.HANDLERS,
    **bring_over.HANDLERS,
    **paper.HANDLERS,
    **second.HANDLERS,
    **refuse.HANDLERS,
    **categorise.HANDLERS,
    **consent.HANDLERS,
    **notify.HANDLERS,
}
