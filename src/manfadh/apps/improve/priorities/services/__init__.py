"""Acts on priorities: gaps are recorded, weights given, the roadmap planned, an order adopted."""

from manfadh.apps.improve.priorities.errors import (
    CriterionUnknown,
    GapUnknown,
    NoOrder,
    PriorityRefused,
    WeightingUnknown,
)
from manfadh.apps.improve.priorities.services.describe import (
    GapDraft,
    close_gap,
    describe_gap,
    judge_gap,
    reopen_gap,
    withdraw_gap,
)
from manfadh.apps.improve.priorities.services.plan import adopt_order, drop_step, plan_step
from manfadh.apps.improve.priorities.services.weigh import (
    CriterionDraft,
    describe_criterion,
    give_weights,
    use_usual_criteria,
    withdraw_weights,
)

__all__ = [
    "CriterionDraft",
    "CriterionUnknown",
    "GapDraft",
    "GapUnknown",
    "NoOrder",
    "PriorityRefused",
    "WeightingUnknown",
    "adopt_order",
    "close_gap",
    "describe_criterion",
    "describe_gap",
    "drop_step",
    "give_weights",
    "judge_gap",
    "plan_step",
    "reopen_gap",
    "use_usual_criteria",
    "withdraw_gap",
    "withdraw_weights",
]
