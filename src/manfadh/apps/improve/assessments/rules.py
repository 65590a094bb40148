"""Pure decisions about frameworks: how a form comes apart into items, and together again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from manfadh.apps.improve.assessments.events import Item, ItemKind
from manfadh.libs.fieldforms import Form, read_form, write_form

HEAD: ItemKind = "form"
# Between two items of a kind there is room for others, so that moving one changes one.
_STEP = 1_000
_KINDS: tuple[tuple[ItemKind, str], ...] = (
    ("scale", "scales"),
    ("section", "sections"),
    ("question", "questions"),
)


def items_of(form: Form) -> tuple[Item, ...]:
    """A form as the parts of a draft."""
    return tuple(_items_of(write_form(form)))


def form_of(items: Iterable[Item]) -> Form:
    """The form that the parts of a draft make, without the removed ones. Raises FormWrong."""
    kept = sorted(
        (item for item in items if not item.is_removed), key=lambda item: (item.place, item.code)
    )
    head = next((item.content for item in kept if item.kind == HEAD), {})
    parts = {field: [i.content for i in kept if i.kind == kind] for kind, field in _KINDS}
    return read_form({**head, **parts})


def changes_between(before: Iterable[Item], form: Form) -> tuple[Item, ...]:
    """The items that turn a draft into a form: those alone that differ, and the removed ones."""
    old = {(item.kind, item.code): item for item in before}
    new = {(item.kind, item.code): item for item in items_of(form)}
    differing = [item for key, item in new.items() if old.get(key) != item]
    gone = [
        Item(item.kind, item.code, item.place, item.content, True)
        for key, item in old.items()
        if key not in new and not item.is_removed
    ]
    return (*differing, *gone)


def digest_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of a form's plain data, however its keys are ordered."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _items_of(plain: Mapping[str, Any]) -> Iterator[Item]:
    parts = {field for _kind, field in _KINDS}
    head = {name: value for name, value in plain.items() if name not in parts}
    yield Item(HEAD, plain["code"], 0, head, False)
    for kind, field in _KINDS:
        for place, content in enumerate(plain.get(field, ()), start=1):
            yield Item(kind, content["code"], place * _STEP, dict(content), False)
