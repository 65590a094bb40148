"""What an approval tells. Who did it, for which authority and at which port is in the entry."""

from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event


@event("kernel.approval_requested")
class ApprovalRequested(Event):
    """An officer asked for a second pair of eyes. `permission` is what the giver must hold."""

    approval_id: UUID
    about_kind: str
    about_id: UUID
    person_id: Subject | None
    permission: str
    reason: Personal[str]


@event("kernel.approval_given")
class ApprovalGiven(Event):
    """Another officer agreed."""

    approval_id: UUID
    person_id: Subject | None
    note: Personal[str]


@event("kernel.approval_declined")
class ApprovalDeclined(Event):
    """Another officer did not agree."""

    approval_id: UUID
    person_id: Subject | None
    note: Personal[str]


@event("kernel.approval_withdrawn")
class ApprovalWithdrawn(Event):
    """The officer who asked took the request back."""

    approval_id: UUID
    person_id: Subject | None
    note: Personal[str]
