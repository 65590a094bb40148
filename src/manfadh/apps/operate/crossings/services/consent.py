"""Who consents to a minor's journey: asked by the rule in force, recorded, never a refusal."""

from uuid import UUID

from manfadh.apps.govern.policy.selectors.travelling import Relation, is_consent_enough
from manfadh.apps.operate.crossings.errors import ConsentUnclear, NotAMinor
from manfadh.apps.operate.crossings.events import ConsentRecorded
from manfadh.apps.operate.crossings.selectors.booth import get_inspection
from manfadh.apps.operate.crossings.selectors.minors import MISSING
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def record_consent(
    *,
    viewer: Viewer,
    inspection_id: UUID,
    relation: Relation | None,
    paper: str,
    given_by: str = "",
    paper_number: str = "",
    note: str = "",
) -> None:
    """Record who travels with a minor (`paper` "present"), who consented by which paper, or nobody.

    For "missing" the note says what was found instead. It decides nothing: the officer admits, or
    asks whom the rule names. Needs `inspection.open` at this port. Raises NotPermitted,
    InspectionUnknown, NotAMinor for every adult, ConsentUnclear.
    """
    viewer.require("inspection.open", owner=viewer.authority, port=viewer.port)
    with writing():
        shown = get_inspection(viewer, inspection_id)
        if shown.minor is None:
            raise NotAMinor(str(inspection_id))
        if paper == MISSING:
            is_clear = relation is None and bool(note.strip())
        else:
            is_clear = relation is not None and is_consent_enough(
                shown.minor.rule, relation=relation, paper=paper
            )
        if not is_clear:
            raise ConsentUnclear(str(inspection_id))
        record(
            ConsentRecorded(
                inspection_id=inspection_id,
                traveller_id=shown.traveller_id,
                rule=shown.minor.rule.code,
                relation=relation or "",
                paper=paper,
                given_by=given_by.strip() or None,
                paper_number=paper_number.strip() or None,
                note=note.strip() or None,
            ),
            stamp=viewer.stamp(),
        )
