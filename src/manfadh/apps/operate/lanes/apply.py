"""The only writer of `lanes`' rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import models

from manfadh.apps.operate.lanes.events import (
    CompetenceRecorded,
    CountWithdrawn,
    DrawCommitted,
    DrawHeld,
    LaneClosed,
    LaneOpened,
    LaneTaken,
    OfficerMoved,
    QueueCounted,
)
from manfadh.apps.operate.lanes.models import (
    Competence,
    Draw,
    Move,
    Opening,
    QueueCount,
    Taking,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import AnyEntry, Handler
from manfadh.kernel.rows import upsert

More = Callable[[AnyEntry], Mapping[str, Any]]


def _writer(
    model: type[models.Model],
    stamp: str,
    fields: Sequence[str],
    more: More,
    renamed: Mapping[str, str] | None = None,
) -> Handler:
    """A handler that writes fields of the event as they are, some by other names, and `more`."""
    names = {name: name for name in fields} | dict(renamed or {})

    def write(batch: Sequence[AnyEntry]) -> None:
        upsert(
            model,
            (
                {
                    **{
                        column: _plain(getattr(entry.event, name)) for name, column in names.items()
                    },
                    **more(entry),
                    stamp: entry.order,
                }
                for entry in batch
            ),
            stamp=stamp,
        )

    return write


def _plain(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, tuple) else value


def _commit(entry: Entry[DrawCommitted]) -> Mapping[str, Any]:
    return {"owner": entry.owner, "node": entry.node, "committed_at": entry.recorded_at}


HANDLERS: dict[type[Event], Handler] = {
    LaneOpened: _writer(
        Opening,
        "opened_stamp",
        ("opening_id", "lane_id", "port", "lane", "direction", "kind"),
        lambda entry: {
            "owner": entry.owner,
            "opened_at": entry.occurred_at,
            "opened_by": entry.actor,
        },
        {"reason": "open_reason"},
    ),
    LaneClosed: _writer(
        Opening,
        "closed_stamp",
        ("opening_id", "people", "handling", "moved_to"),
        lambda entry: {"closed_at": entry.occurred_at, "closed_by": entry.actor},
        {"reason": "close_reason"},
    ),
    CompetenceRecorded: _writer(
        Competence,
        "recorded_stamp",
        ("competence_id", "officer_id", "port", "kinds", "reference"),
        lambda entry: {"owner": entry.owner},
    ),
    DrawCommitted: _writer(
        Draw,
        "committed_stamp",
        (
            *("draw_id", "port", "shift_on", "shift", "starts_at", "ends_at", "number", "reason"),
            "commitment",
        ),
        _commit,
    ),
    DrawHeld: _writer(
        Draw,
        "held_stamp",
        ("draw_id", "officers", "kinds", "absent", "lanes", "lane_kinds", "placed", "seed"),
        lambda entry: {"held_at": entry.recorded_at, "held_by": entry.actor},
    ),
    OfficerMoved: _writer(
        Move,
        "moved_stamp",
        ("move_id", "draw_id", "port", "officer_id", "lane", "reason"),
        lambda entry: {
            "owner": entry.owner,
            "moved_at": entry.occurred_at,
            "moved_by": entry.actor,
        },
    ),
    LaneTaken: _writer(
        Taking,
        "taken_stamp",
        ("taking_id", "port", "officer_id", "lane", "kind", "assigned_lane", "reason"),
        lambda entry: {"owner": entry.owner, "taken_at": entry.occurred_at},
    ),
    QueueCounted: _writer(
        QueueCount,
        "counted_stamp",
        ("count_id", "port", "direction", "unit", "number", "counted_at"),
        lambda entry: {"owner": entry.owner, "counted_by": entry.actor},
    ),
    CountWithdrawn: _writer(
        QueueCount,
        "withdrawn_stamp",
        ("count_id",),
        lambda entry: {"withdrawn_at": entry.occurred_at},
    ),
}
