"""What is told of a reading: the document, the claim, the permission, a minor's consent."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.apps.operate.crossings.events.words import Direction, PermissionKind
from manfadh.kernel.events import Event, Personal, Subject, event


@event("crossings.inspection_opened")
class InspectionOpened(Event):
    """A document was read at a booth. An inspection that no decision follows shows too.

    `document` holds the fields as read, `mrz` the zone itself; `saw` is what the officer was shown:
    the advice with its reasons, as JSON.
    """

    inspection_id: UUID
    # The known traveller that the document leads to, or the id a new one will have.
    traveller_id: Subject
    is_known: bool
    direction: Direction
    lane: str
    advice: str
    claims_own_nationality: bool
    nationality: str
    mrz: Personal[str]
    document: Personal[str]
    saw: Personal[str]
    # By these the same person is known again when the paper is read once more, or read otherwise.
    number_key: Personal[str]
    sound_key: Personal[str]
    birth: Personal[str]


@event("crossings.nationality_claimed")
class NationalityClaimed(Event):
    """The traveller says to be a national: whatever the paper, no refusal from now on."""

    inspection_id: UUID
    nationality: str


@event("crossings.permission_presented")
class PermissionPresented(Event):
    """A visa or permit was shown with a document: read from its zone, or typed from the paper.

    The last one shown on an inspection counts. `holder` is who the zone says it is for, as JSON.
    """

    presentation_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    permission: PermissionKind
    # The code of the authority that issued it, or of the state where no authority is known.
    issued_by: str
    entries: Literal["single", "double", "multiple", "unknown"]
    valid_from_on: date | None
    valid_until_on: date | None
    stay_days: int | None
    is_typed: bool
    is_zone_valid: bool
    number: Personal[str]
    number_key: Personal[str]
    sponsor: Personal[str]
    zone: Personal[str]
    holder: Personal[str]


@event("crossings.consent_recorded")
class ConsentRecorded(Event):
    """Who consents to a minor's journey: by being there, by a paper, or that nobody did.

    `rule` is the provision that asks. `paper` is "present" for company, "missing" where there is
    none; then `note` says what was found instead. It is never recorded of an adult.
    """

    inspection_id: UUID
    traveller_id: Subject
    rule: str
    relation: str
    paper: str
    given_by: Personal[str]
    paper_number: Personal[str]
    note: Personal[str]


ConsentAnswer = Literal["go_on", "find_out"]


@event("crossings.consent_question_asked")
class ConsentQuestionAsked(Event):
    """Nobody consented to a minor's journey, and `rule` says that the supervisor is asked."""

    question_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    direction: Direction
    rule: str


@event("crossings.consent_question_answered")
class ConsentQuestionAnswered(Event):
    """A supervisor said that the journey goes on, or what has to be found out first.

    It is no refusal and no permit: an officer decides with it, as with anything else that is known.
    """

    question_id: UUID
    traveller_id: Subject
    answer: ConsentAnswer
    ground: Personal[str]
