"""What stands in the way of an act on people who come together, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from manfadh.apps.operate.passengers import services as parties

_ERRORS: dict[type[parties.PartyError], str] = {
    parties.PartyUnknown: gettext_noop("This group or vehicle is not found at your port."),
    parties.PartyOver: gettext_noop(
        "This group or vehicle is closed. The traveller passes as anybody does."
    ),
    parties.PlateNeeded: gettext_noop("Write the plate, and choose the country of the plate."),
    parties.MemberUnknown: gettext_noop("This line of the list does not fit the paper."),
    parties.LeaderNotAdult: gettext_noop("A minor leads no group and drives no vehicle."),
    parties.AlreadyListed: gettext_noop("This paper is on the list already, in place %(place)s."),
    parties.AbsenceUnexplained: gettext_noop(
        "Ask about each person who is not here, and choose a reason."
    ),
}


def say_party_error(error: parties.PartyError) -> str:
    """What stands in the way, and what to do."""
    words = _(_ERRORS[type(error)])
    if isinstance(error, parties.AlreadyListed):
        return words % {"place": error.position}
    return words
