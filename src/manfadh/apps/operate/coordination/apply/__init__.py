"""The only writer of `coordination`'s rows, split as its acts are."""

from manfadh.apps.operate.coordination.apply import minutes, protection, tasks, violations
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.wiring import Handler

HANDLERS: dict[type[Event], Handler] = {
    **protection.HANDLERS,
    **tasks.HANDLERS,
    **violations.HANDLERS,
    **minutes.HANDLERS,
}
