"""Questions about comments. They show what people wrote: the app that asks records the look."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from manfadh.kernel.about import About
from manfadh.kernel.comments.models import Comment
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentShown:
    """A comment. The text is None once erased."""

    comment_id: UUID
    text: str | None
    made_by: UUID | None
    made_at: datetime


def list_comments(*, viewer: Viewer, action: str, about: About) -> list[CommentShown]:
    """The comments on a thing, the oldest first, as far as the viewer may `action`."""
    found = Comment.objects.filter(
        about_kind=about.kind, about_id=about.id, made_at__isnull=False
    ).order_by("stamp")
    return [
        CommentShown(
            comment_id=row.comment_id, text=row.text, made_by=row.made_by, made_at=row.made_at
        )
        for row in found
        if row.made_at is not None and viewer.may(action, owner=row.owner, port=row.port)
    ]
