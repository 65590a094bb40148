"""Acts at a port, split by act."""

from manfadh.apps.operate.crossings.errors import (
    AlreadyDecided,
    CaseEnded,
    CaseTakenByAnother,
    CaseUnknown,
    CrossingError,
    GroundNeeded,
    GroundUnknown,
    InSecondary,
    InspectionUnknown,
    NationalNeverRefused,
    NothingRead,
    NoVisaRead,
    OnlyEntryIsRefused,
    OwnProposal,
    ProtectionFirst,
    RefusalEnded,
    RefusalUnknown,
    UndoTooLate,
)
from manfadh.apps.operate.crossings.services.admit import (
    Particulars,
    decide_crossing,
    needs_ground,
)
from manfadh.apps.operate.crossings.services.inspect import claim_nationality, open_inspection
from manfadh.apps.operate.crossings.services.present import (
    PermissionTyped,
    is_visa_zone,
    present_permission,
    read_visa,
)
from manfadh.apps.operate.crossings.services.refer import (
    Ending,
    refer_to_secondary,
    resolve_case,
    take_case,
)
from manfadh.apps.operate.crossings.services.refuse import (
    answer_protection,
    complete_if_due,
    propose_refusal,
    sign_refusal,
    withdraw_refusal,
)
from manfadh.apps.operate.crossings.services.undo import undo_crossing

__all__ = [
    "AlreadyDecided",
    "CaseEnded",
    "CaseTakenByAnother",
    "CaseUnknown",
    "CrossingError",
    "Ending",
    "GroundNeeded",
    "GroundUnknown",
    "InSecondary",
    "InspectionUnknown",
    "NationalNeverRefused",
    "NoVisaRead",
    "NothingRead",
    "OnlyEntryIsRefused",
    "OwnProposal",
    "Particulars",
    "PermissionTyped",
    "ProtectionFirst",
    "RefusalEnded",
    "RefusalUnknown",
    "UndoTooLate",
    "answer_protection",
    "claim_nationality",
    "complete_if_due",
    "decide_crossing",
    "is_visa_zone",
    "needs_ground",
    "open_inspection",
    "present_permission",
    "propose_refusal",
    "read_visa",
    "refer_to_secondary",
    "resolve_case",
    "sign_refusal",
    "take_case",
    "undo_crossing",
    "withdraw_refusal",
]
