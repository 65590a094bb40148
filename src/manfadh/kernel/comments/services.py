"""Making a comment."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.comments.events import CommentMade
from manfadh.kernel.comments.models import Comment
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

MAX_CHARACTERS = 4_000


class CommentRefused(Exception):
    """The comment can't be kept so; the message says what to change."""


def make_comment(
    *,
    viewer: Viewer,
    action: str,
    comment_id: UUID,
    about: About,
    text: str,
    person_id: UUID | None = None,
    owner: str | None = None,
    port: str | None = None,
) -> None:
    """Write a comment on a thing that `owner` owns at `port`; the same id again changes nothing.

    `person_id` is whom the text is about: it is erased with that person.
    Raises NotPermitted without a grant for `action`, CommentRefused for an empty or endless text.
    """
    text = text.strip()
    if not text:
        raise CommentRefused(_("Write a comment first."))
    if len(text) > MAX_CHARACTERS:
        raise CommentRefused(
            _("The comment has %(length)s characters. Shorten it to %(limit)s.")
            % {"length": len(text), "limit": MAX_CHARACTERS}
        )
    stamp = viewer.stamp(owner=owner, port=port)
    viewer.require(action, owner=stamp.owner, port=stamp.port)
    with writing():
        if Comment.objects.filter(comment_id=comment_id, made_at__isnull=False).exists():
            return
        record(
            CommentMade(
                comment_id=comment_id,
                about_kind=about.kind,
                about_id=about.id,
                person_id=person_id,
                text=text,
            ),
            stamp=stamp,
        )
