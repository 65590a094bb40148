"""What an attachment tells."""

from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event


@event("kernel.attachment_kept")
class AttachmentKept(Event):
    """A file was kept beside a thing.

    `digest` is the SHA-256 of its content, in hex. A scan of a passport is known again by it, so it
    is personal: the entry commits to it, and once it is erased the file goes too.
    """

    attachment_id: UUID
    about_kind: str
    about_id: UUID
    person_id: Subject | None
    media_type: str
    size_bytes: int
    digest: Personal[str]
    name: Personal[str]
