"""What `coordination` tells. Concerns are protection data: enforcement never reaches them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from manfadh.kernel.events import Event, Personal, PersonalEach, PersonShown, Subject, event

TaskAbout = Literal["person", "vehicle", "consignment"]
# Neutral words, which every traveller might hear: what a department is asked to look at.
Matter = Literal[
    "documents",
    "residence",
    "goods",
    "health",
    "animals_and_plants",
    "quality",
    "vehicle",
    "area",
    "other",
]
TaskOutcome = Literal["in_order", "not_in_order", "passed_on", "not_found"]
ViolationOutcome = Literal["fined", "warned", "sent_to_court", "no_case"]
MinutesKind = Literal["violation", "seizure", "inspection", "custody", "incident", "meeting"]
Stance = Literal["signed", "disputed", "refused"]
IncidentKind = Literal[
    "power", "line", "system", "equipment", "closure", "security", "health", "other"
]
ConcernKind = Literal["fear_of_return", "child", "trafficking", "medical", "other"]


@event("coordination.instruction_left")
class InstructionLeft(Event):
    """What a booth shall do when it meets one person, in neutral words and without the reason."""

    instruction_id: UUID
    traveller_id: Subject
    # "call_supervisor", "bring_to_desk": what to do, in words that every traveller might hear.
    action: Literal["call_supervisor", "bring_to_desk", "hand_over_paper"]
    text: Personal[str]


@event("coordination.instruction_lifted")
class InstructionLifted(Event):
    """An instruction no longer holds, or was followed."""

    instruction_id: UUID
    ground: str


@event("coordination.concern_raised")
class ConcernRaised(Event):
    """Somebody may need protection. Nothing of it shows outside the protection desk."""

    concern_id: UUID
    traveller_id: Subject
    inspection_id: UUID
    kinds: Personal[tuple[ConcernKind, ...]]
    note: Personal[str]


@event("coordination.concern_accepted")
class ConcernAccepted(Event):
    """The protection desk has taken the concern; from now on only the desk sees it."""

    concern_id: UUID


@event("coordination.concern_closed")
class ConcernClosed(Event):
    """The desk has ended its work on a concern; `outcome` is the desk's own.

    `is_return_barred`: the person must not be sent back, so that no refusal ever takes effect.
    """

    concern_id: UUID
    traveller_id: UUID
    is_return_barred: bool
    outcome: Personal[str]


@event("coordination.departments_set")
class DepartmentsSet(Event):
    """Which departments work at a port, in their order, under which agreement or order."""

    port: str
    agencies: tuple[str, ...]
    reference: str


@event("coordination.task_sent")
class TaskSent(Event):
    """Something waits for a department of a port: a person, a vehicle or a consignment.

    `what` is how the department knows it again: a name, a plate, a waybill.
    """

    task_id: UUID
    department: str
    about: TaskAbout
    matter: Matter
    subject_id: Subject
    what: Personal[str]
    note: Personal[str]


@event("coordination.task_taken")
class TaskTaken(Event):
    """An officer of the department works on it."""

    task_id: UUID
    officer_id: UUID


@event("coordination.task_released")
class TaskReleased(Event):
    """The officer who had taken it put it back on the list."""

    task_id: UUID


@event("coordination.task_done")
class TaskDone(Event):
    """The department is done with it."""

    task_id: UUID
    subject_id: Subject
    outcome: TaskOutcome
    note: Personal[str]


@event("coordination.violation_kind_issued")
class ViolationKindIssued(Event):
    """A kind of violation in an authority's catalogue, dated, with the law that names it."""

    kind_id: UUID
    authority: str
    code: str
    department_kind: str
    text_ar: str
    text_ckb: str
    text_en: str
    reference: str
    valid_from_on: date
    valid_until_on: date | None


@event("coordination.violation_recorded")
class ViolationRecorded(Event):
    """A violation was found. One record, which all departments concerned see."""

    violation_id: UUID
    kind: str
    department: str
    concerned: tuple[str, ...]
    place: str
    committed_at: datetime
    person_id: Subject
    traveller_id: UUID | None
    person: Personal[str]
    vehicle: Personal[str]
    facts: Personal[str]


@event("coordination.violation_seen")
class ViolationSeen(Event):
    """A department concerned has taken note of a violation."""

    violation_id: UUID
    department: str


@event("coordination.violation_notified")
class ViolationNotified(Event):
    """The person was told of the violation and of the right to answer."""

    violation_id: UUID
    how: Literal["in_person", "in_writing"]


@event("coordination.violation_answered")
class ViolationAnswered(Event):
    """What the person says to it; `is_disputed` where the person holds it to be wrong."""

    violation_id: UUID
    person_id: Subject
    answer: Personal[str]
    is_disputed: bool


@event("coordination.violation_closed")
class ViolationClosed(Event):
    """What became of a violation; a fine by the reference of its decision."""

    violation_id: UUID
    outcome: ViolationOutcome
    fine_reference: str
    ground: str


class Participant(msgspec.Struct, frozen=True):
    """Somebody named in minutes: an officer of a department, or a person from outside (None)."""

    participant_id: UUID
    agency: str
    officer_id: UUID | None = None


@event("coordination.minutes_written")
class MinutesWritten(Event):
    """Minutes with their number of the port and year. Whoever is from outside is in `outsiders`."""

    minutes_id: UUID
    year: int
    number: int
    kind: MinutesKind
    violation_id: UUID | None
    held_at: datetime
    place: str
    subject_id: Subject
    body: Personal[str]
    participants: tuple[Participant, ...]
    outsiders: PersonalEach[PersonShown]


@event("coordination.minutes_amended")
class MinutesAmended(Event):
    """The text of minutes that nobody has signed yet was written anew."""

    minutes_id: UUID
    subject_id: Subject
    body: Personal[str]


@event("coordination.minutes_answered")
class MinutesAnswered(Event):
    """A participant signs, signs and disputes, or refuses to sign.

    `is_on_paper`: a person without an account, whose answer an officer records.
    """

    minutes_id: UUID
    participant_id: Subject
    stance: Stance
    reason: Personal[str]
    is_on_paper: bool


@event("coordination.minutes_voided")
class MinutesVoided(Event):
    """Minutes no longer count; their number stays theirs."""

    minutes_id: UUID
    ground: str


@event("coordination.incident_noted")
class IncidentNoted(Event):
    """Something out of the ordinary at a port: power, line, equipment, closure."""

    incident_id: UUID
    kind: IncidentKind
    what: str
    began_at: datetime


@event("coordination.incident_ended")
class IncidentEnded(Event):
    """It is over, and what was done."""

    incident_id: UUID
    note: str
