"""Rows of consent for minors: what was shown, and what a supervisor was asked and answered."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import (
    ConsentQuestionAnswered,
    ConsentQuestionAsked,
    ConsentRecorded,
)
from manfadh.apps.operate.crossings.models import Consent, ConsentQuestion
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_CONSENT = ("inspection_id", "rule", "relation", "paper", "given_by", "paper_number", "note")
_QUESTION = ("question_id", "inspection_id", "traveller_id", "direction", "rule")


def record_consents(batch: Sequence[Entry[ConsentRecorded]]) -> None:
    """Somebody consented to a minor's journey, or nobody did."""
    upsert(
        Consent,
        (
            {
                **{name: getattr(entry.event, name) for name in _CONSENT},
                "recorded_at": entry.occurred_at,
                "recorded_by": entry.actor,
                "recorded_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="recorded_stamp",
    )


def ask(batch: Sequence[Entry[ConsentQuestionAsked]]) -> None:
    """A supervisor is asked."""
    upsert(
        ConsentQuestion,
        (
            {
                **{name: getattr(entry.event, name) for name in _QUESTION},
                "owner": entry.owner,
                "port": entry.port,
                "asked_at": entry.occurred_at,
                "asked_by": entry.actor,
                "asked_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="asked_stamp",
    )


def answer(batch: Sequence[Entry[ConsentQuestionAnswered]]) -> None:
    """A supervisor answered."""
    upsert(
        ConsentQuestion,
        (
            {
                "question_id": entry.event.question_id,
                "answer": entry.event.answer,
                "ground": entry.event.ground,
                "answered_at": entry.occurred_at,
                "answered_by": entry.actor,
                "answered_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="answered_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    ConsentRecorded: record_consents,
    ConsentQuestionAsked: ask,
    ConsentQuestionAnswered: answer,
}
