"""Questions to `lanes`, split by who asks them. No traveller is named in any answer."""

from manfadh.apps.operate.lanes.selectors.choices import (
    ChoiceLine,
    list_lane_choices,
    list_moves,
    tally_lane_choices,
    tally_moves,
)
from manfadh.apps.operate.lanes.selectors.counts import CountShown, list_counts
from manfadh.apps.operate.lanes.selectors.draws import (
    Assigned,
    DrawShown,
    MoveShown,
    OfficerOnPost,
    find_assignment,
    find_draw,
    get_draw,
    list_draws,
    list_officers_to_draw,
    shift_at,
    verify_draw,
)
from manfadh.apps.operate.lanes.selectors.openings import (
    OpeningShown,
    get_opening,
    list_open_lanes,
    list_openings,
)

__all__ = [
    "Assigned",
    "ChoiceLine",
    "CountShown",
    "DrawShown",
    "MoveShown",
    "OfficerOnPost",
    "OpeningShown",
    "find_assignment",
    "find_draw",
    "get_draw",
    "get_opening",
    "list_counts",
    "list_draws",
    "list_lane_choices",
    "list_moves",
    "list_officers_to_draw",
    "list_open_lanes",
    "list_openings",
    "shift_at",
    "tally_lane_choices",
    "tally_moves",
    "verify_draw",
]
