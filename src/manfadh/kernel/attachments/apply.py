"""The only writer of attachments' rows. Where a digest is erased, the content goes after commit."""

from collections.abc import Sequence

from django.db import transaction

from manfadh.kernel import rows
from manfadh.kernel.attachments import store
from manfadh.kernel.attachments.events import AttachmentKept
from manfadh.kernel.attachments.models import Attachment
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.writing import writing


def apply_attachments(batch: Sequence[Entry[AttachmentKept]]) -> None:
    """Write attachments as they were kept."""
    written = [_row(entry) for entry in batch]
    erased = [row["attachment_id"] for row in written if row["digest"] is None]
    lost = set(
        Attachment.objects.filter(attachment_id__in=erased, digest__isnull=False).values_list(
            "digest", flat=True
        )
    )
    rows.upsert(Attachment, written, stamp="stamp")
    if lost:
        transaction.on_commit(lambda: _drop_unless_held(lost))


def _drop_unless_held(digests: set[str | None]) -> None:
    with writing():  # so that nobody keeps the same content meanwhile
        held = Attachment.objects.filter(digest__in=digests).values_list("digest", flat=True)
        for digest in digests - set(held):
            if digest:
                store.drop(digest)


def _row(entry: Entry[AttachmentKept]) -> rows.Row:
    kept = entry.event
    return {
        "attachment_id": kept.attachment_id,
        "about_kind": kept.about_kind,
        "about_id": kept.about_id,
        "media_type": kept.media_type,
        "size_bytes": kept.size_bytes,
        "digest": kept.digest,
        "name": kept.name,
        "owner": entry.owner,
        "port": entry.port,
        "kept_by": entry.actor,
        "kept_at": entry.occurred_at,
        "stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {AttachmentKept: apply_attachments}
