"""Acts of `coordination`, split by act."""

from manfadh.apps.operate.coordination.errors import WorkRefused, WorkUnknown
from manfadh.apps.operate.coordination.services.incidents import end_incident, note_incident
from manfadh.apps.operate.coordination.services.minutes import (
    Outsider,
    amend_minutes,
    answer_for_outsider,
    answer_minutes,
    void_minutes,
    write_minutes,
)
from manfadh.apps.operate.coordination.services.protection import (
    Answer,
    ConcernClosedAlready,
    InstructionUnknown,
    QuestionUnanswered,
    accept_concern,
    close_concern,
    concerns_in,
    leave_instruction,
    lift_instruction,
    raise_concern,
)
from manfadh.apps.operate.coordination.services.tasks import (
    finish_task,
    release_task,
    send_task,
    set_departments,
    take_task,
)
from manfadh.apps.operate.coordination.services.violations import (
    ViolationDraft,
    answer_violation,
    close_violation,
    issue_violation_kind,
    load_reference,
    notify_violation,
    record_violation,
    see_violation,
)

__all__ = [
    "Answer",
    "ConcernClosedAlready",
    "InstructionUnknown",
    "Outsider",
    "QuestionUnanswered",
    "ViolationDraft",
    "WorkRefused",
    "WorkUnknown",
    "accept_concern",
    "amend_minutes",
    "answer_for_outsider",
    "answer_minutes",
    "answer_violation",
    "close_concern",
    "close_violation",
    "concerns_in",
    "end_incident",
    "finish_task",
    "issue_violation_kind",
    "leave_instruction",
    "lift_instruction",
    "load_reference",
    "note_incident",
    "notify_violation",
    "raise_concern",
    "record_violation",
    "release_task",
    "see_violation",
    "send_task",
    "set_departments",
    "take_task",
    "void_minutes",
    "write_minutes",
]
