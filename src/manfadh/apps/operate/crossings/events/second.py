"""What is told of secondary: cases, and people told apart."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

CaseReason = Literal[
    "possible_hit",
    "document_doubt",
    "verify_identity",
    "permission_doubt",
    "officer_choice",
    "instruction",
    "random",
]
# What a later entry may say otherwise of a crossing: what was recorded of the crossing itself, and
# what is kept of the person and the paper.


CaseOutcome = Literal["admitted", "let_leave", "refused", "not_same_person", "handed_over"]


@event("crossings.case_opened")
class CaseOpened(Event):
    """Primary referred a person to secondary, with a neutral reason."""

    case_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    reason: CaseReason
    note: Personal[str]


@event("crossings.case_taken")
class CaseTaken(Event):
    """A secondary officer works on a case."""

    case_id: UUID
    officer_id: UUID


@event("crossings.case_handed_over")
class CaseHandedOver(Event):
    """A case went to another officer, or back to the queue where `to_officer_id` is None."""

    hand_over_id: UUID
    case_id: UUID
    from_officer_id: UUID | None
    to_officer_id: UUID | None
    traveller_id: Subject
    note: Personal[str]


@event("crossings.person_told_apart")
class PersonToldApart(Event):
    """Secondary found that a person is not the one on a list, who has the same name.

    It holds for what the alert said then (`alert_mark`), until a day. The keys are those by which
    the person is known again at any booth. Decisions of one case share a slip.
    """

    decision_id: UUID
    slip_number: str
    case_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    alert_id: UUID
    valid_until_on: date
    alert_mark: Personal[str]
    ground: Personal[str]
    issuer: Personal[str]
    number_key: Personal[str]
    sound_key: Personal[str]
    birth: Personal[str]


@event("crossings.telling_apart_revoked")
class TellingApartRevoked(Event):
    """A slip no longer holds: the two were one person after all, or the slip was misused."""

    slip_number: str
    traveller_id: Subject
    ground: Personal[str]


@event("crossings.case_resolved")
class CaseResolved(Event):
    """Secondary has decided, with a ground."""

    case_id: UUID
    outcome: CaseOutcome
    ground: str
    note: Personal[str]
