"""Rows of histories: crossings that an older system kept, and how far each file is taken over."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from manfadh.apps.operate.crossings.apply.stays import work_out_stays
from manfadh.apps.operate.crossings.events import (
    CrossingBroughtOver,
    HistoryAdvanced,
    HistoryBegun,
    HistoryEnded,
    HistoryWithdrawn,
)
from manfadh.apps.operate.crossings.models import Crossing, History
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert

_CROSSING = (
    "crossing_id", "history_id", "traveller_id", "document_id", "direction", "mode", "lane",
    "nationality", "sex", "birth_year", "permission", "permission_until_on", "territory",
    "stay_days", "crossed_at",
)  # fmt: skip
_ROWS_AT_ONCE = 5_000
_HISTORY = ("name", "file_hash", "titles", "mapping", "lines")


def bring_over(batch: Sequence[Entry[CrossingBroughtOver]]) -> None:
    """Somebody entered or left, by an older system; what came of a withdrawn file did not."""
    upsert(
        Crossing,
        (
            {
                **{name: getattr(entry.event, name) for name in _CROSSING},
                "permission_authority": entry.owner if entry.event.direction == "entry" else "",
                "owner": entry.owner,
                "port": entry.port,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )
    for history in _withdrawn({entry.event.history_id for entry in batch}):
        own = [e.event.crossing_id for e in batch if e.event.history_id == history.history_id]
        _take_back(history, own)
    work_out_stays(
        {entry.event.traveller_id for entry in batch},
        since_at=min(entry.event.crossed_at for entry in batch),
    )


def begin(batch: Sequence[Entry[HistoryBegun]]) -> None:
    """A file begins to be taken over."""
    _step(
        batch,
        "begun",
        lambda e: {"owner": e.owner, **{name: getattr(e.event, name) for name in _HISTORY}},
    )


def advance(batch: Sequence[Entry[HistoryAdvanced]]) -> None:
    """A file is taken over up to a line."""
    _step(
        batch,
        "advanced",
        lambda e: {
            "last_line": e.event.last_line,
            "taken": e.event.taken,
            "known_before": e.event.known_before,
        },
    )


def end(batch: Sequence[Entry[HistoryEnded]]) -> None:
    """A file is taken over whole."""
    _step(batch, "ended", lambda _: {})


def withdraw(batch: Sequence[Entry[HistoryWithdrawn]]) -> None:
    """The crossings of a file did not happen, for all that we know."""
    _step(batch, "withdrawn", lambda e: {"withdrawal_ground": e.event.ground})
    for history in _withdrawn({entry.event.history_id for entry in batch}):
        for rows in _crossings_of(history.history_id):
            _take_back(history, [row[0] for row in rows])
            work_out_stays(
                {row[1] for row in rows if row[1]}, since_at=min(row[2] for row in rows if row[2])
            )


def _withdrawn(history_ids: set[UUID]) -> list[History]:
    held = History.objects.filter(history_id__in=history_ids, withdrawn_at__isnull=False)
    return list(held.order_by("history_id"))


def _crossings_of(history_id: UUID) -> Iterator[list[tuple[Any, ...]]]:
    last = UUID(int=0)
    while True:
        held = Crossing.objects.filter(history_id=history_id, crossing_id__gt=last)
        rows = list(
            held.order_by("crossing_id").values_list("crossing_id", "traveller_id", "crossed_at")[
                :_ROWS_AT_ONCE
            ]
        )
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _take_back(history: History, crossing_ids: Sequence[UUID]) -> None:
    upsert(
        Crossing,
        (
            {
                "crossing_id": crossing_id,
                "undone_at": history.withdrawn_at,
                "undo_ground": history.withdrawal_ground,
                "undone_stamp": history.withdrawn_stamp,
            }
            for crossing_id in crossing_ids
        ),
        stamp="undone_stamp",
    )


def _step(batch: Sequence[Entry[Any]], step: str, more: Callable[[Entry[Any]], Row]) -> None:
    upsert(
        History,
        (
            {
                "history_id": entry.event.history_id,
                f"{step}_at": entry.occurred_at,
                f"{step}_stamp": entry.order,
                **more(entry),
            }
            for entry in batch
        ),
        stamp=f"{step}_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    HistoryBegun: begin,
    CrossingBroughtOver: bring_over,
    HistoryAdvanced: advance,
    HistoryEnded: end,
    HistoryWithdrawn: withdraw,
}
