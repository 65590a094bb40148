"""Questions to `crossings`, split by who asks them."""

from manfadh.apps.operate.crossings.selectors.booth import (
    CrossingLine,
    Inspected,
    StayShown,
    get_inspection,
    today,
)
from manfadh.apps.operate.crossings.selectors.country import PortLine, list_port_lines
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
from manfadh.apps.operate.crossings.selectors.secondary import (
    CaseLine,
    CaseShown,
    get_case,
    list_queue,
)

__all__ = [
    "Behind",
    "CaseLine",
    "CaseShown",
    "CrossingLine",
    "HourLine",
    "Inspected",
    "LaneLine",
    "OfficerRate",
    "PortDay",
    "PortLine",
    "RefusalShown",
    "StayShown",
    "due_work",
    "find_open_refusal",
    "get_case",
    "get_inspection",
    "get_port_day",
    "get_refusal",
    "list_behind",
    "list_port_lines",
    "list_queue",
    "list_refusals_to_sign",
    "list_signed_refusals",
    "today",
]
