"""To give officers roles at ports, by dates."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import AssignmentEnded, OfficerAssigned
from manfadh.apps.govern.accounts.models import Assignment
from manfadh.apps.govern.accounts.rules import ROLES, ROLES_AT_PORTS, Post
from manfadh.apps.govern.accounts.selectors import post_of
from manfadh.apps.govern.accounts.services.passwords import get_managed_officer
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def assign_officer(
    *,
    viewer: Viewer,
    officer_id: UUID,
    role: str,
    port: str,
    from_on: date,
    until_on: date | None = None,
    assignment_id: UUID | None = None,
) -> UUID:
    """Give an officer a role from a day until another, both included; answers the assignment's id.

    `port` is empty for a headquarters. Needs `officer.manage` for the officer's authority. Raises
    AccountRefused for an unknown role, days in the wrong order, a role that needs a port and has
    none, and where the officer has that role there on one of these days already.
    """
    officer = get_managed_officer(viewer, officer_id)
    post = Post(role=role, port=port, from_on=from_on, until_on=until_on)
    _require_sense(post)
    assignment_id = assignment_id or new_id()
    with writing():
        _require_new(officer_id, post)
        record(
            OfficerAssigned(
                assignment_id=assignment_id,
                officer_id=officer_id,
                role=role,
                port=port,
                from_on=from_on,
                until_on=until_on,
            ),
            stamp=viewer.stamp(owner=officer.authority, port=port),
        )
    return assignment_id


def end_assignment(*, viewer: Viewer, assignment_id: UUID, ended_on: date, ground: str) -> None:
    """End an assignment on a day, that day included.

    Needs `officer.manage`. Raises AccountRefused for an unknown assignment, or a day outside it.
    """
    viewer.require("officer.manage")
    with writing():
        row = Assignment.objects.filter(
            assignment_id=assignment_id, assigned_stamp__isnull=False
        ).first()
        if row is None or row.officer_id is None:
            raise AccountRefused(_("There is no such assignment."))
        officer = get_managed_officer(viewer, row.officer_id)
        _require_within(post_of(row), ended_on)
        record(
            AssignmentEnded(assignment_id=assignment_id, ended_on=ended_on, ground=ground.strip()),
            stamp=viewer.stamp(owner=officer.authority, port=row.port),
        )


def _require_sense(post: Post) -> None:
    if post.role not in ROLES:
        raise AccountRefused(_("There is no such role."), "role")
    if post.until_on is not None and post.until_on < post.from_on:
        raise AccountRefused(_("The last day is before the first one."), "until_on")
    if post.role in ROLES_AT_PORTS and not post.port:
        raise AccountRefused(_("This role is held at a port. Choose the port."), "port")


def _require_new(officer_id: UUID, post: Post) -> None:
    held = Assignment.objects.filter(officer_id=officer_id, from_on__isnull=False)
    if any(post.overlaps(post_of(row)) for row in held):
        raise AccountRefused(_("The officer has this role there on some of these days already."))


def _require_within(post: Post, ended_on: date) -> None:
    if ended_on < post.from_on:
        raise AccountRefused(_("The assignment begins after that day."), "ended_on")
    if post.last_on is not None and ended_on > post.last_on:
        raise AccountRefused(_("The assignment ends before that day."), "ended_on")
