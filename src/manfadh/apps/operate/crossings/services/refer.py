"""Referring a person to secondary, and what secondary decides."""

from typing import Literal, get_args
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import list_officers_in_role
from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    CaseEnded,
    CaseTakenByAnother,
    CaseUnknown,
    GroundNeeded,
    NobodyToHandTo,
    NotYourCase,
)
from manfadh.apps.operate.crossings.events import (
    CaseHandedOver,
    CaseOpened,
    CaseReason,
    CaseResolved,
    CaseTaken,
)
from manfadh.apps.operate.crossings.models import SecondaryCase
from manfadh.apps.operate.crossings.selectors.booth import find_row
from manfadh.apps.operate.crossings.services.admit import find_decision, is_refused
from manfadh.apps.operate.crossings.services.tell_apart import tellings_apart
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

Ending = Literal["not_same_person", "handed_over"]


def refer_to_secondary(
    *, viewer: Viewer, inspection_id: UUID, reason: CaseReason, note: str = ""
) -> UUID:
    """Send a person to secondary; answers the case's id. A second click answers the same case.

    Needs `case.open` at this port. Raises NotPermitted, InspectionUnknown, AlreadyDecided.
    """
    viewer.require("case.open", owner=viewer.authority, port=viewer.port)
    with writing():
        row = find_row(viewer, inspection_id)
        assert row.traveller_id is not None, "an opened inspection is about somebody"
        known = SecondaryCase.objects.filter(
            inspection_id=inspection_id, opened_at__isnull=False, resolved_at__isnull=True
        ).first()
        if known is not None:
            return known.case_id
        if find_decision(inspection_id) is not None or is_refused(inspection_id):
            raise AlreadyDecided(str(inspection_id))
        case_id = new_id()
        record(
            CaseOpened(
                case_id=case_id,
                inspection_id=inspection_id,
                traveller_id=row.traveller_id,
                reason=reason,
                note=note.strip() or None,
            ),
            stamp=viewer.stamp(),
        )
    return case_id


def take_case(*, viewer: Viewer, case_id: UUID) -> None:
    """Begin to work on a case. Taking one's own case again changes nothing.

    Needs `case.work` at this port. Raises NotPermitted, CaseUnknown, CaseEnded, CaseTakenByAnother.
    """
    with writing():
        case = open_case(viewer, case_id)
        if case.taken_by == viewer.officer_id:
            return
        if case.taken_by is not None:
            raise CaseTakenByAnother(str(case_id))
        record(CaseTaken(case_id=case_id, officer_id=viewer.officer_id), stamp=viewer.stamp())


def resolve_case(
    *, viewer: Viewer, case_id: UUID, outcome: Ending, ground: str, note: str = ""
) -> None:
    """End a case otherwise than by a crossing: a namesake sent back to the lane, or handed over.

    A namesake is told apart from everybody on a list who is hit by the name now, on one slip.

    Admission and refusal end a case by themselves, each by its own act, so that nobody refuses a
    person by closing a case. Needs `case.work`. Raises NotPermitted, CaseUnknown, CaseEnded,
    CaseTakenByAnother, GroundNeeded, and ValueError for any other outcome.
    """
    if outcome not in get_args(Ending):
        raise ValueError(f"A case does not end as {outcome!r} by itself.")
    if not ground.strip():
        raise GroundNeeded(str(case_id))
    with writing():
        case = open_case(viewer, case_id)
        if case.taken_by not in (None, viewer.officer_id):
            raise CaseTakenByAnother(str(case_id))
        apart = tellings_apart(viewer, case, ground) if outcome == "not_same_person" else []
        record(
            *apart,
            CaseResolved(
                case_id=case_id,
                outcome=outcome,
                ground=ground.strip(),
                note=note.strip() or None,
            ),
            stamp=viewer.stamp(),
        )


def hand_over_case(
    *, viewer: Viewer, case_id: UUID, to_officer_id: UUID | None, note: str = ""
) -> None:
    """Give one's case to a colleague at this port, or back to the queue; or take a colleague's.

    Taking over what somebody else works on needs a note, since nobody asked them. Needs
    `case.work`. Raises NotPermitted, CaseUnknown, CaseEnded, NotYourCase, NobodyToHandTo,
    GroundNeeded.
    """
    with writing():
        case = open_case(viewer, case_id)
        is_mine, takes_over = case.taken_by == viewer.officer_id, to_officer_id == viewer.officer_id
        if not is_mine and not (takes_over and case.taken_by):
            raise NotYourCase(str(case_id))
        if takes_over and is_mine:
            return
        if takes_over and not note.strip():
            raise GroundNeeded(str(case_id))
        colleagues = dict(list_officers_in_role(viewer, "secondary_officer"))
        if to_officer_id is not None and not takes_over and to_officer_id not in colleagues:
            raise NobodyToHandTo(str(case_id))
        if case.traveller_id is None:
            raise CaseUnknown(str(case_id))
        record(
            CaseHandedOver(
                hand_over_id=new_id(),
                case_id=case_id,
                from_officer_id=case.taken_by,
                to_officer_id=to_officer_id,
                traveller_id=case.traveller_id,
                note=note.strip() or None,
            ),
            stamp=viewer.stamp(),
        )


def open_case(viewer: Viewer, case_id: UUID) -> SecondaryCase:
    """The row of an open case at the viewer's port. Raises NotPermitted, CaseUnknown, CaseEnded."""
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    case = SecondaryCase.objects.filter(
        case_id=case_id, port=viewer.port, owner=viewer.authority, opened_at__isnull=False
    ).first()
    if case is None:
        raise CaseUnknown(str(case_id))
    if case.resolved_at is not None:
        raise CaseEnded(str(case_id))
    return case
