"""Questions about who comes together."""

from manfadh.apps.operate.passengers.rules.matching import Seen
from manfadh.apps.operate.passengers.selectors.lists import (
    MemberLine,
    PartyLine,
    PartyShown,
    find_party_by_plate,
    get_progress,
    list_parties,
    see_party,
)
from manfadh.apps.operate.passengers.selectors.meetings import (
    Listed,
    MeetingShown,
    find_meeting,
)

__all__ = [
    "Listed",
    "MeetingShown",
    "MemberLine",
    "PartyLine",
    "PartyShown",
    "Seen",
    "find_meeting",
    "find_party_by_plate",
    "get_progress",
    "list_parties",
    "see_party",
]
