"""What stands in the way of an act on people who come together, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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

ERROR_WORDS: dict[type[PartyError], str] = {
    PartyUnknown: gettext_noop("This group or vehicle is not found at your port."),
    PartyOver: gettext_noop(
        "This group or vehicle is closed. The traveller passes as anybody does."
    ),
    PlateNeeded: gettext_noop("Write the plate, and choose the country of the plate."),
    MemberUnknown: gettext_noop("This line of the list does not fit the paper."),
    LeaderNotAdult: gettext_noop("A minor leads no group and drives no vehicle."),
    AlreadyListed: gettext_noop("This paper is on the list already, in place %(place)s."),
    AbsenceUnexplained: gettext_noop("Ask about each person who is not here, and choose a reason."),
}


def say_error(error: PartyError) -> str:
    """What stands in the way, and what to do."""
    words = _(ERROR_WORDS[type(error)])
    if isinstance(error, AlreadyListed):
        return words % {"place": error.position}
    return words
