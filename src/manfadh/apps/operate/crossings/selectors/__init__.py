"""Questions to `crossings`, split by who asks them."""

from manfadh.apps.operate.crossings.rules.advising import Advice, Reason
from manfadh.apps.operate.crossings.rules.reading import NO_DOCUMENT, UNKNOWN_KIND, Reading
from manfadh.apps.operate.crossings.selectors.booth import (
    CrossingLine,
    Inspected,
    StayShown,
    get_inspection,
    see_inspection,
    today,
)
from manfadh.apps.operate.crossings.selectors.country import PortLine, list_port_lines
from manfadh.apps.operate.crossings.selectors.histories import (
    HistoryLine,
    count_interrupted_histories,
    find_kept_mapping,
    list_histories,
)
from manfadh.apps.operate.crossings.selectors.own_day import OwnDay, count_own_day
from manfadh.apps.operate.crossings.selectors.port_day import (
    HourLine,
    LaneLine,
    OfficerRate,
    PortDay,
    get_port_day,
)
from manfadh.apps.operate.crossings.selectors.protection import Behind, list_behind
from manfadh.apps.operate.crossings.selectors.rates import (
    ActLine,
    count_in_lane,
    list_against_advice,
    list_paper,
    list_undone,
    tally_against_advice,
    tally_paper,
    tally_undone,
)
from manfadh.apps.operate.crossings.selectors.refusals import (
    RefusalShown,
    due_work,
    find_open_refusal,
    get_refusal,
    list_refusals_to_sign,
    list_signed_refusals,
)
from manfadh.apps.operate.crossings.selectors.secondary import (
    CaseLine,
    CaseShown,
    find_case_of,
    get_case,
    list_queue,
)
from manfadh.apps.operate.crossings.selectors.standing import (
    Proposal,
    Standing,
    Undoable,
    find_standing,
    find_undoable,
    list_own_proposals,
)
from manfadh.apps.operate.crossings.selectors.waiting import (
    Unit,
    Waiting,
    WaitingHour,
    get_waiting,
    list_waiting,
    list_waiting_hours,
)

__all__ = [
    "NO_DOCUMENT",
    "UNKNOWN_KIND",
    "ActLine",
    "Advice",
    "Behind",
    "CaseLine",
    "CaseShown",
    "CrossingLine",
    "HistoryLine",
    "HourLine",
    "Inspected",
    "LaneLine",
    "OfficerRate",
    "OwnDay",
    "PortDay",
    "PortLine",
    "Proposal",
    "Reading",
    "Reason",
    "RefusalShown",
    "Standing",
    "StayShown",
    "Undoable",
    "Unit",
    "Waiting",
    "WaitingHour",
    "count_in_lane",
    "count_interrupted_histories",
    "count_own_day",
    "due_work",
    "find_case_of",
    "find_kept_mapping",
    "find_open_refusal",
    "find_standing",
    "find_undoable",
    "get_case",
    "get_inspection",
    "get_port_day",
    "get_refusal",
    "get_waiting",
    "list_against_advice",
    "list_behind",
    "list_histories",
    "list_own_proposals",
    "list_paper",
    "list_port_lines",
    "list_queue",
    "list_refusals_to_sign",
    "list_signed_refusals",
    "list_undone",
    "list_waiting",
    "list_waiting_hours",
    "see_inspection",
    "tally_against_advice",
    "tally_paper",
    "tally_undone",
    "today",
]
