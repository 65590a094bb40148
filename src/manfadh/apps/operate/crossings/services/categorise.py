"""Under what somebody crosses, besides as an ordinary traveller: the fact, for who records the
crossing."""

from datetime import timedelta
from uuid import UUID

from manfadh.apps.govern.policy.selectors.travelling import list_traveller_categories
from manfadh.apps.operate.crossings.errors import CategoryUnknown
from manfadh.apps.operate.crossings.events import CategoryRecorded
from manfadh.apps.operate.crossings.selectors.booth import Inspected, today
from manfadh.kernel import clock


def category_of(
    shown: Inspected, *, crossing_id: UUID, code: str, detail: str
) -> list[CategoryRecorded]:
    """The fact that somebody crosses under a category in force here; nothing for an empty code.

    Raises CategoryUnknown.
    """
    if not code:
        return []
    offered = {
        rule.code: rule
        for rule in list_traveller_categories(
            shown.authority,
            port=shown.port,
            mode="",
            nationality=shown.reading.nationality,
            on=today(),
        )
    }
    if code not in offered:
        raise CategoryUnknown(code)
    content = offered[code].content
    leaves = shown.direction == "entry" and content.max_hours is not None
    return [
        CategoryRecorded(
            crossing_id=crossing_id,
            traveller_id=shown.traveller_id,
            direction=shown.direction,
            category=content.category,
            rule=code,
            leave_by_at=clock.now() + timedelta(hours=content.max_hours or 0) if leaves else None,
            detail=detail.strip() or None,
        )
    ]
