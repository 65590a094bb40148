"""Writes the rows of minutes and of who is named in them."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid5

from manfadh.apps.operate.coordination.events import (
    MinutesAmended,
    MinutesAnswered,
    MinutesVoided,
    MinutesWritten,
)
from manfadh.apps.operate.coordination.models import Minutes, MinutesParticipant
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def write(batch: Sequence[Entry[MinutesWritten]]) -> None:
    """Minutes have their number, their text and their participants."""
    upsert(
        Minutes,
        (
            {
                "minutes_id": entry.event.minutes_id,
                "owner": entry.owner,
                "port": entry.port,
                "year": entry.event.year,
                "number": entry.event.number,
                "kind": entry.event.kind,
                "violation_id": entry.event.violation_id,
                "held_at": entry.event.held_at,
                "place": entry.event.place,
                "subject_id": entry.event.subject_id,
                "written_at": entry.recorded_at,
                "written_by": entry.actor,
                "written_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="written_stamp",
    )
    _write_bodies(batch)
    upsert(
        MinutesParticipant, (row for entry in batch for row in _named(entry)), stamp="named_stamp"
    )


def amend(batch: Sequence[Entry[MinutesAmended]]) -> None:
    """The text was written anew."""
    _write_bodies(batch)


def answer(batch: Sequence[Entry[MinutesAnswered]]) -> None:
    """A participant has signed, disputed or refused."""
    upsert(
        MinutesParticipant,
        (
            {
                "row_id": _row_id(entry.event.minutes_id, entry.event.participant_id),
                "stance": entry.event.stance,
                "reason": entry.event.reason,
                "is_on_paper": entry.event.is_on_paper,
                "answered_at": entry.recorded_at,
                "answer_recorded_by": entry.actor,
                "answered_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="answered_stamp",
    )


def void(batch: Sequence[Entry[MinutesVoided]]) -> None:
    """Minutes no longer count."""
    upsert(
        Minutes,
        (
            {
                "minutes_id": entry.event.minutes_id,
                "voided_at": entry.recorded_at,
                "void_ground": entry.event.ground,
                "voided_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="voided_stamp",
    )


def _write_bodies(batch: Sequence[Entry[MinutesWritten]] | Sequence[Entry[MinutesAmended]]) -> None:
    upsert(
        Minutes,
        (
            {
                "minutes_id": entry.event.minutes_id,
                "body": entry.event.body,
                "body_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="body_stamp",
    )


def _named(entry: Entry[MinutesWritten]) -> Iterator[dict[str, Any]]:
    names = {person.person_id: person.note for person in entry.event.outsiders}
    for place, participant in enumerate(entry.event.participants):
        yield {
            "row_id": _row_id(entry.event.minutes_id, participant.participant_id),
            "minutes_id": entry.event.minutes_id,
            "participant_id": participant.participant_id,
            "place_in_order": place,
            "agency": participant.agency,
            "officer_id": participant.officer_id,
            "name": names.get(participant.participant_id),
            "named_stamp": entry.order,
        }


def _row_id(minutes_id: UUID, participant_id: UUID) -> UUID:
    return uuid5(minutes_id, participant_id.hex)


HANDLERS: dict[type[Event], Handler] = {
    MinutesWritten: write,
    MinutesAmended: amend,
    MinutesAnswered: answer,
    MinutesVoided: void,
}
