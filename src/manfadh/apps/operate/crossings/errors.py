"""What can stand in the way of an act at the booth. The screens word each by its class."""


class CrossingError(Exception):
    """An act was not done; nothing was written."""


class InspectionUnknown(CrossingError):
    """There is no such inspection at this port."""


class AlreadyDecided(CrossingError):
    """Somebody has already decided on this inspection."""


class UndoTooLate(CrossingError):
    """The minute is over, or another officer decided."""


class GroundNeeded(CrossingError):
    """Deciding otherwise than advised, or taking a refusal back, needs a ground in words."""


class NothingRead(CrossingError):
    """Neither a machine-readable zone nor a typed name was given."""


class NoVisaRead(CrossingError):
    """What was read is no visa, or nothing of it could be read."""


class NationalNeverRefused(CrossingError):
    """The person is, or says to be, a national: identity is verified, entry is not refused."""


class GroundUnknown(CrossingError):
    """No such ground of refusal is in force for this authority today."""


class WrongAct(CrossingError):
    """The act does not fit the person: the wrong statutory word voids an order."""


class NotSignedYet(CrossingError):
    """A notice is made of a signed order only."""


class NoticeUnknown(CrossingError):
    """There is no notice of this order yet."""


class RefusalUnknown(CrossingError):
    """There is no such refusal at this port."""


class RefusalEnded(CrossingError):
    """The refusal was declined or taken back."""


class OnlyEntryIsRefused(CrossingError):
    """A person who leaves is not refused entry: a ban from travel goes through secondary."""


class ProtectionFirst(CrossingError):
    """The protection questions come before the signature."""


class OwnProposal(CrossingError):
    """Whoever proposed a refusal does not sign it."""


class CaseUnknown(CrossingError):
    """There is no such case at this port."""


class CaseTakenByAnother(CrossingError):
    """Another officer works on this case."""


class CaseEnded(CrossingError):
    """The case is already decided."""


class InSecondary(CrossingError):
    """Secondary works on this person: the decision is made there."""


class NotAMinor(CrossingError):
    """Nobody's consent is asked for this traveller: an adult travels on their own word."""


class ConsentUnclear(CrossingError):
    """Who consents and how does not fit the rule, or a missing consent has no words."""


class CategoryUnknown(CrossingError):
    """Nobody crosses here under this category today."""
