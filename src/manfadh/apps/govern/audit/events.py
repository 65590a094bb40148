"""What `audit` tells."""

from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, PersonalEach, PersonShown, Subject, event


@event("audit.look_recorded")
class LookRecorded(Event):
    """Somebody asked about people and was shown an answer. Who, where and why are in the stamp."""

    look_id: UUID
    # What kind of question: "document read", "person search", "case", "list", "export", "looks".
    kind: str
    query: Personal[str]
    people: PersonalEach[PersonShown] = ()


@event("audit.looks_asked_about")
class LooksAskedAbout(Event):
    """Somebody asked an officer about looks, or wrote down what explained them."""

    question_id: UUID
    officer_id: Subject
    sign: str
    looks: tuple[UUID, ...]
    outcome: Literal["asked", "explained"]
    note: Personal[str]
