"""What stands in most tests of the improve wing: places, three gaps, criteria and two voices."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from manfadh.apps.improve.priorities.events import Weight
from manfadh.apps.improve.priorities.selectors import list_criteria
from manfadh.apps.improve.priorities.services import (
    GapDraft,
    describe_gap,
    give_weights,
    use_usual_criteria,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer

SCANNER = GapDraft(
    port="safwan",
    area="equipment",
    title_ar="جهاز فحص الحقائب متوقف",
    title_en="The baggage scanner stands still",
    severity=3,
    risk=3,
    risk_reason="Goods pass unseen",
    obligation="standard",
    reference="Specimen standard 4.2",
    source="Visit of 3 March",
)
POWER = replace(
    SCANNER,
    area="utilities",
    title_ar="انقطاع الكهرباء يومياً",
    title_en="Power fails each day",
    severity=4,
    risk=2,
    obligation="none",
    reference="",
)
ROOM = replace(
    SCANNER,
    port="trebil",
    area="protection",
    title_ar="لا غرفة مقابلة منفردة",
    title_en="No room to speak alone",
    severity=2,
    risk=4,
    obligation="law",
    reference="Specimen law, article 7",
)


def record_gaps(viewer: Viewer, *drafts: GapDraft) -> list[UUID]:
    """Gaps are recorded; answers their ids."""
    ids = [new_id() for _ in drafts]
    for gap_id, draft in zip(ids, drafts, strict=True):
        describe_gap(viewer=viewer, gap_id=gap_id, draft=draft)
    return ids


def weigh(
    viewer: Viewer,
    voice: str,
    weights: Sequence[int],
    *,
    by: int = 5,
    weighting_id: UUID | None = None,
) -> UUID:
    """Weights of the criteria in their order, each free to move by some percent."""
    weighting_id = weighting_id or new_id()
    give_weights(
        viewer=viewer,
        weighting_id=weighting_id,
        voice=voice,
        weights=[
            Weight(
                criterion_id=criterion.criterion_id,
                weight=Decimal(weight),
                low=Decimal(max(0, weight - by)),
                high=Decimal(min(100, weight + by)),
            )
            for criterion, weight in zip(list_criteria(viewer), weights, strict=True)
        ],
    )
    return weighting_id


def prioritised(viewer: Viewer) -> list[UUID]:
    """Three gaps, the usual criteria, and the weights of two voices; answers the gaps."""
    gaps = record_gaps(viewer, SCANNER, POWER, ROOM)
    use_usual_criteria(viewer=viewer)
    weigh(viewer, "Commission", [40, 20, 10, 20, 10])
    weigh(viewer, "Region", [20, 20, 40, 10, 10])
    return gaps
