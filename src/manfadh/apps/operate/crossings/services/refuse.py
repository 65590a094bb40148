"""Refusing entry, as slowly as the law asks: nationality, protection, signature, and only then.

The one who signs learns nothing of protection: signing always answers the same, and the refusal
takes effect afterwards, in `complete_if_due`, if nothing holds it. For the port a signed refusal
is signed, whether it has taken effect or is held: no act here tells the two apart.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from manfadh.apps.govern.policy.selectors import (
    ProvisionUnknown,
    get_act,
    list_protection_questions,
    list_refusal_grounds,
    own_nationalities,
    owners_visible_to,
)
from manfadh.apps.operate.coordination.selectors import is_return_held
from manfadh.apps.operate.coordination.services import Answer, concerns_in, raise_concern
from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    GroundNeeded,
    GroundUnknown,
    InspectionUnknown,
    NationalNeverRefused,
    OnlyEntryIsRefused,
    OwnProposal,
    ProtectionFirst,
    RefusalEnded,
    RefusalUnknown,
    WrongAct,
)
from manfadh.apps.operate.crossings.events import (
    CaseResolved,
    ProtectionAsked,
    RefusalCompleted,
    RefusalProposed,
    RefusalSigned,
    RefusalWithdrawn,
)
from manfadh.apps.operate.crossings.models import Inspection, Refusal, SecondaryCase, Stay
from manfadh.apps.operate.crossings.rules.ordering import (
    REFUSAL_OF_ENTRY,
    Standing,
    may_be_minor,
    proposing_action,
    signing_action,
    standing_of,
)
from manfadh.apps.operate.crossings.rules.refusing import (
    Progress,
    is_claimed_national,
    may_complete,
    may_sign,
)
from manfadh.apps.operate.crossings.selectors.booth import find_row, today
from manfadh.apps.operate.crossings.selectors.nationalities import known_nationalities
from manfadh.apps.operate.crossings.services.admit import find_decision
from manfadh.apps.operate.travellers.selectors import find_people_of, list_records
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import NotPermitted, Viewer
from manfadh.kernel.writing import writing

# A paper read again within this time at the same port is the same paper, whatever was read of it.
ONE_SHIFT = timedelta(hours=24)
# How many of a person's own readings lead on to others.
READINGS_FOLLOWED = 20


def propose_refusal(*, viewer: Viewer, inspection_id: UUID, ground: str, note: str = "") -> UUID:
    """Propose an order on a statutory ground, which names the act; answers the refusal's id.

    At entry it is a refusal of entry. Of somebody who is here already it is removal or expulsion,
    as the record of entry says; what was found stands in `note`. Nothing happens to the person
    yet. Needs `refusal.propose`, for somebody who is here `order.propose`, at this port. Raises
    NotPermitted, InspectionUnknown, OnlyEntryIsRefused, WrongAct, AlreadyDecided, GroundNeeded,
    NationalNeverRefused, GroundUnknown.
    """
    viewer.require("refusal.propose", owner=viewer.authority, port=viewer.port)
    with writing():
        row = find_row(viewer, inspection_id)
        if row.traveller_id is None:
            raise InspectionUnknown(str(inspection_id))
        standing = _standing_of(viewer, row.traveller_id, row.direction)
        if find_decision(inspection_id) is not None:
            raise AlreadyDecided(str(inspection_id))
        if is_national(viewer.authority, row):
            raise NationalNeverRefused(str(inspection_id))
        known = _standing_refusals().filter(inspection_id=inspection_id).first()
        if known is not None:
            return known.refusal_id
        grounds = {g.code: g for g in list_refusal_grounds(viewer.authority, today())}
        if ground not in grounds:
            raise GroundUnknown(ground)
        _require_fitting(viewer, grounds[ground].act, standing, note)
        refusal_id = new_id()
        record(
            RefusalProposed(
                refusal_id=refusal_id,
                inspection_id=inspection_id,
                traveller_id=row.traveller_id,
                act=grounds[ground].act,
                ground=ground,
                note=note.strip() or None,
            ),
            stamp=viewer.stamp(),
        )
    return refusal_id


def answer_protection(
    *, viewer: Viewer, refusal_id: UUID, answers: Mapping[str, Answer], note: str = ""
) -> bool:
    """Keep the answers to the protection questions in force; answers whether the desk was told.

    Any *yes* or *unsure* tells the protection desk, also after the signature; and so does a paper
    that may be a minor's, whatever was answered. The answers
    themselves are kept nowhere else. Needs `refusal.propose` at this port. Raises NotPermitted,
    RefusalUnknown, RefusalEnded, QuestionUnanswered.
    """
    viewer.require("refusal.propose", owner=viewer.authority, port=viewer.port)
    with writing():
        refusal = _standing_refusal(viewer, refusal_id)
        if refusal.traveller_id is None or refusal.inspection_id is None:
            raise RefusalUnknown(str(refusal_id))
        questions = {
            q.code: q.concern for q in list_protection_questions(viewer.authority, today())
        }
        kinds = concerns_in(questions, answers)
        if "child" not in kinds and _may_be_minor(refusal):
            kinds = (*kinds, "child")
        if kinds:
            raise_concern(
                viewer=viewer,
                traveller_id=refusal.traveller_id,
                inspection_id=refusal.inspection_id,
                kinds=kinds,
                note=note,
            )
        record(ProtectionAsked(refusal_id=refusal_id), stamp=viewer.stamp())
    return bool(kinds)


def sign_refusal(*, viewer: Viewer, refusal_id: UUID) -> None:
    """Sign a refusal, as another than who proposed it. It takes effect once nothing holds it.

    The signature also ends the person's cases in secondary: the queue says nothing of what holds.
    Needs `refusal.sign` at this port, and `order.sign` for removal and expulsion. Raises
    NotPermitted, RefusalUnknown, RefusalEnded, ProtectionFirst, OwnProposal,
    NationalNeverRefused. Signing twice changes nothing.
    """
    viewer.require("refusal.sign", owner=viewer.authority, port=viewer.port)
    with writing():
        refusal = _standing_refusal(viewer, refusal_id)
        _require_signer(viewer, refusal)
        if refusal.signed_at is not None:
            return
        if refusal.asked_at is None:
            raise ProtectionFirst(str(refusal_id))
        if not may_sign(proposed_by=refusal.proposed_by, signer=viewer.officer_id):
            raise OwnProposal(str(refusal_id))
        if is_national(refusal.owner, _inspection_of(refusal)):
            raise NationalNeverRefused(str(refusal_id))
        record(
            RefusalSigned(refusal_id=refusal_id, supervisor_id=viewer.officer_id),
            *_cases_ended_by(refusal),
            stamp=viewer.stamp(),
        )


def withdraw_refusal(*, viewer: Viewer, refusal_id: UUID, ground: str) -> None:
    """Take back or decline a refusal with a ground; once signed, only who may sign takes it back.

    That is possible also after it took effect: the decision can be reviewed, and whether it had
    taken effect is not told. Raises NotPermitted, RefusalUnknown, RefusalEnded, GroundNeeded.
    """
    may_sign_here = viewer.may("refusal.sign", owner=viewer.authority, port=viewer.port)
    if not may_sign_here:
        viewer.require("refusal.propose", owner=viewer.authority, port=viewer.port)
    with writing():
        refusal = _standing_refusal(viewer, refusal_id)
        if refusal.signed_at is not None and not may_sign_here:
            raise NotPermitted("refusal.sign")
        if not ground.strip():
            raise GroundNeeded(str(refusal_id))
        record(
            RefusalWithdrawn(refusal_id=refusal.refusal_id, ground=ground.strip()),
            stamp=viewer.stamp(),
        )


def _standing_of(viewer: Viewer, traveller_id: UUID, direction: str) -> Standing:
    owners = sorted(owners_visible_to(viewer.authority, "travellers", today()))
    here = Stay.objects.filter(traveller_id=traveller_id, owner__in=owners, left_at__isnull=True)
    return standing_of(direction=direction, has_open_stay=here.exists())


def _require_fitting(viewer: Viewer, act: str, standing: Standing, note: str) -> None:
    """Raise unless the act is for somebody who stands so, and says what it rests on."""
    needed = get_act(viewer.authority, act, today()).standing
    if needed == REFUSAL_OF_ENTRY != standing:
        raise OnlyEntryIsRefused(act)
    viewer.require(proposing_action(needed), owner=viewer.authority, port=viewer.port)
    if needed != standing:
        raise WrongAct(act)
    if needed != REFUSAL_OF_ENTRY and not note.strip():
        raise GroundNeeded(act)


def _require_signer(viewer: Viewer, refusal: Refusal) -> None:
    """Raise NotPermitted unless the viewer may sign orders of this act."""
    try:
        standing = get_act(refusal.owner, refusal.act, today()).standing
    except ProvisionUnknown:
        # Repealed since it was proposed: then as for the gravest act.
        standing = "entered_irregularly"
    viewer.require(signing_action(standing), owner=viewer.authority, port=viewer.port)


def _may_be_minor(refusal: Refusal) -> bool:
    return may_be_minor(_inspection_of(refusal).birth or "", today().year)


def complete_if_due(refusal_id: UUID) -> bool:
    """Let a refusal take effect if it was asked and signed and nothing holds it; answers whether.

    The system's own act, tried after each signature and each concern that is closed. A refusal of
    somebody who turns out to be a national is withdrawn instead.
    """
    with writing():
        refusal = _open_refusals().filter(refusal_id=refusal_id).first()
        if refusal is None:
            return False
        inspection = _inspection_of(refusal)
        related = related_travellers(inspection)
        national = is_national(refusal.owner, inspection)
        stamp = Stamp(actor=refusal.signed_by, owner=refusal.owner, port=refusal.port)
        if national and refusal.signed_at:
            record(RefusalWithdrawn(refusal_id=refusal_id, ground="national"), stamp=stamp)
            return False
        progress = Progress(
            asked_at=refusal.asked_at,
            signed_at=refusal.signed_at,
            completed_at=refusal.completed_at,
            withdrawn_at=refusal.withdrawn_at,
        )
        if not may_complete(progress, is_held=is_return_held(related), is_national=national):
            return False
        record(RefusalCompleted(refusal_id=refusal_id), stamp=stamp)
    return True


def is_national(authority: str, inspection: Inspection) -> bool:
    """Whether the person of an inspection is, or says to be, a national, by any record of them."""
    own = own_nationalities(authority, today())
    related = related_travellers(inspection)
    recorded = frozenset().union(*(known_nationalities(person) for person in related))
    claims = Inspection.objects.filter(traveller_id__in=related).filter(
        Q(claims_own_nationality=True) | Q(claimed_at__isnull=False)
    )
    return is_claimed_national(own, recorded=recorded, claims_own_nationality=claims.exists())


def related_travellers(inspection: Inspection) -> list[UUID]:
    """The records that may be the same person: by this reading, or an equal name and birth.

    Wide on purpose, since it only ever protects: reading the paper again, or otherwise, or another
    paper of the same person, must not lose a claim.
    """
    own = Inspection.objects.filter(traveller_id=inspection.traveller_id).order_by("-opened_at")
    same = Q(traveller_id=inspection.traveller_id)
    for reading in (inspection, *own[:READINGS_FOLLOWED]):
        same |= _same_person_as(reading)
    found = Inspection.objects.filter(same, traveller_id__isnull=False)
    records = {t for t in found.values_list("traveller_id", flat=True).distinct() if t}
    return sorted(records | set(find_people_of(list(records))), key=str)


def _same_person_as(inspection: Inspection) -> Q:
    same = Q(inspection_id=inspection.inspection_id)
    if inspection.sound_key and inspection.birth:
        same |= Q(sound_key=inspection.sound_key, birth=inspection.birth)
    if inspection.number_key and inspection.opened_at:
        paper = Q(number_key=inspection.number_key)
        same_shift = Q(port=inspection.port, opened_at__gte=inspection.opened_at - ONE_SHIFT)
        same |= paper & (Q(birth=inspection.birth) | same_shift)
    return same


def list_due_of(traveller_id: UUID) -> list[UUID]:
    """The signed refusals that may be completed now that something about a person has changed."""
    people = {
        person
        for inspection in Inspection.objects.filter(traveller_id__in=list_records(traveller_id))
        for person in related_travellers(inspection)
    }
    signed = _open_refusals().filter(signed_at__isnull=False, traveller_id__in=people)
    return list(signed.values_list("refusal_id", flat=True))


def _inspection_of(refusal: Refusal) -> Inspection:
    if refusal.inspection_id is None:
        raise InspectionUnknown(str(refusal.refusal_id))
    return Inspection.objects.get(inspection_id=refusal.inspection_id)


def _open_refusals() -> QuerySet[Refusal]:
    return _standing_refusals().filter(completed_at__isnull=True)


def _standing_refusals() -> QuerySet[Refusal]:
    return Refusal.objects.filter(proposed_at__isnull=False, withdrawn_at__isnull=True)


def _standing_refusal(viewer: Viewer, refusal_id: UUID) -> Refusal:
    refusal = Refusal.objects.filter(
        refusal_id=refusal_id, port=viewer.port, owner=viewer.authority, proposed_at__isnull=False
    ).first()
    if refusal is None:
        raise RefusalUnknown(str(refusal_id))
    if refusal.withdrawn_at:
        raise RefusalEnded(str(refusal_id))
    return refusal


def _cases_ended_by(refusal: Refusal) -> list[CaseResolved]:
    open_cases = SecondaryCase.objects.filter(
        inspection_id=refusal.inspection_id, opened_at__isnull=False, resolved_at__isnull=True
    )
    return [
        CaseResolved(case_id=case.case_id, outcome="refused", ground=refusal.ground, note=None)
        for case in open_cases
    ]
