"""Acts on lanes, one module each: opening and closing, the draw, a booth's place, counting."""

from manfadh.apps.operate.lanes.errors import (
    DrawUnknown,
    LanesError,
    OpeningUnknown,
    PeopleInLane,
)
from manfadh.apps.operate.lanes.services.count import count_queue, withdraw_count
from manfadh.apps.operate.lanes.services.draw import (
    commit_draw,
    hold_draw,
    move_officer,
    record_competence,
)
from manfadh.apps.operate.lanes.services.open_and_close import close_lane, open_lane
from manfadh.apps.operate.lanes.services.take import take_lane

__all__ = [
    "DrawUnknown",
    "LanesError",
    "OpeningUnknown",
    "PeopleInLane",
    "close_lane",
    "commit_draw",
    "count_queue",
    "hold_draw",
    "move_officer",
    "open_lane",
    "record_competence",
    "take_lane",
    "withdraw_count",
]
