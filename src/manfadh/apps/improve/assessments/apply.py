"""The only writer of `assessments`' rows."""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from manfadh.apps.improve.assessments.events import (
    FrameworkDrafted,
    FrameworkPublished,
    FrameworkRetired,
    FrameworkRevised,
)
from manfadh.apps.improve.assessments.models import FrameworkItem, FrameworkVersion
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import Row, upsert


def item_id_of(version_id: UUID, kind: str, code: str) -> UUID:
    """The id of a part of a draft: the same on every node."""
    return uuid5(version_id, f"{kind}:{code}")


def draft(batch: Sequence[Entry[FrameworkDrafted]]) -> None:
    """A version is there, with its parts."""
    upsert(
        FrameworkVersion,
        (
            {
                "version_id": entry.event.version_id,
                "framework": entry.event.framework,
                "number": entry.event.number,
                "owner": entry.owner,
                "based_on": entry.event.based_on,
                "drafted_by": entry.actor,
                "drafted_at": entry.recorded_at,
                "drafted_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="drafted_stamp",
    )
    upsert(FrameworkItem, (row for entry in batch for row in _items(entry)), stamp="stamp")


def revise(batch: Sequence[Entry[FrameworkRevised]]) -> None:
    """Parts of a draft are different."""
    upsert(FrameworkItem, (row for entry in batch for row in _items(entry)), stamp="stamp")


def publish(batch: Sequence[Entry[FrameworkPublished]]) -> None:
    """A version is fixed."""
    upsert(
        FrameworkVersion,
        (
            {
                "version_id": entry.event.version_id,
                "content": entry.event.content,
                "digest": entry.event.digest,
                "note": entry.event.note,
                "published_by": entry.actor,
                "published_at": entry.recorded_at,
                "published_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="published_stamp",
    )


def retire(batch: Sequence[Entry[FrameworkRetired]]) -> None:
    """A version is not asked any more."""
    upsert(
        FrameworkVersion,
        (
            {
                "version_id": entry.event.version_id,
                "ground": entry.event.ground,
                "retired_at": entry.recorded_at,
                "retired_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="retired_stamp",
    )


def _items(entry: Entry[FrameworkDrafted] | Entry[FrameworkRevised]) -> Iterator[Row]:
    for item in entry.event.items:
        yield {
            "item_id": item_id_of(entry.event.version_id, item.kind, item.code),
            "version_id": entry.event.version_id,
            "kind": item.kind,
            "code": item.code,
            "place": item.place,
            "content": item.content,
            "is_removed": item.is_removed,
            "changed_by": entry.actor,
            "changed_at": entry.recorded_at,
            "stamp": entry.order,
        }


HANDLERS: dict[type[Event], Handler] = {
    FrameworkDrafted: draft,
    FrameworkRevised: revise,
    FrameworkPublished: publish,
    FrameworkRetired: retire,
}
