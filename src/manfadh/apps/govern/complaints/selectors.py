"""Questions about complaints: the inspector's, and that of the person who holds the receipt.

Nobody with a role at the port that a complaint is about sees it, in a list, a count or a look-up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import list_ports_of
from manfadh.apps.govern.audit.services import record_look
from manfadh.apps.govern.complaints.errors import ComplaintUnknown
from manfadh.apps.govern.complaints.models import Complaint, Message
from manfadh.apps.govern.complaints.rules import digest_of, is_secret, plain
from manfadh.kernel.about import About
from manfadh.kernel.attachments.selectors import (
    AttachmentNotFound,
    AttachmentShown,
    list_attachments,
    open_attachment,
)
from manfadh.kernel.inbox import DueItem
from manfadh.kernel.viewers import NotPermitted, Viewer

__all__ = [
    "AttachmentNotFound",
    "ComplaintShown",
    "ComplaintUnknown",
    "Followed",
    "MessageShown",
    "due_work",
    "follow",
    "get_complaint",
    "list_complaints",
    "list_evidence",
    "open_evidence",
]

ON_A_PAGE = 50
DUE_AT_MOST = 20
ABOUT = "complaint"
Standing = Literal["new", "in_work", "closed"]
_NO_SECRET = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageShown:
    """Something said after the complaint: by the person or by the inspector; None once erased."""

    by: str
    text: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintShown:
    """A complaint as the inspector reads it; personal fields are None once erased."""

    complaint_id: UUID
    number: str
    about_port: str
    kinds: tuple[str, ...]
    happened_on: date | None
    language: str
    lane: str | None
    text: str | None
    contact: str | None
    made_at: datetime
    taken_at: datetime | None
    taken_by: UUID | None
    closed_at: datetime | None
    outcome: str
    messages: tuple[MessageShown, ...]

    @property
    def standing(self) -> Standing:
        """Whether it is new, in work or closed."""
        return "closed" if self.closed_at else "in_work" if self.taken_at else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What the person sees of it: how it stands, and what was said. Never who works on it."""

    number: str
    standing: Standing
    outcome: str
    made_at: datetime
    messages: tuple[MessageShown, ...]


def list_complaints(
    viewer: Viewer, *, standing: Standing = "new", port: str = "", page: int = 1
) -> Page[ComplaintShown]:
    """The complaints that wait, are worked on or closed, the oldest first; the look is recorded.

    Those closed come latest first. Needs `complaint.see`, held at no port; raises NotPermitted.
    """
    rows = _standing(_seen_by(viewer), standing)
    if port:
        rows = rows.filter(about_port=port)
    order = "-made_at" if standing == "closed" else "made_at"
    found = Paginator(rows.order_by(order, "complaint_id"), ON_A_PAGE).get_page(page)
    shown = [_shown(row, ()) for row in found]
    record_look(
        viewer=viewer,
        kind="complaint",
        query=f"{standing} {port}".strip(),
        people=[one.complaint_id for one in shown],
    )
    return Page(shown, found.number, cast("Paginator[ComplaintShown]", found.paginator))


def get_complaint(viewer: Viewer, complaint_id: UUID) -> ComplaintShown:
    """One complaint with all that was said; the look is recorded.

    Needs `complaint.see`. Raises ComplaintUnknown, NotPermitted.
    """
    row = _seen_by(viewer).filter(complaint_id=complaint_id).first()
    if row is None:
        raise ComplaintUnknown(str(complaint_id))
    record_look(viewer=viewer, kind="complaint", query=row.number, people=[complaint_id])
    return _shown(row, _messages(complaint_id))


def list_evidence(viewer: Viewer, complaint_id: UUID) -> list[AttachmentShown]:
    """The files beside a complaint. Needs `complaint.see`. Raises ComplaintUnknown."""
    _require_seen(viewer, complaint_id)
    about = About(ABOUT, complaint_id)
    return list_attachments(viewer=viewer, action="complaint.see", about=about)


def open_evidence(
    viewer: Viewer, complaint_id: UUID, attachment_id: UUID
) -> tuple[AttachmentShown, Iterator[bytes]]:
    """A file beside a complaint, as a stream; the look is recorded.

    Needs `complaint.see`. Raises ComplaintUnknown, AttachmentNotFound.
    """
    if attachment_id not in {one.attachment_id for one in list_evidence(viewer, complaint_id)}:
        raise AttachmentNotFound
    record_look(viewer=viewer, kind="complaint", query="file", people=[complaint_id])
    return open_attachment(viewer=viewer, action="complaint.see", attachment_id=attachment_id)


def follow(number: str, secret: str) -> Followed:
    """How a complaint stands, for who holds its number and secret.

    Raises ComplaintUnknown alike for a number that nobody has and for a wrong secret.
    """
    row = find_by_receipt(number, secret)
    shown = _shown(row, _messages(row.complaint_id))
    return Followed(
        number=row.number,
        standing=shown.standing,
        outcome=row.outcome,
        made_at=shown.made_at,
        messages=shown.messages,
    )


def find_by_receipt(number: str, secret: str) -> Complaint:
    """The row that a receipt opens. Raises ComplaintUnknown."""
    asked = plain(number)
    written = f"{asked[:4]}-{asked[4:]}"
    row = Complaint.objects.filter(number=written, made_at__isnull=False).first()
    # The same work is done for a number that nobody has, so that time tells nothing.
    is_right = is_secret(secret, row.secret_digest if row else _NO_SECRET)
    if row is None or not is_right:
        raise ComplaintUnknown(digest_of(number)[:8])
    return row


def due_work(viewer: Viewer) -> Iterable[DueItem]:
    """The new complaints, for who may answer them; nothing for anybody else."""
    if viewer.port or not viewer.may("complaint.answer", owner=viewer.authority):
        return
    for row in _standing(_seen_by(viewer), "new").order_by("made_at")[:DUE_AT_MOST]:
        if row.made_at:
            yield DueItem(
                title=_("A new complaint"),
                about=About(ABOUT, row.complaint_id),
                since=row.made_at,
                url_name="inspector-complaint",
                url_arguments=(str(row.complaint_id),),
            )


def _seen_by(viewer: Viewer) -> QuerySet[Complaint]:
    viewer.require("complaint.see", owner=viewer.authority)
    if viewer.port:
        raise NotPermitted("complaint.see")
    # Who also works at a port sees none about it, in whatever role.
    return Complaint.objects.filter(owner=viewer.authority, made_at__isnull=False).exclude(
        about_port__in=list_ports_of(viewer.officer_id)
    )


def _require_seen(viewer: Viewer, complaint_id: UUID) -> None:
    if not _seen_by(viewer).filter(complaint_id=complaint_id).exists():
        raise ComplaintUnknown(str(complaint_id))


def _standing(rows: QuerySet[Complaint], standing: Standing) -> QuerySet[Complaint]:
    if standing == "closed":
        return rows.filter(closed_at__isnull=False)
    return rows.filter(closed_at__isnull=True, taken_at__isnull=standing == "new")


def _messages(complaint_id: UUID) -> tuple[MessageShown, ...]:
    rows = Message.objects.filter(complaint_id=complaint_id).order_by("added_at", "added_stamp")
    return tuple(
        MessageShown(by=row.by, text=row.text, added_at=row.added_at)
        for row in rows
        if row.added_at
    )


def _shown(row: Complaint, messages: tuple[MessageShown, ...]) -> ComplaintShown:
    if row.made_at is None:
        raise ComplaintUnknown(str(row.complaint_id))
    return ComplaintShown(
        complaint_id=row.complaint_id,
        number=row.number,
        about_port=row.about_port,
        kinds=tuple(row.kinds or ()),
        happened_on=row.happened_on,
        language=row.language,
        lane=row.lane,
        text=row.text,
        contact=row.contact,
        made_at=row.made_at,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        closed_at=row.closed_at,
        outcome=row.outcome,
        messages=messages,
    )
