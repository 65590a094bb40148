"""Who applies which event, and who reacts to it: read from the one table in `config`."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings

from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry

AnyEntry = Entry[Any]
Handler = Callable[[Sequence[AnyEntry]], None]
Reaction = Callable[[AnyEntry], None]


class Wiring(Protocol):
    """What `config/wiring.py` declares."""

    HANDLERS: Mapping[type[Event], Handler]
    REACTIONS: Mapping[str, tuple[Reaction, tuple[type[Event], ...]]]


@cache
def wiring() -> Wiring:
    """The wiring module named in the settings."""
    return cast(Wiring, import_module(settings.MANFADH_WIRING))


def apply_entries(entries: Sequence[AnyEntry]) -> None:
    """Write the rows that entries imply, in one batch per event type.

    Handlers are indifferent to the order among types (see `kernel.rows`), but for those that come
    last of all: erasures.
    """
    batches: dict[type[Event], list[AnyEntry]] = {}
    for entry in entries:
        batches.setdefault(type(entry.event), []).append(entry)
    handlers = wiring().HANDLERS
    for kind, batch in sorted(batches.items(), key=lambda item: item[0].APPLIES_LAST):
        handlers[kind](batch)
