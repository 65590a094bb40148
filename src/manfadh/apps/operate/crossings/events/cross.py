"""What is told of a crossing: recorded, undone, repeated, corrected, of which category."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from manfadh.apps.operate.crossings.events.words import Direction, Mode, PermissionKind
from manfadh.kernel.events import Event, Personal, Subject, event


@event("crossings.crossing_recorded")
class CrossingRecorded(Event):
    """An officer let a person enter or leave."""

    crossing_id: UUID
    inspection_id: UUID | None
    traveller_id: Subject
    document_id: UUID | None
    direction: Direction
    mode: Mode
    lane: str
    nationality: str
    sex: str
    birth_year: int | None
    advice: str
    # Under what the person enters: kind, who issued it, for which territory, until when.
    permission: PermissionKind
    permission_authority: str
    territory: str
    stay_days: int | None
    permission_number: Personal[str]
    permission_until_on: date | None
    journey: str
    is_paper: bool
    # Why the officer decided otherwise than advised.
    ground: Personal[str]
    crossed_at: datetime


@event("crossings.crossing_undone")
class CrossingUndone(Event):
    """The officer took back a decision within a minute: the crossing did not happen."""

    crossing_id: UUID
    ground: str


Judgement = Literal["same_crossing", "crosses_again", "another_person"]


@event("crossings.repeat_judged")
class RepeatJudged(Event):
    """Somebody crossed a few minutes before, and the officer said what this second reading is."""

    judgement_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    earlier_crossing_id: UUID
    judgement: Judgement
    # How long before the earlier crossing was.
    minutes: int
    reason: Personal[str]


CorrectedField = Literal[
    "direction",
    "crossed_at",
    "nationality",
    "sex",
    "birth_year",
    "mode",
    "permission",
    "permission_number",
    "permission_authority",
    "permission_until_on",
    "stay_days",
    "surname",
    "given_names",
    "given",
    "father",
    "grandfather",
    "family",
    "mother",
    "birth",
]


CorrectionReason = Literal[
    "misread", "mistyped", "wrong_button", "told_later", "paper_differs", "other"
]


@event("crossings.crossing_corrected")
class CrossingCorrected(Event):
    """One field of a crossing reads otherwise from now on; the first entry stays as it is.

    What is open in a crossing is told in `was` and `becomes`, as text; what is personal in the
    other two. Fields that are corrected in one act share their `correction_id`.
    """

    change_id: UUID
    correction_id: UUID
    crossing_id: UUID
    traveller_id: Subject
    field: CorrectedField
    was: str
    becomes: str
    was_personal: Personal[str]
    becomes_personal: Personal[str]
    reason: CorrectionReason
    note: Personal[str]
    # Whether whoever corrects had decided the crossing too.
    is_own: bool


@event("crossings.category_recorded")
class CategoryRecorded(Event):
    """A person crossed as crew, in transit, by a pass, or exempt; `rule` is the counted reason."""

    crossing_id: UUID
    traveller_id: Subject
    direction: Direction
    category: str
    rule: str
    leave_by_at: datetime | None
    detail: Personal[str]
