"""Beginning a framework, or the next version of one."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from manfadh.apps.improve.assessments.errors import FrameworkRefused, FrameworkUnknown
from manfadh.apps.improve.assessments.events import FrameworkDrafted, FrameworkRevised, Item
from manfadh.apps.improve.assessments.models import FrameworkVersion
from manfadh.apps.improve.assessments.rules import changes_between, items_of
from manfadh.apps.improve.assessments.selectors.frameworks import items_in
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.fieldforms import Form, read_form

EDIT = "framework.edit"


def draft_framework(
    *, viewer: Viewer, version_id: UUID, form: Form, based_on: UUID | None = None
) -> None:
    """Begin a framework, or the next version of the one with this code; the same id once.

    Needs `framework.edit`. Raises FrameworkRefused where a draft of it waits already.
    """
    viewer.require(EDIT, owner=viewer.authority)
    with writing():
        if _is_there(version_id):
            return
        _require_no_draft(viewer, form.code)
        record(
            FrameworkDrafted(
                version_id=version_id,
                framework=form.code,
                number=next_number(viewer.authority, form.code),
                based_on=based_on,
                items=items_of(form),
            ),
            stamp=viewer.stamp(port=""),
        )


def draft_next_version(*, viewer: Viewer, version_id: UUID, from_version_id: UUID) -> None:
    """Begin the next version with what a published one says. Raises FrameworkUnknown, -Refused."""
    viewer.require(EDIT, owner=viewer.authority)
    row = FrameworkVersion.objects.filter(
        version_id=from_version_id, owner=viewer.authority, content__isnull=False
    ).first()
    if row is None or row.content is None:
        raise FrameworkUnknown(str(from_version_id))
    form = read_form(row.content)
    draft_framework(viewer=viewer, version_id=version_id, form=form, based_on=from_version_id)


def replace_draft(*, viewer: Viewer, version_id: UUID, form: Form, why: str) -> int:
    """Let a draft be what a form says: a workbook that came back. Answers how many parts changed.

    Needs `framework.edit`. Raises FrameworkUnknown, and FrameworkRefused for another framework's.
    """
    with writing():
        row = own_draft(viewer, version_id)
        if row.framework != form.code:
            raise FrameworkRefused(
                _("This is the form %(other)s, and the draft is of %(own)s.")
                % {"other": form.code, "own": row.framework}
            )
        changes = changes_between(items_in(version_id), form)
        revise(viewer, version_id, changes, why)
    return len(changes)


def revise(viewer: Viewer, version_id: UUID, items: tuple[Item, ...], why: str) -> None:
    """Record that these parts of a draft are different; none changes nothing."""
    if items:
        record(
            FrameworkRevised(version_id=version_id, items=items, why=why.strip()),
            stamp=viewer.stamp(port=""),
        )


def own_draft(viewer: Viewer, version_id: UUID) -> FrameworkVersion:
    """A draft of the viewer's authority. Raises FrameworkUnknown, -Refused, NotPermitted."""
    viewer.require(EDIT, owner=viewer.authority)
    row = FrameworkVersion.objects.filter(
        version_id=version_id, owner=viewer.authority, drafted_at__isnull=False
    ).first()
    if row is None:
        raise FrameworkUnknown(str(version_id))
    if row.published_at is not None:
        raise FrameworkRefused(
            _("This version is published and stays as it is. Begin the next version to change it.")
        )
    return row


def next_number(owner: str, framework: str) -> int:
    """The number of the next version of an authority's framework, from 1."""
    rows = FrameworkVersion.objects.filter(owner=owner, framework=framework)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _is_there(version_id: UUID) -> bool:
    return FrameworkVersion.objects.filter(version_id=version_id, drafted_at__isnull=False).exists()


def _require_no_draft(viewer: Viewer, framework: str) -> None:
    waiting = FrameworkVersion.objects.filter(
        owner=viewer.authority,
        framework=framework,
        drafted_at__isnull=False,
        published_at__isnull=True,
        retired_at__isnull=True,
    )
    if waiting.exists():
        raise FrameworkRefused(
            _("A draft of this framework waits already. Go on with it, or retire it first."),
            "code",
        )
