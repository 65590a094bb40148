"""Letting a person enter or leave."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    CaseTakenByAnother,
    CrossedAlready,
    GroundNeeded,
    InSecondary,
    NothingToRepeat,
)
from manfadh.apps.operate.crossings.events import (
    CaseOutcome,
    CaseResolved,
    CrossingRecorded,
    Judgement,
    Mode,
    PermissionKind,
    RefusalWithdrawn,
    RepeatJudged,
)
from manfadh.apps.operate.crossings.models import Crossing, Refusal, SecondaryCase
from manfadh.apps.operate.crossings.selectors.booth import Inspected, still_as
from manfadh.apps.operate.crossings.selectors.repeats import find_kept_crossing
from manfadh.apps.operate.crossings.services.categorise import category_of
from manfadh.apps.operate.passengers.services import confirmation_of
from manfadh.apps.operate.travellers.services import describe_traveller, present_document
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.names import FullName

NOBODY = FullName("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the officer adds to a reading: all of it may be left as it is."""

    full_name: FullName = NOBODY
    mother: str = ""
    mode: Mode = "foot"
    journey: str = ""
    permission: PermissionKind = "none_needed"
    permission_authority: str = ""
    permission_number: str = ""
    permission_until_on: date | None = None
    stay_days: int | None = None
    # The code of a traveller category in force here, and what its rule asks to write down.
    category: str = ""
    category_detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Why somebody crosses who crossed a few minutes ago: the same person, or one of their name."""

    judgement: Judgement
    reason: str


def decide_crossing(
    *,
    viewer: Viewer,
    inspection_id: UUID,
    particulars: Particulars,
    ground: str = "",
    again: Again | None = None,
    seen: Inspected | None = None,
) -> UUID:
    """Let the person enter or leave, as the inspection's direction says; answers the crossing's id.

    The same officer's second click answers the crossing of the first. Where a second look or the
    verification of identity was advised, a `ground` says what was found (`needs_ground`). An open
    proposal to refuse the person is withdrawn by it. Where the same person crossed minutes ago,
    `again` says why this is another crossing; `keep_earlier` is for when it is none. What the
    caller has `seen` of the inspection is asked anew only if something was recorded since.
    Needs `crossing.decide` at this port. Raises NotPermitted, InspectionUnknown, AlreadyDecided,
    InSecondary, CaseTakenByAnother, GroundNeeded, CategoryUnknown, CrossedAlready.
    """
    viewer.require("crossing.decide", owner=viewer.authority, port=viewer.port)
    with writing():
        done = find_decision(inspection_id)
        if find_kept_crossing(inspection_id) is not None:
            raise AlreadyDecided(str(inspection_id))
        if done is not None:
            if done.officer_id != viewer.officer_id:
                raise AlreadyDecided(str(inspection_id))
            return done.crossing_id
        shown = still_as(seen, viewer, inspection_id)
        case = case_of(viewer, inspection_id)
        if needs_ground(shown) and not ground.strip():
            raise GroundNeeded(str(inspection_id))
        judged = _judged_again(shown, again)
        crossing_id = new_id()
        document_id = _document_id(shown)
        record(
            *_met(shown, particulars, document_id),
            _crossed(crossing_id, document_id, shown, particulars, viewer, ground.strip()),
            *judged,
            *_ended(inspection_id, shown, case, ground.strip()),
            *category_of(
                shown,
                crossing_id=crossing_id,
                code=particulars.category,
                detail=particulars.category_detail,
            ),
            *confirmation_of(
                inspection_id=inspection_id,
                traveller_id=shown.traveller_id,
                crossing_id=crossing_id,
            ),
            stamp=viewer.stamp(),
        )
    return crossing_id


def facts_of_passing(
    viewer: Viewer,
    shown: Inspected,
    particulars: Particulars,
    *,
    crossing_id: UUID,
    from_paper_at: datetime,
) -> list[Event]:
    """The facts of a crossing that paper tells: who passed, with which document, and when.

    Nothing is decided by them, so they end no case and withdraw no refusal.
    """
    document_id = _document_id(shown)
    crossed = _crossed(crossing_id, document_id, shown, particulars, viewer, "")
    return [
        *_met(shown, particulars, document_id),
        msgspec.structs.replace(crossed, is_paper=True, crossed_at=from_paper_at),
    ]


def needs_ground(shown: Inspected) -> bool:
    """Whether letting this person pass needs a ground in words, from whoever decides."""
    return shown.advice.level in ("secondary", "verify_identity")


def find_decision(inspection_id: UUID) -> Crossing | None:
    """The crossing that was decided on an inspection and not undone."""
    return first(_decisions(inspection_id))


def is_refused(inspection_id: UUID) -> bool:
    """Whether a refusal on an inspection is signed: in effect or held, the two look the same."""
    return any(refusal.signed_at for refusal in _refusals(inspection_id))


def judgement_of(shown: Inspected, judgement: Judgement, reason: str) -> RepeatJudged:
    """The fact of what an officer says a second reading within minutes is.

    Raises NothingToRepeat where nobody crossed just now.
    """
    if shown.just_crossed is None:
        raise NothingToRepeat(str(shown.inspection_id))
    return RepeatJudged(
        judgement_id=new_id(),
        inspection_id=shown.inspection_id,
        traveller_id=shown.traveller_id,
        earlier_crossing_id=shown.just_crossed.crossing_id,
        judgement=judgement,
        minutes=shown.just_crossed.minutes,
        reason=reason.strip() or None,
    )


def _judged_again(shown: Inspected, again: Again | None) -> list[Event]:
    if shown.just_crossed is None:
        return []
    if again is None or again.judgement == "same_crossing":
        raise CrossedAlready(str(shown.inspection_id))
    if not again.reason.strip():
        raise GroundNeeded(str(shown.inspection_id))
    return [judgement_of(shown, again.judgement, again.reason)]


def case_of(viewer: Viewer, inspection_id: UUID) -> SecondaryCase | None:
    """The open case of an inspection, for who may decide in it; None where there is none.

    Raises InSecondary at a booth, CaseTakenByAnother.
    """
    case = first(_open_cases(inspection_id))
    if case is not None and not viewer.may("case.work", owner=case.owner, port=case.port):
        raise InSecondary(str(inspection_id))
    if case is not None and case.taken_by not in (None, viewer.officer_id):
        raise CaseTakenByAnother(str(case.case_id))
    return case


def _document_id(shown: Inspected) -> UUID | None:
    """The id of the paper that was shown: the one it is known by, or a new one."""
    if shown.document_id is None and shown.reading.has_document:
        return new_id()
    return shown.document_id


def _met(shown: Inspected, particulars: Particulars, document_id: UUID | None) -> list[Event]:
    """The facts of who this is and which paper was shown, where they are new."""
    facts: list[Event] = []
    reading, person = shown.reading, shown.person
    named = bool(str(particulars.full_name)) or bool(particulars.mother)
    if person is None or named:
        known = person.full_name if person else NOBODY
        facts.append(
            describe_traveller(
                traveller_id=shown.traveller_id,
                surname=reading.surname,
                given_names=reading.given_names,
                birth=reading.birth,
                sex=reading.sex,
                nationality=reading.nationality,
                full_name=particulars.full_name if str(particulars.full_name) else known,
                mother=particulars.mother or ((person.mother or "") if person else ""),
                how="described" if person else "registered",
            )
        )
    if document_id is not None and shown.document_id is None:
        facts.append(
            present_document(
                document_id=document_id,
                traveller_id=shown.traveller_id,
                kind=reading.kind,
                issuer=reading.issuer,
                nationality=reading.nationality,
                expiry=reading.expiry,
                number=reading.number,
                surname=reading.surname,
                given_names=reading.given_names,
            )
        )
    return facts


def _crossed(
    crossing_id: UUID,
    document_id: UUID | None,
    shown: Inspected,
    particulars: Particulars,
    viewer: Viewer,
    ground: str,
) -> CrossingRecorded:
    reading = shown.reading
    is_entry = shown.direction == "entry"
    return CrossingRecorded(
        crossing_id=crossing_id,
        inspection_id=shown.inspection_id,
        traveller_id=shown.traveller_id,
        document_id=document_id,
        direction=shown.direction,
        mode=particulars.mode,
        lane=shown.lane,
        nationality=reading.nationality,
        sex=reading.sex or "",
        birth_year=reading.birth_year,
        advice=shown.advice.level,
        permission=particulars.permission if is_entry else "none_needed",
        permission_authority=(particulars.permission_authority or viewer.authority)
        if is_entry
        else "",
        territory=viewer.authority,
        stay_days=particulars.stay_days if is_entry else None,
        permission_number=particulars.permission_number or None,
        permission_until_on=particulars.permission_until_on if is_entry else None,
        journey=particulars.journey,
        is_paper=False,
        ground=ground or None,
        crossed_at=clock.now(),
    )


def _ended(
    inspection_id: UUID, shown: Inspected, case: SecondaryCase | None, ground: str
) -> list[Event]:
    """What a decision ends: a proposal to refuse, and the case that it is taken in."""
    refusals = _refusals(inspection_id)
    if any(refusal.signed_at for refusal in refusals):
        raise AlreadyDecided(str(inspection_id))
    ended: list[Event] = [
        RefusalWithdrawn(refusal_id=refusal.refusal_id, ground="decided otherwise")
        for refusal in refusals
        if refusal.proposed_at
    ]
    if case is not None:
        outcome: CaseOutcome = "admitted" if shown.direction == "entry" else "let_leave"
        # What was found is about the person, so it goes into the note that can be erased.
        ended.append(
            CaseResolved(case_id=case.case_id, outcome=outcome, ground="", note=ground or None)
        )
    return ended


@prepared
def _decisions(inspection_id: UUID) -> QuerySet[Crossing]:
    return Crossing.objects.filter(
        inspection_id=inspection_id, crossed_at__isnull=False, undone_at__isnull=True
    )


@prepared
def _open_cases(inspection_id: UUID) -> QuerySet[SecondaryCase]:
    return SecondaryCase.objects.filter(
        inspection_id=inspection_id, opened_at__isnull=False, resolved_at__isnull=True
    )


@prepared
def _refusals(inspection_id: UUID) -> QuerySet[Refusal]:
    return Refusal.objects.filter(inspection_id=inspection_id, withdrawn_at__isnull=True)
