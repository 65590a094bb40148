"""What `audit` tells."""

from uuid import UUID

from manfadh.kernel.events import Event, Personal, PersonalEach, PersonShown, event


@event("audit.look_recorded")
class LookRecorded(Event):
    """Somebody asked about people and was shown an answer. Who, where and why are in the stamp."""

    look_id: UUID
    # What kind of question: "document read", "person search", "case", "list", "export", "looks".
    kind: str
    query: Personal[str]
    people: PersonalEach[PersonShown] = ()
