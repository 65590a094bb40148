"""What `complaints` tells.

No entry names the port in its stamp or its agency, so that nothing which is sorted by port, counted
by port or sent to a port holds one. `complaint_id` is the subject that erasure goes by.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

ComplaintKind = Literal["levy", "treatment", "waiting", "belongings", "other"]
Outcome = Literal["founded", "partly_founded", "unfounded", "cannot_tell", "passed_on"]


@event("complaints.complaint_made")
class ComplaintMade(Event):
    """Somebody complains about a port, with or without a name.

    `secret_digest` is the SHA-256 of the secret by which the person follows it up.
    """

    complaint_id: Subject
    number: str
    about_port: str
    kinds: tuple[ComplaintKind, ...]
    happened_on: date | None
    language: str
    secret_digest: str
    lane: Personal[str]
    text: Personal[str]
    contact: Personal[str]


@event("complaints.message_added")
class MessageAdded(Event):
    """The person adds something, or the inspector answers or asks."""

    message_id: UUID
    complaint_id: Subject
    by: Literal["person", "inspector"]
    text: Personal[str]


@event("complaints.complaint_taken")
class ComplaintTaken(Event):
    """An inspector works on a complaint."""

    complaint_id: UUID
    inspector_id: UUID


@event("complaints.complaint_closed")
class ComplaintClosed(Event):
    """The inspector has come to an end."""

    complaint_id: UUID
    outcome: Outcome
