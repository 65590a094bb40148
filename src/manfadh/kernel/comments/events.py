"""What a comment tells."""

from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event


@event("kernel.comment_made")
class CommentMade(Event):
    """An officer wrote something beside a thing. It is erased with the person whom it is about."""

    comment_id: UUID
    about_kind: str
    about_id: UUID
    person_id: Subject | None
    text: Personal[str]
