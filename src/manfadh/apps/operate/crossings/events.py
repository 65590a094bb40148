"""What `crossings` tells: the story of one person at one booth, fact by fact."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from manfadh.kernel.events import Event, Personal, Subject, event

Direction = Literal["entry", "exit"]
Mode = Literal["foot", "car", "bus", "lorry", "air", "sea", "rail"]
PermissionKind = Literal["none_needed", "visa", "visa_on_arrival", "residence", "border_pass"]
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
Judgement = Literal["same_crossing", "crosses_again", "another_person"]
CaseOutcome = Literal["admitted", "let_leave", "refused", "not_same_person", "handed_over"]


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


@event("crossings.refusal_proposed")
class RefusalProposed(Event):
    """An officer proposes to refuse entry. Nothing happens to the person until it is completed."""

    refusal_id: UUID
    inspection_id: UUID
    traveller_id: Subject
    act: str
    ground: str
    note: Personal[str]


@event("crossings.protection_asked")
class ProtectionAsked(Event):
    """Every protection question was asked and answered. What was answered is not here."""

    refusal_id: UUID


@event("crossings.refusal_signed")
class RefusalSigned(Event):
    """A supervisor, never the one who proposed, signed the refusal."""

    refusal_id: UUID
    supervisor_id: UUID


@event("crossings.refusal_completed")
class RefusalCompleted(Event):
    """All that the law asks before a refusal is done: the refusal takes effect."""

    refusal_id: UUID


@event("crossings.notice_issued")
class NoticeIssued(Event):
    """A signed order was given its numbered and sealed notice. It is void once the order is."""

    notice_id: UUID
    refusal_id: UUID
    traveller_id: Subject
    series: str
    number: int
    act: str
    ground: str
    # The language that the traveller chose; that of the authority stands beside it.
    language: str
    issued_on: date
    seal: str


@event("crossings.notice_handed_over")
class NoticeHandedOver(Event):
    """An officer handed the notice over, or the traveller would not take it."""

    notice_id: UUID
    how: Literal["taken", "not_taken"]


@event("crossings.refusal_withdrawn")
class RefusalWithdrawn(Event):
    """The proposal is taken back or declined: the person is not refused."""

    refusal_id: UUID
    ground: str


@event("crossings.history_begun")
class HistoryBegun(Event):
    """The crossings that an older system kept begin to be taken over from a file.

    `titles` are its column titles, by which the same kind of file is known again; `mapping` is the
    TOML that says what they mean.
    """

    history_id: UUID
    name: str
    file_hash: str
    titles: str
    mapping: str
    lines: int


@event("crossings.crossing_brought_over")
class CrossingBroughtOver(Event):
    """A crossing that an older system kept was taken over. No officer of ours decided it."""

    crossing_id: UUID
    history_id: UUID
    line: int
    traveller_id: Subject
    document_id: UUID | None
    direction: Direction
    mode: Mode
    lane: str
    nationality: str
    sex: str
    birth_year: int | None
    permission: PermissionKind
    permission_until_on: date | None
    territory: str
    stay_days: int | None
    crossed_at: datetime


@event("crossings.history_advanced")
class HistoryAdvanced(Event):
    """Everything up to a line was taken over; from there it goes on after an interruption."""

    history_id: UUID
    last_line: int
    taken: int
    known_before: int


@event("crossings.history_ended")
class HistoryEnded(Event):
    """The whole file was taken over."""

    history_id: UUID


@event("crossings.history_withdrawn")
class HistoryWithdrawn(Event):
    """What was taken over from a file does not count: it was the wrong file, or wrongly read."""

    history_id: UUID
    ground: str


PaperEnding = Literal["spoiled", "not_used", "lost"]


@event("crossings.paper_forms_printed")
class PaperFormsPrinted(Event):
    """Numbered forms were printed for a lane, for when nothing else writes. Both ends included.

    The numbers of a port run without a gap through a year, so that each can be accounted for.
    """

    block_id: UUID
    year: int
    first: int
    last: int
    lane: str
    direction: Direction


@event("crossings.paper_form_entered")
class PaperFormEntered(Event):
    """A crossing that was written on a numbered form was entered, later and as such."""

    form: str
    crossing_id: UUID


@event("crossings.paper_form_ended")
class PaperFormEnded(Event):
    """A numbered form holds no crossing: it was spoiled, left unused, or can't be found."""

    form: str
    ending: PaperEnding
    ground: str


@event("crossings.paper_form_reopened")
class PaperFormReopened(Event):
    """A form that had ended is to be accounted for again: it was found, or ended by mistake."""

    form: str
    ground: str


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
