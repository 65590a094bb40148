"""The tables of `crossings`, split by what they hold."""

from manfadh.apps.operate.crossings.models.cases import (
    CaseStep,
    RevokedSlip,
    SecondaryCase,
    ToldApart,
)
from manfadh.apps.operate.crossings.models.crossings import (
    Crossing,
    CrossingCategory,
    CrossingChange,
    History,
    RepeatJudgement,
    Stay,
)
from manfadh.apps.operate.crossings.models.inspections import (
    Consent,
    ConsentQuestion,
    Inspection,
    Presentation,
)
from manfadh.apps.operate.crossings.models.orders import (
    Notice,
    Refusal,
)
from manfadh.apps.operate.crossings.models.paper import (
    PaperForm,
)

__all__ = [
    "CaseStep",
    "Consent",
    "ConsentQuestion",
    "Crossing",
    "CrossingCategory",
    "CrossingChange",
    "History",
    "Inspection",
    "Notice",
    "PaperForm",
    "Presentation",
    "Refusal",
    "RepeatJudgement",
    "RevokedSlip",
    "SecondaryCase",
    "Stay",
    "ToldApart",
]
