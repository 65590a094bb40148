"""What an approval, a comment or an attachment is about: a thing of some app, by kind and id."""

from typing import NamedTuple
from uuid import UUID


class About(NamedTuple):
    """A thing of any app: `About("crossings.refusal", refusal_id)`. The kind is `app.thing`."""

    kind: str
    id: UUID
