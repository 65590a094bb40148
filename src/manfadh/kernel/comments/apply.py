"""The only writer of comments."""

from collections.abc import Sequence

from manfadh.kernel import rows
from manfadh.kernel.comments.events import CommentMade
from manfadh.kernel.comments.models import Comment
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler


def apply_comments(batch: Sequence[Entry[CommentMade]]) -> None:
    """Write comments as they were made."""
    rows.upsert(Comment, [_row(entry) for entry in batch], stamp="stamp")


def _row(entry: Entry[CommentMade]) -> rows.Row:
    made = entry.event
    return {
        "comment_id": made.comment_id,
        "about_kind": made.about_kind,
        "about_id": made.about_id,
        "text": made.text,
        "owner": entry.owner,
        "port": entry.port,
        "made_by": entry.actor,
        "made_at": entry.occurred_at,
        "stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {CommentMade: apply_comments}
