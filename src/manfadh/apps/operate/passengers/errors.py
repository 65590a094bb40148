"""What can stand in the way of an act on a party. The screens word each by its class."""


class PartyError(Exception):
    """An act was not done; nothing was written."""


class PartyUnknown(PartyError):
    """There is no such party that this officer may see."""


class PartyOver(PartyError):
    """The party's passage in this direction is closed."""


class PlateNeeded(PartyError):
    """A vehicle is known by its plate and the country of the plate."""


class MemberUnknown(PartyError):
    """There is no such person on this list, or not for this reading."""


class LeaderNotAdult(PartyError):
    """A minor leads no group and drives no vehicle."""


class AlreadyListed(PartyError):
    """This paper is on the list already."""

    def __init__(self, position: int) -> None:
        super().__init__(str(position))
        self.position = position


class AbsenceUnexplained(PartyError):
    """Somebody is not there, and nobody was asked why."""

    def __init__(self, member_ids: tuple[object, ...]) -> None:
        super().__init__(str(len(member_ids)))
        self.member_ids = member_ids
