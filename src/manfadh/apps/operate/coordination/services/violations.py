"""Recording a violation once for all departments concerned, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.coordination import reference
from manfadh.apps.operate.coordination.errors import WorkRefused
from manfadh.apps.operate.coordination.events import (
    ViolationAnswered,
    ViolationClosed,
    ViolationKindIssued,
    ViolationNotified,
    ViolationOutcome,
    ViolationRecorded,
    ViolationSeen,
)
from manfadh.apps.operate.coordination.models import Violation, ViolationKind, ViolationSight
from manfadh.apps.operate.coordination.selectors.tasks import list_departments
from manfadh.apps.operate.coordination.selectors.violations import (
    ViolationLine,
    get_violation,
    list_violation_kinds,
)
from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record, record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

RECORD, CLOSE = "violation.record", "violation.close"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationDraft:
    """What an officer writes of a violation; person and vehicle where there is one."""

    kind: str
    place: str
    facts: str
    department: str = ""
    concerned: tuple[str, ...] = ()
    committed_at: datetime | None = None
    person: str = ""
    vehicle: str = ""
    traveller_id: UUID | None = None


def record_violation(
    *, viewer: Viewer, draft: ViolationDraft, violation_id: UUID | None = None
) -> UUID:
    """Record a violation at the viewer's port; answers its id. Once per id.

    The department is the viewer's own unless told; who records has seen it. Needs
    `violation.record`; raises WorkRefused with the field to mend, NotPermitted.
    """
    viewer.require(RECORD, owner=viewer.authority, port=viewer.port)
    violation_id = violation_id or new_id()
    department = draft.department or viewer.agency
    _check(viewer, draft, department)
    concerned = tuple(dict.fromkeys((department, viewer.agency, *draft.concerned)))
    with writing():
        if Violation.objects.filter(violation_id=violation_id, recorded_at__isnull=False).exists():
            return violation_id
        record(
            ViolationRecorded(
                violation_id=violation_id,
                kind=draft.kind,
                department=department,
                concerned=concerned,
                place=draft.place.strip(),
                committed_at=draft.committed_at or clock.now(),
                person_id=draft.traveller_id or new_id(),
                traveller_id=draft.traveller_id,
                person=draft.person.strip() or None,
                vehicle=draft.vehicle.strip() or None,
                facts=draft.facts.strip(),
            ),
            ViolationSeen(violation_id=violation_id, department=viewer.agency),
            stamp=viewer.stamp(),
        )
    return violation_id


def see_violation(*, viewer: Viewer, violation_id: UUID) -> None:
    """Take note of a violation for the own department, once. Raises WorkUnknown, NotPermitted."""
    with writing():
        found = get_violation(viewer, violation_id)
        known = ViolationSight.objects.filter(
            violation_id=violation_id, department=viewer.agency, seen_at__isnull=False
        )
        if viewer.agency not in found.concerned:
            raise WorkRefused(_("This violation does not concern your department."))
        if not known.exists():
            record(
                ViolationSeen(violation_id=violation_id, department=viewer.agency),
                stamp=viewer.stamp(),
            )


def notify_violation(
    *, viewer: Viewer, violation_id: UUID, how: Literal["in_person", "in_writing"]
) -> None:
    """Say that the person was told of it and may answer. Raises WorkRefused, WorkUnknown."""
    with writing():
        found = _open_violation(viewer, violation_id)
        if found.notified_at is not None:
            raise WorkRefused(_("The person was told already. Nothing was changed."))
        record(ViolationNotified(violation_id=violation_id, how=how), stamp=viewer.stamp())


def answer_violation(*, viewer: Viewer, violation_id: UUID, answer: str, is_disputed: bool) -> None:
    """Write down what the person says to it; only who was told can answer.

    Raises WorkRefused, WorkUnknown, NotPermitted.
    """
    with writing():
        found = _open_violation(viewer, violation_id)
        if found.notified_at is None or found.person_id is None:
            raise WorkRefused(_("First tell the person of the violation."))
        if not answer.strip():
            raise WorkRefused(_("Write what the person says."), field="answer")
        record(
            ViolationAnswered(
                violation_id=violation_id,
                person_id=found.person_id,
                answer=answer.strip(),
                is_disputed=is_disputed,
            ),
            stamp=viewer.stamp(),
        )


def close_violation(
    *,
    viewer: Viewer,
    violation_id: UUID,
    outcome: ViolationOutcome,
    fine_reference: str = "",
    ground: str = "",
) -> None:
    """Say what became of it. A fine needs its reference, and a person who was told.

    Needs `violation.close`; raises WorkRefused, WorkUnknown, NotPermitted.
    """
    viewer.require(CLOSE, owner=viewer.authority, port=viewer.port)
    with writing():
        found = _open_violation(viewer, violation_id)
        if outcome != "no_case" and found.notified_at is None:
            raise WorkRefused(_("First tell the person of the violation."))
        if outcome == "fined" and not fine_reference.strip():
            raise WorkRefused(
                _("Write the number of the fine's decision or receipt."), field="fine_reference"
            )
        if (outcome == "no_case" or found.state == "disputed") and not ground.strip():
            raise WorkRefused(_("Say on what ground."), field="ground")
        record(
            ViolationClosed(
                violation_id=violation_id,
                outcome=outcome,
                fine_reference=fine_reference.strip(),
                ground=ground.strip(),
            ),
            stamp=viewer.stamp(),
        )


def issue_violation_kind(*, viewer: Viewer, issued: ViolationKindIssued) -> None:
    """Put a kind into an authority's catalogue, dated, with its reference.

    Needs `policy.issue` of that authority; raises WorkRefused, NotPermitted.
    """
    viewer.require("policy.issue", owner=issued.authority)
    if not all((issued.text_ar, issued.text_ckb, issued.text_en, issued.reference.strip())):
        raise WorkRefused(_("A kind needs its words in three languages and its reference."))
    record(issued, stamp=viewer.stamp(owner=issued.authority))


def load_reference(*, viewer: Viewer) -> int:
    """Issue our own catalogue; answers how many kinds were new. Again, it changes nothing."""
    with writing():
        told = list(reference.read_violation_kinds())
        for authority in {kind.authority for kind in told}:
            viewer.require("policy.issue", owner=authority)
        known = set(ViolationKind.objects.values_list("kind_id", flat=True))
        news = [kind for kind in told if kind.kind_id not in known]
        record_drafts([Draft(kind, viewer.stamp(owner=kind.authority)) for kind in news])
    return len(news)


def _check(viewer: Viewer, draft: ViolationDraft, department: str) -> None:
    kinds = list_violation_kinds(viewer.authority, own_calendar().day_of(clock.now()))
    here = {one.code for one in list_departments(viewer.port)} | {viewer.agency}
    if draft.kind not in {kind.code for kind in kinds}:
        raise WorkRefused(_("Choose a kind of the catalogue."), field="kind")
    if not here.issuperset((department, *draft.concerned)):
        raise WorkRefused(_("Choose a department of this port."), field="department")
    if not draft.facts.strip():
        raise WorkRefused(_("Write what was found."), field="facts")
    if draft.committed_at and draft.committed_at > clock.now():
        raise WorkRefused(_("This time is still to come. Correct it."), field="committed_at")


def _open_violation(viewer: Viewer, violation_id: UUID) -> ViolationLine:
    viewer.require(RECORD, owner=viewer.authority, port=viewer.port)
    found = get_violation(viewer, violation_id)
    if found.closed_at is not None:
        raise WorkRefused(_("This violation is closed. Nothing was changed."))
    return found
