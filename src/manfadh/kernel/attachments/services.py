"""Keeping a file beside a thing, and clearing away contents that nothing holds."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import PurePath
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.attachments import store
from manfadh.kernel.attachments.events import AttachmentKept
from manfadh.kernel.attachments.models import Attachment
from manfadh.kernel.attachments.stripping import ImageBroken, KindUnknown, find_media_type, strip
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

# Less than what a page of ours may send.
MAX_BYTES = 30_000_000
_MAX_NAME_CHARACTERS = 200
_SETTLING = timedelta(hours=1)


class AttachmentRefused(Exception):
    """The file can't be kept; the message says what to bring instead."""


def keep_attachment(
    *,
    viewer: Viewer,
    action: str,
    attachment_id: UUID,
    about: About,
    source: BinaryIO,
    name: str,
    person_id: UUID | None = None,
    owner: str | None = None,
    port: str | None = None,
) -> None:
    """Keep a seekable file (PDF, JPEG, PNG up to 30 MB) beside a thing; once per id.

    `person_id` is whom the file is about: it is erased with that person.
    Raises NotPermitted without a grant for `action`, AttachmentRefused for a file of another kind,
    broken, empty or too large.
    """
    stamp = viewer.stamp(owner=owner, port=port)
    viewer.require(action, owner=stamp.owner, port=stamp.port)
    if _is_kept(attachment_id):
        return
    media_type, kept = _store(source)
    with writing():
        if _is_kept(attachment_id):
            return
        if not store.is_here(kept.digest):
            raise AttachmentRefused(_("The same file was erased just now. Send it once more."))
        record(
            AttachmentKept(
                attachment_id=attachment_id,
                about_kind=about.kind,
                about_id=about.id,
                person_id=person_id,
                media_type=media_type,
                size_bytes=kept.size_bytes,
                digest=kept.digest,
                name=PurePath(name.replace("\\", "/")).name[-_MAX_NAME_CHARACTERS:],
            ),
            stamp=stamp,
        )


def drop_unheld_contents() -> int:
    """Delete contents that no attachment holds, such as those of an upload that broke off.

    Contents younger than an hour are left, since theirs may be on its way. Answers how many went.
    """
    dropped = 0
    for digest in list(store.digests_here()):
        is_old = store.age_of(digest) > _SETTLING
        if is_old and not Attachment.objects.filter(digest=digest).exists():
            store.drop(digest)
            dropped += 1
    return dropped


def _is_kept(attachment_id: UUID) -> bool:
    return Attachment.objects.filter(attachment_id=attachment_id, kept_at__isnull=False).exists()


def _store(source: BinaryIO) -> tuple[str, store.Kept]:
    try:
        media_type = find_media_type(source)
        return media_type, store.write(_bounded(strip(source, media_type)))
    except KindUnknown as error:
        raise AttachmentRefused(_("Bring this file as PDF, JPEG or PNG.")) from error
    except ImageBroken as error:
        raise AttachmentRefused(_("This image is damaged. Scan it or send it again.")) from error


def _bounded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_BYTES:
            raise AttachmentRefused(
                _("The file is larger than %(limit)s MB. Bring it in parts, or scan it smaller.")
                % {"limit": MAX_BYTES // 1_000_000}
            )
        yield chunk
