"""Under what somebody crosses, besides as an ordinary traveller: the fact, for who records the
crossing."""

from datetime import timedelta
from uuid import UUID

from manfadh.apps.operate.crossings.errors import CategoryUnknown, DistrictUnknown
from manfadh.apps.operate.crossings.events import CategoryRecorded
from manfadh.apps.operate.crossings.selectors.booth import Inspected
from manfadh.apps.operate.crossings.selectors.categories import list_offered_categories
from manfadh.kernel import clock


def category_of(
    shown: Inspected, *, crossing_id: UUID, code: str, detail: str
) -> list[CategoryRecorded]:
    """The fact that somebody crosses under a category in force here; nothing for an empty code.

    Where the rule names districts, `detail` is the code of one of them. Raises CategoryUnknown,
    also for a rule that is not for this lane's way of travelling; DistrictUnknown.
    """
    if not code:
        return []
    offered = {rule.code: rule for rule in list_offered_categories(shown)}
    if code not in offered:
        raise CategoryUnknown(code)
    content, detail = offered[code].content, detail.strip()
    if "district" in content.asks and content.districts and detail not in content.districts:
        raise DistrictUnknown(detail)
    leaves = shown.direction == "entry" and content.max_hours is not None
    return [
        CategoryRecorded(
            crossing_id=crossing_id,
            traveller_id=shown.traveller_id,
            direction=shown.direction,
            category=content.category,
            rule=code,
            leave_by_at=clock.now() + timedelta(hours=content.max_hours or 0) if leaves else None,
            detail=detail or None,
        )
    ]
