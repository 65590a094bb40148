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
from manfadh.apps.operate.crossings.selectors.corrections import (
    ChangeShown,
    DecidedCrossing,
    DecidedLine,
    JudgementShown,
    OfficerCorrections,
    count_corrections,
    get_crossing,
    list_own_crossings,
    list_port_crossings,
)
from manfadh.apps.operate.crossings.selectors.country import PortLine, list_port_lines
from manfadh.apps.operate.crossings.selectors.own_day import OwnDay, count_own_day
from manfadh.apps.operate.crossings.selectors.port_day import (
    HourLine,
    LaneLine,
    OfficerRate,
    PortDay,
    get_port_day,
)
from manfadh.apps.operate.crossings.selectors.protection import Behind, list_behind
from manfadh.apps.operate.crossings.selectors.refusals import (
    RefusalShown,
    due_work,
    find_open_refusal,
    get_refusal,
    list_refusals_to_sign,
    list_signed_refusals,
)
from manfadh.apps.operate.crossings.selectors.repeats import (
    EarlierCrossing,
    JustCrossed,
    get_earlier_crossing,
)
from manfadh.apps.operate.crossings.selectors.secondary import (
    CaseLine,
    CaseShown,
    StepShown,
    WaitLine,
    find_case_of,
    get_case,
    list_queue,
    list_waits,
)
from manfadh.apps.operate.crossings.selectors.standing import (
    Proposal,
    Standing,
    Undoable,
    find_standing,
    find_undoable,
    list_own_proposals,
)
from manfadh.apps.operate.crossings.selectors.telling_apart import (
    Apart,
    Slip,
    find_apart,
    get_slip,
)

__all__ = [
    "NO_DOCUMENT",
    "UNKNOWN_KIND",
    "Advice",
    "Apart",
    "Behind",
    "CaseLine",
    "CaseShown",
    "ChangeShown",
    "CrossingLine",
    "DecidedCrossing",
    "DecidedLine",
    "EarlierCrossing",
    "HourLine",
    "Inspected",
    "JudgementShown",
    "JustCrossed",
    "LaneLine",
    "OfficerCorrections",
    "OfficerRate",
    "OwnDay",
    "PortDay",
    "PortLine",
    "Proposal",
    "Reading",
    "Reason",
    "RefusalShown",
    "Slip",
    "Standing",
    "StayShown",
    "StepShown",
    "Undoable",
    "WaitLine",
    "count_corrections",
    "count_own_day",
    "due_work",
    "find_apart",
    "find_case_of",
    "find_open_refusal",
    "find_standing",
    "find_undoable",
    "get_case",
    "get_crossing",
    "get_earlier_crossing",
    "get_inspection",
    "get_port_day",
    "get_refusal",
    "get_slip",
    "list_behind",
    "list_own_crossings",
    "list_own_proposals",
    "list_port_crossings",
    "list_port_lines",
    "list_queue",
    "list_refusals_to_sign",
    "list_signed_refusals",
    "list_waits",
    "see_inspection",
    "today",
]
