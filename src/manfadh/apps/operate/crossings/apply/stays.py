"""The stays that follow from crossings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.rules.staying import Pair, Passage, pair_stays
from manfadh.apps.operate.travellers.events import RecordsMerged, RecordsSplit
from manfadh.apps.operate.travellers.selectors import find_people_of, list_touched
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.prepared import prepared
from manfadh.kernel.rows import Row, replace

_FROM_ENTRY = (
    "traveller_id", "owner", "territory", "permission", "permission_authority",
    "permission_until_on", "stay_days", "nationality",
)  # fmt: skip
_FOR_STAYS = ("crossing_id", "direction", "crossed_at", "port", *_FROM_ENTRY)
_IDS_AT_ONCE = 500
_EVER = datetime(1, 1, 2, tzinfo=UTC)


def work_out_stays(traveller_ids: Iterable[UUID], *, since_at: datetime) -> None:
    """Work out anew the stays of these people that crossings from an instant on can change.

    Those are the stays that began since, and the last one before, unless it had already ended: an
    entry makes all that came before it irrelevant to what follows (`pair_stays`). So a driver with
    a thousand crossings costs no more than a pilgrim with two. Records that are one person are
    looked at together.
    """
    ids = set(traveller_ids)
    people = {
        record: person
        for chunk in chunks(list(ids))
        for record, person in find_people_of(chunk).items()
    }
    for chunk in chunks(list(ids - people.keys())):
        _work_out(chunk, {}, since_at)
    for person in set(people.values()):
        _work_out([record for record in people if people[record] == person], people, since_at)


def following(handler: Handler) -> Handler:
    """A handler of merges and splits, after which stays follow who is one person."""

    def followed(batch: Sequence[Entry[RecordsMerged | RecordsSplit]]) -> None:
        merge_ids = {entry.event.merge_id for entry in batch}
        records = {entry.event.merged_id for entry in batch}
        before = list_touched(merge_ids, records)
        handler(batch)
        work_out_stays(before | list_touched(merge_ids, records), since_at=_EVER)

    return followed


def _work_out(records: Sequence[UUID], people: Mapping[UUID, UUID], since_at: datetime) -> None:
    passages: dict[UUID, list[Row]] = {}
    for row in [*_last_entries(records, people, since_at), *_crossings_since(records, since_at)]:
        who = row["traveller_id"]
        passages.setdefault(people.get(who, who), []).append(row)
    stays = [stay for rows in passages.values() for stay in _stays_in(rows)]
    stale = _stays_since(records, since_at)
    replace(Stay, stays, within="stay_id", keys=[*stale, *(stay["stay_id"] for stay in stays)])


@prepared
def _crossings_since(
    people: Sequence[UUID], since_at: datetime
) -> QuerySet[Crossing, dict[str, Any]]:
    held = Crossing.objects.filter(
        traveller_id__in=people, crossed_at__gte=since_at, undone_at__isnull=True
    )
    rows: QuerySet[Crossing, dict[str, Any]] = held.values(*_FOR_STAYS)
    return rows


@prepared
def _stays_since(people: Sequence[UUID], since_at: datetime) -> QuerySet[Stay, UUID]:
    begun = Stay.objects.filter(traveller_id__in=people, entered_at__gte=since_at)
    return begun.values_list("stay_id", flat=True)


@prepared
def _stays_at(
    people: Sequence[UUID], instants: Sequence[datetime]
) -> QuerySet[Stay, dict[str, Any]]:
    begun = Stay.objects.filter(traveller_id__in=people, entered_at__in=instants)
    rows: QuerySet[Stay, dict[str, Any]] = begun.order_by("stay_id").values(
        "stay_id", "entered_at", "entry_port", "left_at", *_FROM_ENTRY
    )
    return rows


@prepared
def _latest_before(
    people: Sequence[UUID], since_at: datetime
) -> QuerySet[Stay, tuple[UUID, datetime]]:
    before = Stay.objects.filter(traveller_id__in=people, entered_at__lt=since_at)
    return before.values_list("traveller_id").annotate(at=Max("entered_at")).order_by()


def _last_entries(
    records: Sequence[UUID], people: Mapping[UUID, UUID], since_at: datetime
) -> Iterator[Row]:
    """The entry of each person's last stay before an instant, where its exit may still come."""
    latest: dict[UUID, datetime] = {}
    for record, at in _latest_before(records, since_at):
        who = people.get(record, record)
        latest[who] = max(at, latest.get(who, at))
    rows = _stays_at(records, list(set(latest.values()))) if latest else []
    # Of several entries at one instant the last by id counts, as in `pair_stays`.
    last: dict[UUID, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: row["stay_id"].int):
        who = people.get(row["traveller_id"], row["traveller_id"])
        if row["entered_at"] == latest.get(who):
            last[who] = dict(row)
    for row in last.values():
        if row["left_at"] is None or row["left_at"] >= since_at:
            yield {
                **row,
                "crossing_id": row["stay_id"],
                "direction": "entry",
                "crossed_at": row["entered_at"],
                "port": row["entry_port"],
            }


def _stays_in(rows: Sequence[Row]) -> Iterator[Row]:
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


def chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Ids in portions that one statement takes."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]
