"""Due work: what waits for this person now, asked of every app each time, kept in no table.

`config/wiring.py` declares the providers as `DUE_WORK`. One that fails costs one line of the page.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.viewers import Viewer

_logger = logging.getLogger(__name__)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Urgency(IntEnum):
    """How soon somebody should look, the most urgent first."""

    NOW = 0
    TODAY = 1
    LATER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """A piece of work that waits; its title names no person, its link is a route."""

    title: str | Promise
    about: About
    since: datetime
    due_at: datetime | None = None
    urgency: Urgency = Urgency.TODAY
    url_name: str
    url_arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits, in order, and a line for each part of it that could not be read."""

    items: tuple[DueItem, ...]
    troubles: tuple[str, ...]


Provider = Callable[[Viewer], Iterable[DueItem]]


class DueWiring(Protocol):
    """What `config/wiring.py` declares for the inbox."""

    DUE_WORK: tuple[Provider, ...]


def due_work(viewer: Viewer) -> Inbox:
    """What waits for this viewer: by urgency, then by what falls due first, then by age."""
    wiring = cast(DueWiring, import_module(settings.MANFADH_WIRING))
    return collect(viewer, wiring.DUE_WORK)


def collect(viewer: Viewer, providers: Iterable[Provider]) -> Inbox:
    """The due work of these providers; a failing one is logged and told in one line."""
    items: list[DueItem] = []
    troubles: list[str] = []
    for provider in providers:
        try:
            items += list(provider(viewer))
        except Exception:
            _logger.exception("The due work of %s can't be read.", provider.__module__)
            troubles.append(
                _(
                    "A part of your list can't be read now (%(source)s). The rest is complete. "
                    "Try again in a minute; if it stays, tell your administrator."
                )
                % {"source": provider.__module__.removeprefix("manfadh.")}
            )
    return Inbox(tuple(sorted(items, key=_rank)), tuple(troubles))


def _rank(item: DueItem) -> tuple[int, datetime, datetime]:
    return item.urgency, item.due_at or _NEVER, item.since
