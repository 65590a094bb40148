"""Rows of corrections, of what was said of repeats, and the crossings as they read now."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.operate.crossings.apply.stays import chunks, work_out_stays
from manfadh.apps.operate.crossings.events import CrossingCorrected, RepeatJudged
from manfadh.apps.operate.crossings.models import Crossing, CrossingChange, RepeatJudgement
from manfadh.apps.operate.crossings.rules.correcting import OF_THE_CROSSING, PERSONAL, read_value
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.prepared import prepared
from manfadh.kernel.rows import Row, upsert

_CHANGE = (
    "change_id", "correction_id", "crossing_id", "traveller_id", "field", "was", "becomes",
    "was_personal", "becomes_personal", "reason", "note", "is_own",
)  # fmt: skip
_JUDGEMENT = (
    "judgement_id", "inspection_id", "traveller_id", "earlier_crossing_id", "judgement",
    "minutes", "reason",
)  # fmt: skip


def correct(batch: Sequence[Entry[CrossingCorrected]]) -> None:
    """A field of a crossing reads otherwise, and the stays that follow from it."""
    upsert(
        CrossingChange,
        (
            {
                **{name: getattr(entry.event, name) for name in _CHANGE},
                "owner": entry.owner,
                "port": entry.port,
                "corrected_at": entry.occurred_at,
                "corrected_by": entry.actor,
                "corrected_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="corrected_stamp",
    )
    crossing_ids = list({entry.event.crossing_id for entry in batch})
    before = _held(crossing_ids)
    bring_up_to_date(crossing_ids)
    both = [*before, *_held(crossing_ids)]
    if both:
        work_out_stays({who for who, _ in both}, since_at=min(at for _, at in both))


def judge(batch: Sequence[Entry[RepeatJudged]]) -> None:
    """An officer said what a second reading within minutes is."""
    upsert(
        RepeatJudgement,
        (
            {
                **{name: getattr(entry.event, name) for name in _JUDGEMENT},
                "owner": entry.owner,
                "port": entry.port,
                "judged_at": entry.occurred_at,
                "judged_by": entry.actor,
                "judged_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="judged_stamp",
    )


def bring_up_to_date(crossing_ids: Iterable[UUID]) -> list[datetime]:
    """Write into crossings that were recorded what their corrections say, the last of each field.

    A correction that came before its crossing waits in its own row until the crossing is there.
    Answers the corrected instants of crossings.
    """
    instants = []
    for chunk in chunks(list(crossing_ids)):
        for crossing_id, changes in _by_crossing(_changes(chunk)).items():
            corrected = _corrected(changes)
            if corrected and _is_recorded(crossing_id):
                stamp = changes[-1].corrected_stamp
                row = {"crossing_id": crossing_id, **corrected, "changed_stamp": stamp}
                upsert(Crossing, [row], stamp="changed_stamp")
                if "crossed_at" in corrected:
                    instants.append(corrected["crossed_at"])
    return instants


def _is_recorded(crossing_id: UUID) -> bool:
    held = Crossing.objects.filter(crossing_id=crossing_id, recorded_stamp__isnull=False)
    return held.exists()


def _corrected(changes: Sequence[CrossingChange]) -> dict[str, Any]:
    row: Row = {}
    for change in changes:
        if change.field in OF_THE_CROSSING:
            personal = change.field in PERSONAL
            text = (change.becomes_personal or "") if personal else change.becomes
            try:
                row = {**row, change.field: read_value(change.field, text)}
            except ValueError:
                continue  # told by a newer version, perhaps; the column stays as it reads
    return dict(row)


def _by_crossing(changes: Iterable[CrossingChange]) -> dict[UUID, list[CrossingChange]]:
    found: dict[UUID, list[CrossingChange]] = {}
    for change in changes:
        if change.crossing_id:
            found.setdefault(change.crossing_id, []).append(change)
    return found


@prepared
def _changes(crossing_ids: Sequence[UUID]) -> QuerySet[CrossingChange]:
    told = CrossingChange.objects.filter(crossing_id__in=crossing_ids)
    return told.order_by("corrected_stamp", "change_id")


def _held(crossing_ids: Sequence[UUID]) -> list[tuple[UUID, datetime]]:
    return [
        (who, at)
        for chunk in chunks(crossing_ids)
        for who, at in Crossing.objects.filter(crossing_id__in=chunk).values_list(
            "traveller_id", "crossed_at"
        )
        if who and at
    ]


HANDLERS: dict[type[Event], Handler] = {CrossingCorrected: correct, RepeatJudged: judge}
