"""Questions about frameworks and their versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from manfadh.apps.improve.assessments.errors import FrameworkUnknown
from manfadh.apps.improve.assessments.events import Item, ItemKind
from manfadh.apps.improve.assessments.models import FrameworkItem, FrameworkVersion
from manfadh.apps.improve.assessments.rules import form_of
from manfadh.kernel.viewers import Viewer
from manfadh.libs.fieldforms import Difference, Fault, Form, check_form, compare_forms, read_form

SEE = "framework.see"
State = Literal["draft", "published", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkLine:
    """A framework in the list: its latest published version, and the draft that waits, if any."""

    framework: str
    form: Form
    latest: UUID | None
    latest_number: int
    draft: UUID | None
    versions: int


@dataclass(frozen=True, slots=True)
class RemovedPart:
    """A part that was taken out of a draft and can be put back."""

    kind: ItemKind
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """A version. `faults` hinder a draft from being published; `removed` can be put back."""

    version_id: UUID
    framework: str
    number: int
    state: State
    form: Form
    based_on: UUID | None
    drafted_at: datetime
    published_at: datetime | None
    retired_at: datetime | None
    note: str
    ground: str
    digest: str
    faults: tuple[Fault, ...] = ()
    removed: tuple[RemovedPart, ...] = ()


def list_frameworks(viewer: Viewer) -> list[FrameworkLine]:
    """The frameworks of the viewer's authority by code. Needs `framework.see`."""
    viewer.require(SEE, owner=viewer.authority)
    rows = _own(viewer).order_by("framework", "number")
    return [
        _line(framework, list(versions))
        for framework, versions in groupby(rows, key=lambda row: row.framework)
    ]


def list_versions(viewer: Viewer, framework: str) -> list[VersionShown]:
    """The versions of a framework, the latest first; empty for one that nobody began."""
    viewer.require(SEE, owner=viewer.authority)
    return [_shown(row) for row in _own(viewer).filter(framework=framework).order_by("-number")]


def get_version(viewer: Viewer, version_id: UUID) -> VersionShown:
    """A version of the viewer's authority. Needs `framework.see`; raises FrameworkUnknown."""
    viewer.require(SEE, owner=viewer.authority)
    row = _own(viewer).filter(version_id=version_id).first()
    if row is None:
        raise FrameworkUnknown(str(version_id))
    return _shown(row)


def find_difference(viewer: Viewer, version_id: UUID) -> Difference | None:
    """What a version changes of the one it is based on; None for a first one.

    Raises FrameworkUnknown.
    """
    shown = get_version(viewer, version_id)
    if shown.based_on is None:
        return None
    return compare_forms(get_version(viewer, shown.based_on).form, shown.form)


def _own(viewer: Viewer) -> QuerySet[FrameworkVersion]:
    return FrameworkVersion.objects.filter(owner=viewer.authority, drafted_at__isnull=False)


def _line(framework: str, versions: list[FrameworkVersion]) -> FrameworkLine:
    usable = [row for row in versions if row.published_at and not row.retired_at]
    drafts = [row for row in versions if not row.published_at and not row.retired_at]
    latest = usable[-1] if usable else None
    return FrameworkLine(
        framework=framework,
        form=_form(latest or versions[-1]),
        latest=latest.version_id if latest else None,
        latest_number=latest.number if latest else 0,
        draft=drafts[-1].version_id if drafts else None,
        versions=len(versions),
    )


def _form(row: FrameworkVersion) -> Form:
    return read_form(row.content) if row.content else form_of(items_in(row.version_id))


def items_in(version_id: UUID) -> list[Item]:
    """The parts of a draft as they are now, the removed ones too."""
    rows = FrameworkItem.objects.filter(version_id=version_id).order_by("kind", "place", "code")
    fields = ("kind", "code", "place", "content", "is_removed")
    return [msgspec.convert(values, type=Item) for values in rows.values(*fields)]


def _shown(row: FrameworkVersion) -> VersionShown:
    assert row.drafted_at is not None
    is_draft = row.published_at is None and row.retired_at is None
    items = items_in(row.version_id) if is_draft else []
    form = form_of(items) if is_draft else _form(row)
    return VersionShown(
        version_id=row.version_id,
        framework=row.framework,
        number=row.number,
        state=_state(row),
        form=form,
        based_on=row.based_on,
        drafted_at=row.drafted_at,
        published_at=row.published_at,
        retired_at=row.retired_at,
        note=row.note,
        ground=row.ground,
        digest=row.digest,
        faults=tuple(check_form(form)) if is_draft else (),
        removed=_removed(items),
    )


def _state(row: FrameworkVersion) -> State:
    if row.retired_at is not None:
        return "retired"
    return "published" if row.published_at is not None else "draft"


def _removed(items: Iterable[Item]) -> tuple[RemovedPart, ...]:
    return tuple(RemovedPart(item.kind, item.code) for item in items if item.is_removed)
