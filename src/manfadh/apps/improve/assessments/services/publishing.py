"""Fixing a version, retiring one, and loading those that come with the system."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.improve.assessments import reference
from manfadh.apps.improve.assessments.errors import FrameworkRefused, FrameworkUnknown
from manfadh.apps.improve.assessments.events import (
    FrameworkDrafted,
    FrameworkPublished,
    FrameworkRetired,
)
from manfadh.apps.improve.assessments.models import FrameworkVersion
from manfadh.apps.improve.assessments.rules import digest_of, form_of, items_of
from manfadh.apps.improve.assessments.selectors.frameworks import items_in
from manfadh.apps.improve.assessments.services.drafting import own_draft
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.fieldforms import FormWrong, check_form, write_form

PUBLISH = "framework.publish"


def publish_framework(*, viewer: Viewer, version_id: UUID, note: str = "") -> None:
    """Fix a draft for ever, so that it can be asked at ports; a second time changes nothing.

    Needs `framework.publish`. Raises FrameworkUnknown, and FrameworkRefused with the faults of a
    form that could not work.
    """
    viewer.require(PUBLISH, owner=viewer.authority)
    with writing():
        row = _own(viewer, version_id)
        if row.published_at is not None:
            return
        own_draft(viewer, version_id)
        try:
            form = form_of(items_in(version_id))
        except FormWrong as wrong:
            raise FrameworkRefused(str(wrong)) from wrong
        faults = check_form(form)
        if faults:
            raise FrameworkRefused(
                _("This framework can't be published yet. Mend what is listed."), faults=faults
            )
        content = write_form(form)
        record(
            FrameworkPublished(
                version_id=version_id,
                content=content,
                digest=digest_of(content),
                note=note.strip(),
            ),
            stamp=viewer.stamp(port=""),
        )


def retire_framework(*, viewer: Viewer, version_id: UUID, ground: str) -> None:
    """Let a version not be asked any more; what was answered stays. Twice changes nothing.

    Needs `framework.publish`. Raises FrameworkUnknown, FrameworkRefused without a ground.
    """
    viewer.require(PUBLISH, owner=viewer.authority)
    if not ground.strip():
        raise FrameworkRefused(_("Say why this version is not used any more."), "ground")
    with writing():
        row = _own(viewer, version_id)
        if row.retired_at is not None:
            return
        record(
            FrameworkRetired(version_id=version_id, ground=ground.strip()),
            stamp=viewer.stamp(port=""),
        )


def load_reference(*, viewer: Viewer) -> int:
    """Publish the frameworks that come with the system, for the viewer's authority.

    Those that it has in any version are left alone. Answers how many were new. Needs
    `framework.load`.
    """
    viewer.require("framework.load", owner=viewer.authority)
    with writing():
        rows = FrameworkVersion.objects.filter(owner=viewer.authority)
        known = set(rows.values_list("framework", flat=True))
        new = [form for form in reference.read_frameworks() if form.code not in known]
        for form in new:
            version_id, content = new_id(), write_form(form)
            record(
                FrameworkDrafted(
                    version_id=version_id,
                    framework=form.code,
                    number=1,
                    based_on=None,
                    items=items_of(form),
                ),
                FrameworkPublished(
                    version_id=version_id, content=content, digest=digest_of(content), note=""
                ),
                stamp=viewer.stamp(port=""),
            )
    return len(new)


def _own(viewer: Viewer, version_id: UUID) -> FrameworkVersion:
    row = FrameworkVersion.objects.filter(
        version_id=version_id, owner=viewer.authority, drafted_at__isnull=False
    ).first()
    if row is None:
        raise FrameworkUnknown(str(version_id))
    return row
