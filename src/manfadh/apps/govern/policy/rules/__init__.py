"""Pure decisions of law: what a provision says, how long a stay may last, which paper is good."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from manfadh.apps.govern.policy.rules.contents import (
    Act,
    AppealWay,
    AskedWhenMissing,
    BorderDistrict,
    Category,
    Concern,
    Content,
    ContentWrong,
    Detail,
    Fee,
    FeeControl,
    FeeWaiver,
    FourEyes,
    Minor,
    Nationality,
    PermissionRule,
    ProtectionPath,
    ProtectionQuestion,
    Provision,
    RefusalGround,
    Relation,
    Retention,
    Sharing,
    Standing,
    StayRule,
    TravelDocument,
    TravellerCategory,
    read_content,
    write_content,
)
from manfadh.apps.govern.policy.rules.documents import Acceptance, accept_document
from manfadh.apps.govern.policy.rules.permissions import (
    Entries,
    Finding,
    PermissionFinding,
    PermissionHeld,
    check_permission,
)
from manfadh.apps.govern.policy.rules.stays import (
    EarlierStay,
    Stay,
    StayAnswer,
    StayDoubt,
    StayVerdict,
    fitting_rules,
    generosity,
    overstay,
)
from manfadh.apps.govern.policy.rules.tariff import due_amount
from manfadh.apps.govern.policy.rules.travelling import (
    PRESENT,
    fitting_categories,
    minor_rule,
    suffices,
)

__all__ = [
    "PRESENT",
    "Acceptance",
    "Act",
    "AppealWay",
    "AskedWhenMissing",
    "BorderDistrict",
    "Category",
    "Concern",
    "Content",
    "ContentWrong",
    "Detail",
    "EarlierStay",
    "Entries",
    "Fee",
    "FeeControl",
    "FeeWaiver",
    "Finding",
    "FourEyes",
    "Minor",
    "Nationality",
    "PermissionFinding",
    "PermissionHeld",
    "PermissionRule",
    "ProtectionPath",
    "ProtectionQuestion",
    "Provision",
    "RefusalGround",
    "Relation",
    "Retention",
    "Sharing",
    "Standing",
    "Stay",
    "StayAnswer",
    "StayDoubt",
    "StayRule",
    "StayVerdict",
    "TravelDocument",
    "TravellerCategory",
    "accept_document",
    "check_permission",
    "due_amount",
    "fitting_categories",
    "fitting_rules",
    "generosity",
    "minor_rule",
    "overlap",
    "overstay",
    "read_content",
    "suffices",
    "unasked_concerns",
    "write_content",
]

# What is asked before any refusal: hard rule of the house, whatever wording an authority chooses.
ALWAYS_ASKED: tuple[Concern, ...] = ("fear_of_return", "child", "trafficking", "medical")


def overlap(
    from_on: date, until_on: date | None, other_from_on: date, other_until_on: date | None
) -> bool:
    """Whether two times share a day; None is without end."""
    return (until_on is None or other_from_on <= until_on) and (
        other_until_on is None or from_on <= other_until_on
    )


def unasked_concerns(questions: Iterable[Provision[Any]]) -> list[Concern]:
    """Which of the concerns that always have to be asked about no question covers."""
    asked = {question.content.concern for question in questions}
    return [concern for concern in ALWAYS_ASKED if concern not in asked]
