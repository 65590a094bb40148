"""What `assessments` tells. A framework is a form (`libs.fieldforms`) that lives in versions."""

from typing import Any, Literal
from uuid import UUID

import msgspec

from manfadh.kernel.events import Event, event

ItemKind = Literal["form", "scale", "section", "question"]


class Item(msgspec.Struct, frozen=True):
    """A part of a draft: its head, a scale, a section or a question, at its place among its kind.

    `content` is the part as `libs.fieldforms` has it, in text, whole numbers and lists. A removed
    one keeps it, so that it can be put back.
    """

    kind: ItemKind
    code: str
    place: int
    content: dict[str, Any]
    is_removed: bool


@event("assessments.framework_drafted")
class FrameworkDrafted(Event):
    """Somebody begins a new framework, or the next version of one."""

    version_id: UUID
    framework: str
    number: int
    based_on: UUID | None
    items: tuple[Item, ...]


@event("assessments.framework_revised")
class FrameworkRevised(Event):
    """Parts of a draft are different from now on; `items` are those alone."""

    version_id: UUID
    items: tuple[Item, ...]
    why: str


@event("assessments.framework_published")
class FrameworkPublished(Event):
    """A version is fixed for ever, and may be asked at ports. `digest` is the SHA-256 of it."""

    version_id: UUID
    content: dict[str, Any]
    digest: str
    note: str


@event("assessments.framework_retired")
class FrameworkRetired(Event):
    """A version is not asked any more; what was answered to it stays."""

    version_id: UUID
    ground: str
