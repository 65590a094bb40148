"""Rows of numbered forms: each is printed once, and its last state counts."""

from collections.abc import Callable, Sequence
from typing import Any

from manfadh.apps.operate.crossings.events import (
    PaperFormEnded,
    PaperFormEntered,
    PaperFormReopened,
    PaperFormsPrinted,
)
from manfadh.apps.operate.crossings.models import PaperForm
from manfadh.apps.operate.crossings.rules.paper import form_number
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert


def print_forms(batch: Sequence[Entry[PaperFormsPrinted]]) -> None:
    """Forms were printed: a row for each number."""
    upsert(
        PaperForm,
        (
            {
                "form": form_number(entry.port, entry.event.year, number),
                "block_id": entry.event.block_id,
                "owner": entry.owner,
                "port": entry.port,
                "year": entry.event.year,
                "number": number,
                "lane": entry.event.lane,
                "direction": entry.event.direction,
                "printed_at": entry.occurred_at,
                "printed_by": entry.actor,
                "printed_stamp": entry.order,
            }
            for entry in batch
            for number in range(entry.event.first, entry.event.last + 1)
        ),
        stamp="printed_stamp",
    )


def enter(batch: Sequence[Entry[PaperFormEntered]]) -> None:
    """A form's crossing was entered."""
    _state(batch, lambda e: {"state": "entered", "ground": "", "crossing_id": e.event.crossing_id})


def end(batch: Sequence[Entry[PaperFormEnded]]) -> None:
    """A form holds no crossing."""
    _state(
        batch,
        lambda e: {"state": e.event.ending, "ground": e.event.ground, "crossing_id": None},
    )


def reopen(batch: Sequence[Entry[PaperFormReopened]]) -> None:
    """A form is to be accounted for again."""
    _state(batch, lambda e: {"state": "", "ground": e.event.ground, "crossing_id": None})


def _state(batch: Sequence[Entry[Any]], more: Callable[[Entry[Any]], Row]) -> None:
    upsert(
        PaperForm,
        (
            {
                "form": entry.event.form,
                "state_at": entry.occurred_at,
                "state_by": entry.actor,
                "state_stamp": entry.order,
                **more(entry),
            }
            for entry in batch
        ),
        stamp="state_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    PaperFormsPrinted: print_forms,
    PaperFormEntered: enter,
    PaperFormEnded: end,
    PaperFormReopened: reopen,
}
