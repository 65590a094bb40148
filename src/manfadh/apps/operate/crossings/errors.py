"""What can stand in the way of an act at the booth. The screens word each by its class."""


class CrossingError(Exception):
    """An act was not done; nothing was written."""


class InspectionUnknown(CrossingError):
    """There is no such inspection at this port."""


class AlreadyDecided(CrossingError):
    """Somebody has already decided on this inspection."""


class CrossedAlready(CrossingError):
    """The same person crossed a few minutes ago: the officer says what this reading is."""


class NothingToRepeat(CrossingError):
    """Nobody of this name and paper crossed just now: there is no earlier crossing to keep."""


class CrossingUnknown(CrossingError):
    """There is no such crossing at this port, or it was undone."""


class NothingCorrected(CrossingError):
    """Every field reads as it did before."""


class CorrectionTooLate(CrossingError):
    """This officer may not correct this field of this crossing, or no longer."""


class CorrectionWrong(CrossingError):
    """A field can't read so; `field` names it."""

    def __init__(self, field: str = "") -> None:
        super().__init__(field)
        self.field = field


class CorrectedMeanwhile(CrossingError):
    """Somebody else corrected the crossing since the page was opened."""


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


class NobodyToHandTo(CrossingError):
    """The colleague does not work on cases at this port today."""


class NotYourCase(CrossingError):
    """Only who works on a case hands it over."""


class SlipUnknown(CrossingError):
    """No slip of this number is known here, or it is of another authority."""


class InSecondary(CrossingError):
    """Secondary works on this person: the decision is made there."""


class NotAMinor(CrossingError):
    """Nobody's consent is asked for this traveller: an adult travels on their own word."""


class ConsentUnclear(CrossingError):
    """Who consents and how does not fit the rule, or a missing consent has no words."""


class ConsentQuestionUnknown(CrossingError):
    """There is no such question about a minor at this port."""


class ConsentQuestionEnded(CrossingError):
    """The question is answered, consent was found meanwhile, or an officer has decided."""


class OwnConsentQuestion(CrossingError):
    """Whoever asks the supervisor does not answer."""


class CategoryUnknown(CrossingError):
    """Nobody crosses here under this category today."""


class DistrictUnknown(CrossingError):
    """The border pass is not for residents of this district."""


class FormUnknown(CrossingError):
    """No form of this number was printed for this port."""


class FormUsed(CrossingError):
    """The form is accounted for already."""


class FormOut(CrossingError):
    """The form is not accounted for yet, so there is nothing to open again."""


class TimeWrong(CrossingError):
    """The crossing would lie before the form was printed, or in the future."""


class TooManyForms(CrossingError):
    """Nobody prints so many forms at once, or none."""


class PaperGroundNeeded(CrossingError):
    """Why a form is spoiled, lost or opened again has to be said."""
