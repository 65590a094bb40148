"""Keeping one crossing where a person was read twice within minutes."""

from uuid import UUID

from manfadh.apps.operate.crossings.errors import AlreadyDecided, NothingToRepeat
from manfadh.apps.operate.crossings.events import CaseOutcome, CaseResolved
from manfadh.apps.operate.crossings.models import SecondaryCase
from manfadh.apps.operate.crossings.selectors.booth import get_inspection
from manfadh.apps.operate.crossings.selectors.repeats import JustCrossed, find_kept_crossing
from manfadh.apps.operate.crossings.services.admit import (
    case_of,
    find_decision,
    is_refused,
    judgement_of,
)
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def keep_earlier(*, viewer: Viewer, inspection_id: UUID) -> UUID:
    """Say that this reading is the crossing of a few minutes ago; answers that crossing's id.

    Nothing is recorded twice: the reading is ended by the earlier crossing, and so is its open
    case. Saying it again changes nothing; read anew, the paper is asked about anew. Needs
    `crossing.decide` at this port. Raises NotPermitted, InspectionUnknown, AlreadyDecided,
    NothingToRepeat, InSecondary, CaseTakenByAnother.
    """
    viewer.require("crossing.decide", owner=viewer.authority, port=viewer.port)
    with writing():
        kept = find_kept_crossing(inspection_id)
        if kept is not None:
            return kept
        if find_decision(inspection_id) is not None or is_refused(inspection_id):
            raise AlreadyDecided(str(inspection_id))
        case = case_of(viewer, inspection_id)
        shown = get_inspection(viewer, inspection_id)
        if shown.just_crossed is None:
            raise NothingToRepeat(str(inspection_id))
        record(
            judgement_of(shown, "same_crossing", ""),
            *_case_ended(case, shown.just_crossed),
            stamp=viewer.stamp(),
        )
    return shown.just_crossed.crossing_id


def _case_ended(case: SecondaryCase | None, earlier: JustCrossed) -> list[CaseResolved]:
    if case is None:
        return []
    outcome: CaseOutcome = "admitted" if earlier.direction == "entry" else "let_leave"
    return [CaseResolved(case_id=case.case_id, outcome=outcome, ground="read twice", note=None)]
