"""Rows of crossings, and the stays that follow from them."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.rules.staying import Pair, Passage, pair_stays
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, replace, upsert

_CROSSING = (
    "crossing_id", "inspection_id", "traveller_id", "document_id", "direction", "mode", "lane",
    "nationality", "sex", "birth_year", "advice", "permission", "permission_authority",
    "territory", "stay_days", "permission_number", "permission_until_on", "journey", "is_paper",
    "ground", "crossed_at",
)  # fmt: skip
_FROM_ENTRY = (
    "traveller_id", "owner", "territory", "permission", "permission_authority",
    "permission_until_on", "stay_days", "nationality",
)  # fmt: skip
_FOR_STAYS = ("crossing_id", "direction", "crossed_at", "port", *_FROM_ENTRY)
_IDS_AT_ONCE = 500


def cross(batch: Sequence[Entry[CrossingRecorded]]) -> None:
    """Somebody entered or left."""
    upsert(
        Crossing,
        (
            {
                **{name: getattr(entry.event, name) for name in _CROSSING},
                "owner": entry.owner,
                "port": entry.port,
                "officer_id": entry.actor,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )
    work_out_stays({entry.event.traveller_id for entry in batch})


def undo(batch: Sequence[Entry[CrossingUndone]]) -> None:
    """A crossing did not happen after all."""
    upsert(
        Crossing,
        (
            {
                "crossing_id": entry.event.crossing_id,
                "undone_at": entry.occurred_at,
                "undo_ground": entry.event.ground,
                "undone_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="undone_stamp",
    )
    undone = [entry.event.crossing_id for entry in batch]
    work_out_stays(
        row.traveller_id
        for chunk in _chunks(undone)
        for row in Crossing.objects.filter(crossing_id__in=chunk, traveller_id__isnull=False)
        if row.traveller_id
    )


def work_out_stays(traveller_ids: Iterable[UUID]) -> None:
    """Work out the stays of these people anew, from all of their crossings."""
    people = list(set(traveller_ids))
    replace(Stay, _stays_of(people), within="traveller_id", keys=people)


def _stays_of(people: Sequence[UUID]) -> Iterator[Row]:
    for chunk in _chunks(people):
        held = Crossing.objects.filter(
            traveller_id__in=chunk, crossed_at__isnull=False, undone_at__isnull=True
        )
        crossings: dict[UUID, list[Row]] = {}
        for row in held.values(*_FOR_STAYS):
            crossings.setdefault(row["traveller_id"], []).append(row)
        for rows in crossings.values():
            by_id = {row["crossing_id"]: row for row in rows}
            for pair in pair_stays(_passage(row) for row in rows):
                yield _stay(pair, by_id)


def _passage(row: Row) -> Passage:
    return Passage(row["crossing_id"], row["owner"], row["direction"], row["crossed_at"])


def _stay(pair: Pair, by_id: dict[UUID, Row]) -> Row:
    entry = by_id[pair.entry.crossing_id]
    leaving = by_id[pair.exit.crossing_id] if pair.exit else None
    return {
        "stay_id": entry["crossing_id"],
        **{name: entry[name] for name in _FROM_ENTRY},
        "entered_at": entry["crossed_at"],
        "entry_port": entry["port"],
        "left_at": leaving["crossed_at"] if leaving else None,
        "exit_id": leaving["crossing_id"] if leaving else None,
        "exit_port": leaving["port"] if leaving else "",
    }


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]


HANDLERS: dict[type[Event], Handler] = {CrossingRecorded: cross, CrossingUndone: undo}
