"""Acts on who comes together, split by act.

Whatever the party, a person passes by an inspection and a decision of their own: there is no act
here that confirms anybody by a list, for a group, or on a leader's word.
"""

from manfadh.apps.operate.passengers.errors import (
    AbsenceUnexplained,
    AlreadyListed,
    LeaderNotAdult,
    MemberUnknown,
    PartyError,
    PartyOver,
    PartyUnknown,
    PlateNeeded,
)
from manfadh.apps.operate.passengers.services.close import Answer, close_party
from manfadh.apps.operate.passengers.services.confirm import (
    choose_place,
    confirmation_of,
    join_party,
    meeting_of,
    undoing_of,
)
from manfadh.apps.operate.passengers.services.erase import erase_places
from manfadh.apps.operate.passengers.services.error_words import ERROR_WORDS, say_error
from manfadh.apps.operate.passengers.services.keep import LIST_MEMBERS, erase_absent
from manfadh.apps.operate.passengers.services.open import (
    Vehicle,
    list_by_reader,
    name_leader,
    open_party,
)
from manfadh.apps.operate.passengers.services.receive import (
    COLUMNS,
    Received,
    check_passengers,
    receive_passengers,
)

__all__ = [
    "COLUMNS",
    "ERROR_WORDS",
    "LIST_MEMBERS",
    "AbsenceUnexplained",
    "AlreadyListed",
    "Answer",
    "LeaderNotAdult",
    "MemberUnknown",
    "PartyError",
    "PartyOver",
    "PartyUnknown",
    "PlateNeeded",
    "Received",
    "Vehicle",
    "check_passengers",
    "choose_place",
    "close_party",
    "confirmation_of",
    "erase_absent",
    "erase_places",
    "join_party",
    "list_by_reader",
    "meeting_of",
    "name_leader",
    "open_party",
    "receive_passengers",
    "say_error",
    "undoing_of",
]
