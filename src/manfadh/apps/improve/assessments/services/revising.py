"""Changing the parts of a draft, one by one; each change is an entry that names it alone."""

from typing import Any, Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from manfadh.apps.improve.assessments.errors import FrameworkRefused, FrameworkUnknown
from manfadh.apps.improve.assessments.events import Item, ItemKind
from manfadh.apps.improve.assessments.rules import HEAD
from manfadh.apps.improve.assessments.selectors.frameworks import items_in
from manfadh.apps.improve.assessments.services.drafting import own_draft, revise
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.fieldforms import Question, Scale, Section, Words
from manfadh.libs.fieldforms.forms import Part, write_part

_STEP = 1_000


def describe_framework(
    *, viewer: Viewer, version_id: UUID, words: Words, about: Words, source: str
) -> None:
    """Name a draft anew, say what it is about and where it comes from. Needs `framework.edit`."""
    with writing():
        row = own_draft(viewer, version_id)
        head = next(item for item in items_in(version_id) if item.kind == HEAD)
        content = {
            **head.content,
            "words": write_part(words),
            "about": write_part(about),
            "source": source.strip(),
        }
        changed = Item(HEAD, row.framework, 0, content, False)
        _keep(viewer, version_id, head, changed)


def set_scale(*, viewer: Viewer, version_id: UUID, scale: Scale) -> None:
    """Add a scale to a draft, or describe it anew. Needs `framework.edit`."""
    _set(viewer, version_id, "scale", scale.code, scale)


def set_section(*, viewer: Viewer, version_id: UUID, section: Section) -> None:
    """Add a section to a draft, or describe it anew. Needs `framework.edit`."""
    _set(viewer, version_id, "section", section.code, section)


def set_question(*, viewer: Viewer, version_id: UUID, question: Question) -> None:
    """Add a question to a draft, or describe it anew. Needs `framework.edit`.

    Raises FrameworkRefused for one that could not work, with the field.
    """
    _set(viewer, version_id, "question", question.code, question)


def remove_part(*, viewer: Viewer, version_id: UUID, kind: ItemKind, code: str) -> None:
    """Take a scale, section or question out of a draft; it can be put back. A second time: nothing.

    Raises FrameworkUnknown, and FrameworkRefused for one that others need.
    """
    with writing():
        own_draft(viewer, version_id)
        items = items_in(version_id)
        item = _find(items, kind, code)
        if needed_by := _needed_by(items, kind, code):
            raise FrameworkRefused(
                _("It is still needed by: %(codes)s. Change these first.")
                % {"codes": ", ".join(needed_by)}
            )
        _keep(viewer, version_id, item, msgspec.structs.replace(item, is_removed=True))


def put_back(*, viewer: Viewer, version_id: UUID, kind: ItemKind, code: str) -> None:
    """Put back what was removed from a draft. Raises FrameworkUnknown."""
    with writing():
        own_draft(viewer, version_id)
        item = _find(items_in(version_id), kind, code)
        _keep(viewer, version_id, item, msgspec.structs.replace(item, is_removed=False))


def move_question(
    *, viewer: Viewer, version_id: UUID, code: str, towards: Literal["earlier", "later"]
) -> None:
    """Ask a question one place earlier or later in its section; at its end nothing changes."""
    with writing():
        own_draft(viewer, version_id)
        items = items_in(version_id)
        item = _find(items, "question", code)
        beside = [
            other
            for other in items
            if other.kind == "question"
            and not other.is_removed
            and other.content.get("section") == item.content.get("section")
        ]
        beside.sort(key=lambda one: (one.place, one.code))
        at = beside.index(item)
        to = at - 1 if towards == "earlier" else at + 1
        if not 0 <= to < len(beside):
            return
        other = beside[to]
        changed = (
            msgspec.structs.replace(item, place=other.place),
            msgspec.structs.replace(other, place=item.place),
        )
        revise(viewer, version_id, changed, "")


def _set(viewer: Viewer, version_id: UUID, kind: ItemKind, code: str, part: Part) -> None:
    content: dict[str, Any] = write_part(part)
    with writing():
        own_draft(viewer, version_id)
        items = items_in(version_id)
        before = next((item for item in items if (item.kind, item.code) == (kind, code)), None)
        last = max((item.place for item in items if item.kind == kind), default=0)
        place = before.place if before else last + _STEP
        _keep(viewer, version_id, before, Item(kind, code, place, content, False))


def _keep(viewer: Viewer, version_id: UUID, before: Item | None, item: Item) -> None:
    if before != item:
        revise(viewer, version_id, (item,), "")


def _find(items: list[Item], kind: ItemKind, code: str) -> Item:
    for item in items:
        if (item.kind, item.code) == (kind, code):
            return item
    raise FrameworkUnknown(f"{kind} {code}")


def _needed_by(items: list[Item], kind: ItemKind, code: str) -> list[str]:
    """The questions that a scale or section still holds."""
    return [
        item.code
        for item in items
        if item.kind == "question" and not item.is_removed and item.content.get(kind) == code
    ]
