"""The only writer of `travellers`' rows."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from manfadh.apps.operate.travellers.events import (
    DocumentPresented,
    MergeProposed,
    RecordsMerged,
    RecordsSplit,
    RecordsToldApart,
    TravellerDescribed,
    TravellerRegistered,
)
from manfadh.apps.operate.travellers.models import (
    Document,
    Merge,
    MergedRecord,
    MergeProposal,
    Traveller,
    TwoPeople,
)
from manfadh.apps.operate.travellers.rules import Standing, group_records
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import replace, upsert

_DESCRIPTION = (
    "given", "father", "grandfather", "family", "mother", "surname", "given_names", "birth",
    "sex", "nationality", "name_key", "sound_key",
)  # fmt: skip
_DOCUMENT = (
    "document_id", "traveller_id", "kind", "issuer", "nationality", "expiry", "number",
    "number_key", "surname", "given_names",
)  # fmt: skip


def _columns(event: Event, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(event, name) for name in names}


def register(batch: Sequence[Entry[TravellerRegistered]]) -> None:
    """A person is known from now on, with a first description."""
    upsert(
        Traveller,
        (
            {
                "traveller_id": entry.event.traveller_id,
                "owner": entry.owner,
                "registered_at": entry.recorded_at,
                "registered_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="registered_stamp",
    )
    describe(batch)


def describe(batch: Sequence[Entry[TravellerRegistered]]) -> None:
    """A person is described anew."""
    upsert(
        Traveller,
        (
            {
                "traveller_id": entry.event.traveller_id,
                **_columns(entry.event, _DESCRIPTION),
                "described_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="described_stamp",
    )


def present(batch: Sequence[Entry[DocumentPresented]]) -> None:
    """A document was presented, or reads differently now."""
    upsert(
        Document,
        (
            {
                **_columns(entry.event, _DOCUMENT),
                "owner": entry.owner,
                "presented_at": entry.recorded_at,
                "presented_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="presented_stamp",
    )


def propose_merge(batch: Sequence[Entry[MergeProposed]]) -> None:
    """Two records wait to be taken for one person."""
    upsert(
        MergeProposal,
        (
            {
                **_columns(entry.event, ("merge_id", "kept_id", "merged_id", "ground")),
                "owner": entry.owner,
                "proposed_at": entry.recorded_at,
                "proposed_by": entry.actor,
                "proposed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="proposed_stamp",
    )


def merge(batch: Sequence[Entry[RecordsMerged]]) -> None:
    """Two records are one person."""
    merge_ids = {entry.event.merge_id for entry in batch}
    touched = _records_in(merge_ids)
    upsert(
        Merge,
        (
            {
                **_columns(entry.event, ("merge_id", "kept_id", "merged_id", "ground")),
                "owner": entry.owner,
                "merged_at": entry.recorded_at,
                "merged_by": entry.actor,
                "merged_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="merged_stamp",
    )
    _regroup(touched | _records_in(merge_ids))


def split(batch: Sequence[Entry[RecordsSplit]]) -> None:
    """Two records are two people again."""
    upsert(
        Merge,
        (
            {
                "merge_id": entry.event.merge_id,
                "split_at": entry.recorded_at,
                "split_by": entry.actor,
                "split_ground": entry.event.ground,
                "split_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="split_stamp",
    )
    _regroup(_records_in({entry.event.merge_id for entry in batch}))


def tell_apart(batch: Sequence[Entry[RecordsToldApart]]) -> None:
    """Two records are two people."""
    upsert(
        TwoPeople,
        (
            {
                **_columns(entry.event, ("decision_id", "one_id", "other_id", "ground")),
                "owner": entry.owner,
                "told_at": entry.recorded_at,
                "told_by": entry.actor,
                "told_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="told_stamp",
    )


def _records_in(merge_ids: Iterable[UUID]) -> set[UUID]:
    pairs = Merge.objects.filter(merge_id__in=list(merge_ids)).values_list("kept_id", "merged_id")
    return {record for pair in pairs for record in pair if record}


def _regroup(touched: set[UUID]) -> None:
    """Work out anew who is one person with whom, among those that a merge or split can change."""
    held = MergedRecord.objects.filter(traveller_id__in=touched).values("person_id")
    reach = touched | set(
        MergedRecord.objects.filter(person_id__in=held).values_list("traveller_id", flat=True)
    )
    merges: list[Standing] = []
    seen = 0
    while len(reach) != seen:
        seen = len(reach)
        merges = _standing(reach)
        reach |= {record for merge in merges for record in merge[:2]}
    replace(
        MergedRecord,
        [
            {"traveller_id": record, "person_id": person}
            for record, person in group_records(merges).items()
        ],
        within="traveller_id",
        keys=reach,
    )


def _standing(records: set[UUID]) -> list[Standing]:
    rows = Merge.objects.filter(
        Q(kept_id__in=records) | Q(merged_id__in=records),
        merged_stamp__isnull=False,
        split_stamp__isnull=True,
    )
    return [
        Standing(row.kept_id, row.merged_id, row.merged_stamp or "")
        for row in rows
        if row.kept_id and row.merged_id
    ]


HANDLERS: dict[type[Event], Handler] = {
    TravellerRegistered: register,
    TravellerDescribed: describe,
    DocumentPresented: present,
    MergeProposed: propose_merge,
    RecordsMerged: merge,
    RecordsSplit: split,
    RecordsToldApart: tell_apart,
}
