"""Questions to `coordination`, split by who asks them."""

from manfadh.apps.operate.coordination.errors import WorkUnknown
from manfadh.apps.operate.coordination.selectors.day_work import count_day_work, count_open_work
from manfadh.apps.operate.coordination.selectors.minutes import (
    MinutesLine,
    MinutesShown,
    ParticipantShown,
    get_minutes,
    list_minutes,
)
from manfadh.apps.operate.coordination.selectors.protection import (
    ConcernShown,
    ConcernUnknown,
    InstructionShown,
    get_concern,
    is_return_held,
    list_concerns,
    list_instructions,
)
from manfadh.apps.operate.coordination.selectors.protection import (
    due_work as due_concerns,
)
from manfadh.apps.operate.coordination.selectors.tasks import (
    IncidentLine,
    TaskLine,
    due_tasks,
    find_departments_reference,
    get_task,
    list_departments,
    list_incidents,
    list_tasks,
)
from manfadh.apps.operate.coordination.selectors.violations import (
    KindShown,
    ViolationLine,
    get_violation,
    list_violation_kinds,
    list_violations,
)
from manfadh.kernel.inbox import DueItem
from manfadh.kernel.viewers import Viewer

__all__ = [
    "ConcernShown",
    "ConcernUnknown",
    "IncidentLine",
    "InstructionShown",
    "KindShown",
    "MinutesLine",
    "MinutesShown",
    "ParticipantShown",
    "TaskLine",
    "ViolationLine",
    "WorkUnknown",
    "count_day_work",
    "count_open_work",
    "due_work",
    "find_departments_reference",
    "get_concern",
    "get_minutes",
    "get_task",
    "get_violation",
    "is_return_held",
    "list_concerns",
    "list_departments",
    "list_incidents",
    "list_instructions",
    "list_minutes",
    "list_tasks",
    "list_violation_kinds",
    "list_violations",
]


def due_work(viewer: Viewer) -> list[DueItem]:
    """What waits for a viewer here: concerns for the protection desk, tasks for a department's."""
    return [*due_concerns(viewer), *due_tasks(viewer)]
