"""The only writer of `audit`'s rows."""

from collections.abc import Sequence

from manfadh.apps.govern.audit.events import LookRecorded, LooksAskedAbout
from manfadh.apps.govern.audit.models import Look, LookPerson, LookQuestion
from manfadh.apps.govern.audit.rules import query_of
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import replace, upsert


def record_looks(batch: Sequence[Entry[LookRecorded]]) -> None:
    """Questions were asked; applied again after an erasure, they have shown one person fewer."""
    upsert(
        Look,
        (
            {
                "look_id": entry.event.look_id,
                "looked_at": entry.occurred_at,
                "viewer_id": entry.actor,
                "owner": entry.owner,
                "agency": entry.agency,
                "port": entry.port,
                "purpose": entry.purpose,
                "kind": entry.event.kind,
                "query": query_of(entry.event),
                "people_count": len({person.person_id for person in entry.event.people}),
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )
    shown = {(entry.event.look_id, p.person_id) for entry in batch for p in entry.event.people}
    replace(
        LookPerson,
        ({"person_id": person_id, "look_id": look_id} for look_id, person_id in sorted(shown)),
        within="look_id",
        keys=(entry.event.look_id for entry in batch),
    )


def record_questions(batch: Sequence[Entry[LooksAskedAbout]]) -> None:
    """Looks were asked about or explained; each stays as history."""
    upsert(
        LookQuestion,
        (
            {
                "question_id": entry.event.question_id,
                "owner": entry.owner,
                "officer_id": entry.event.officer_id,
                "sign": entry.event.sign,
                "looks": [str(look) for look in entry.event.looks],
                "outcome": entry.event.outcome,
                "note": entry.event.note,
                "asked_at": entry.occurred_at,
                "asked_by": entry.actor,
                "stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    LookRecorded: record_looks,
    LooksAskedAbout: record_questions,
}
