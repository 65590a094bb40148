"""Questions about attachments. Who asks for an app records the look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.attachments import store
from manfadh.kernel.attachments.models import Attachment
from manfadh.kernel.viewers import Viewer


class AttachmentNotFound(Exception):
    """There is no such file for this viewer, or its content was erased or is not here yet."""

    def __init__(self) -> None:
        super().__init__(_("This file is not here. It was erased, or it has not arrived yet."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentShown:
    """An attachment. The name is None once erased, and the content is gone with it."""

    attachment_id: UUID
    name: str | None
    media_type: str
    size_bytes: int
    kept_by: UUID | None
    kept_at: datetime


def list_attachments(*, viewer: Viewer, action: str, about: About) -> list[AttachmentShown]:
    """The files beside a thing, the oldest first, as far as the viewer may `action`."""
    found = Attachment.objects.filter(
        about_kind=about.kind, about_id=about.id, kept_at__isnull=False
    ).order_by("stamp")
    return [_shown(row) for row in found if viewer.may(action, owner=row.owner, port=row.port)]


def open_attachment(
    *, viewer: Viewer, action: str, attachment_id: UUID
) -> tuple[AttachmentShown, Iterator[bytes]]:
    """A file with its content as a stream. Raises AttachmentNotFound, also for a hidden one."""
    row = Attachment.objects.filter(attachment_id=attachment_id, kept_at__isnull=False).first()
    if row is None or row.digest is None or not viewer.may(action, owner=row.owner, port=row.port):
        raise AttachmentNotFound
    try:
        return _shown(row), store.read(row.digest)
    except store.ContentNotHere as error:
        raise AttachmentNotFound from error


def _shown(row: Attachment) -> AttachmentShown:
    if row.kept_at is None:
        raise AttachmentNotFound
    return AttachmentShown(
        attachment_id=row.attachment_id,
        name=row.name,
        media_type=row.media_type or "",
        size_bytes=row.size_bytes or 0,
        kept_by=row.kept_by,
        kept_at=row.kept_at,
    )
