"""What the inspector does: take a complaint, answer or ask, close it."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.complaints.errors import ComplaintRefused
from manfadh.apps.govern.complaints.events import (
    ComplaintClosed,
    ComplaintTaken,
    MessageAdded,
    Outcome,
)
from manfadh.apps.govern.complaints.selectors import ComplaintShown, get_complaint
from manfadh.apps.govern.complaints.services.complain import LONGEST_TEXT
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def take_complaint(*, viewer: Viewer, complaint_id: UUID) -> None:
    """Work on a complaint. Taking it again changes nothing.

    Needs `complaint.answer`. Raises ComplaintUnknown.
    """
    with writing():
        shown = _answerable(viewer, complaint_id)
        if shown.taken_at is None:
            fact = ComplaintTaken(complaint_id=complaint_id, inspector_id=viewer.officer_id)
            record(fact, stamp=viewer.stamp(port=""))


def answer_complaint(*, viewer: Viewer, complaint_id: UUID, message_id: UUID, text: str) -> None:
    """Answer the person, or ask something; they read it by their receipt. Once per `message_id`.

    Needs `complaint.answer`. Raises ComplaintUnknown, ComplaintRefused.
    """
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise ComplaintRefused(
            _("Write an answer of up to %(limit)s characters.") % {"limit": LONGEST_TEXT}, "text"
        )
    with writing():
        _answerable(viewer, complaint_id)
        fact = MessageAdded(
            message_id=message_id, complaint_id=complaint_id, by="inspector", text=text.strip()
        )
        record(fact, stamp=viewer.stamp(port=""))


def close_complaint(*, viewer: Viewer, complaint_id: UUID, outcome: Outcome) -> None:
    """Come to an end, after the person was answered. Closing again changes the outcome.

    Needs `complaint.answer`. Raises ComplaintUnknown, ComplaintRefused without an answer.
    """
    with writing():
        shown = _answerable(viewer, complaint_id)
        if not any(one.by == "inspector" for one in shown.messages):
            raise ComplaintRefused(_("Answer the person first; then close."), "text")
        fact = ComplaintClosed(complaint_id=complaint_id, outcome=outcome)
        record(fact, stamp=viewer.stamp(port=""))


def _answerable(viewer: Viewer, complaint_id: UUID) -> ComplaintShown:
    viewer.require("complaint.answer", owner=viewer.authority)
    return get_complaint(viewer, complaint_id)
