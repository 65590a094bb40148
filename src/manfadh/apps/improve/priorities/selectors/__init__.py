"""Questions to `priorities`. Nobody is named in an answer, so no look is recorded."""

from manfadh.apps.improve.priorities.errors import (
    CriterionUnknown,
    GapUnknown,
    NoOrder,
    WeightingUnknown,
)
from manfadh.apps.improve.priorities.rules import AREAS, OBLIGATIONS, WORST, Disagreement
from manfadh.apps.improve.priorities.selectors.gaps import (
    GapFilter,
    GapShown,
    GapState,
    JudgementShown,
    get_gap,
    list_gaps,
    list_gaps_of_findings,
    list_judgements,
    list_open_gaps,
    names_of_gaps,
)
from manfadh.apps.improve.priorities.selectors.ranking import (
    DRAWN,
    Order,
    PointsLine,
    RankedGap,
    rank_gaps,
)
from manfadh.apps.improve.priorities.selectors.roadmap import (
    StepShown,
    find_step,
    list_roadmap,
)
from manfadh.apps.improve.priorities.selectors.weights import (
    AdoptionShown,
    CriterionShown,
    WeightingShown,
    find_adoption,
    get_criterion,
    get_weighting,
    list_criteria,
    list_disagreements,
    list_weightings,
)

__all__ = [
    "AREAS",
    "DRAWN",
    "OBLIGATIONS",
    "WORST",
    "AdoptionShown",
    "CriterionShown",
    "CriterionUnknown",
    "Disagreement",
    "GapFilter",
    "GapShown",
    "GapState",
    "GapUnknown",
    "JudgementShown",
    "NoOrder",
    "Order",
    "PointsLine",
    "RankedGap",
    "StepShown",
    "WeightingShown",
    "WeightingUnknown",
    "find_adoption",
    "find_step",
    "get_criterion",
    "get_gap",
    "get_weighting",
    "list_criteria",
    "list_disagreements",
    "list_gaps",
    "list_gaps_of_findings",
    "list_judgements",
    "list_open_gaps",
    "list_roadmap",
    "list_weightings",
    "names_of_gaps",
    "rank_gaps",
]
