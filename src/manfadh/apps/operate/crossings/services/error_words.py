"""What stands in the way of an act, and what to do, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    CaseEnded,
    CaseTakenByAnother,
    CaseUnknown,
    CategoryUnknown,
    ConsentQuestionEnded,
    ConsentQuestionUnknown,
    ConsentUnclear,
    CorrectedMeanwhile,
    CorrectionTooLate,
    CorrectionWrong,
    CrossedAlready,
    CrossingError,
    CrossingUnknown,
    DistrictUnknown,
    FormOut,
    FormUnknown,
    FormUsed,
    GroundNeeded,
    GroundUnknown,
    InSecondary,
    InspectionUnknown,
    NationalNeverRefused,
    NobodyToHandTo,
    NotAMinor,
    NothingCorrected,
    NothingRead,
    NothingToRepeat,
    NoticeUnknown,
    NotSignedYet,
    NotYourCase,
    NoVisaRead,
    OnlyEntryIsRefused,
    OwnConsentQuestion,
    OwnProposal,
    PaperGroundNeeded,
    ProtectionFirst,
    RefusalEnded,
    RefusalUnknown,
    SlipUnknown,
    TimeWrong,
    TooManyForms,
    UndoTooLate,
    WrongAct,
)

ERROR_WORDS: dict[type[CrossingError], str] = {
    InspectionUnknown: gettext_noop(
        "This reading is not found at your port. Read the document again."
    ),
    AlreadyDecided: gettext_noop(
        "Another decision stands for this traveller already. Read the document again to see it."
    ),
    UndoTooLate: gettext_noop(
        "The minute to undo is over. Open the crossing under “Your crossings” to correct it."
    ),
    CrossedAlready: gettext_noop(
        "This person crossed a few minutes ago. Say whether it is the same crossing."
    ),
    NothingToRepeat: gettext_noop(
        "No crossing of a few minutes ago stands any more. Read the document again."
    ),
    CrossingUnknown: gettext_noop(
        "This crossing is not found at your port, or it is not yours to correct."
    ),
    NothingCorrected: gettext_noop(
        "Nothing reads otherwise than before. Change what is wrong, then correct."
    ),
    CorrectionTooLate: gettext_noop(
        "This can no longer be corrected by you. Your supervisor may still do so."
    ),
    CorrectionWrong: gettext_noop("One of the fields can't read so. Nothing was changed."),
    CorrectedMeanwhile: gettext_noop(
        "Somebody corrected this crossing meanwhile. Look again; nothing of yours was written."
    ),
    GroundNeeded: gettext_noop("Write in a few words what you found, then decide again."),
    NothingRead: gettext_noop(
        "Nothing could be read. Pass the document again, or type it by hand."
    ),
    NoVisaRead: gettext_noop(
        "The visa could not be read. Pass it over the reader again, or type it (Alt+V)."
    ),
    NationalNeverRefused: gettext_noop(
        "The traveller is a national, or says to be one: identity is verified, and entry is not "
        "refused. Refer to secondary."
    ),
    GroundUnknown: gettext_noop("Choose a ground from the list: this one is not in force."),
    WrongAct: gettext_noop(
        "This act is not for this person: removal is for somebody who entered lawfully, expulsion "
        "for somebody of whom no entry is known. Read the document again and choose anew."
    ),
    NotSignedYet: gettext_noop("The notice is made once the order is signed."),
    NoticeUnknown: gettext_noop("This order has no notice yet. Issue it first."),
    RefusalUnknown: gettext_noop("This refusal is not found at your port."),
    RefusalEnded: gettext_noop("This refusal is already completed or taken back."),
    OnlyEntryIsRefused: gettext_noop(
        "Only an entry is refused here. For somebody who leaves, refer to secondary."
    ),
    ProtectionFirst: gettext_noop("The protection questions come before the signature."),
    OwnProposal: gettext_noop("Another officer has to sign: you made this proposal."),
    NotAMinor: gettext_noop(
        "Nobody's consent is asked for this traveller: an adult travels on their own word."
    ),
    ConsentUnclear: gettext_noop(
        "Choose who is with the minor or consented, or write what you found."
    ),
    ConsentQuestionUnknown: gettext_noop("This question is not found at your port."),
    ConsentQuestionEnded: gettext_noop(
        "This question waits for nobody any more: it is answered, or the officer went on. Look "
        "again."
    ),
    OwnConsentQuestion: gettext_noop("Another supervisor has to answer: you asked yourself."),
    CategoryUnknown: gettext_noop("Nobody crosses here under this category today. Choose another."),
    DistrictUnknown: gettext_noop(
        "This pass is for residents of other districts. Choose one from the list, or cross without "
        "the pass."
    ),
    CaseUnknown: gettext_noop("This case is not found at your port."),
    CaseTakenByAnother: gettext_noop("A colleague is already working on this case."),
    FormUnknown: gettext_noop(
        "No form of this number was printed for your port. Compare the number on the paper."
    ),
    FormUsed: gettext_noop(
        "This form is accounted for already. The page of the forms says by whom, and as what."
    ),
    FormOut: gettext_noop("This form is not accounted for yet: nothing to open again."),
    TimeWrong: gettext_noop(
        "The crossing can't lie before the form was printed, nor in the future. Check the time."
    ),
    TooManyForms: gettext_noop("Print between 1 and 400 forms at once."),
    PaperGroundNeeded: gettext_noop("Write in a few words why."),
    CaseEnded: gettext_noop("This case is already decided. The queue shows who still waits."),
    NobodyToHandTo: gettext_noop(
        "This colleague does not work in secondary at your port today. Choose another one."
    ),
    NotYourCase: gettext_noop(
        "Only who works on a case hands it over. To take it over yourself, say why."
    ),
    SlipUnknown: gettext_noop(
        "No slip of this number is known here. Compare the number once more; a slip of today may "
        "still be on its way from another port."
    ),
    InSecondary: gettext_noop("Secondary is working on this traveller and decides there."),
}


def say_error(error: CrossingError) -> str:
    """What stands in the way of an act, and what to do."""
    return _(ERROR_WORDS[type(error)])
