"""To suspend officers and to restore them."""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import OfficerRestored, OfficerSuspended
from manfadh.apps.govern.accounts.services.passwords import get_managed_officer
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer


def suspend_officer(*, viewer: Viewer, officer_id: UUID, ground: str) -> None:
    """Keep an officer from signing in; open sessions end with their next request.

    Needs `officer.manage`. Raises AccountRefused without a ground, for an unknown officer, and
    for the viewer's own account.
    """
    if officer_id == viewer.officer_id:
        raise AccountRefused(_("You can't suspend your own account."))
    _record_standing(viewer, officer_id, OfficerSuspended, ground)


def restore_officer(*, viewer: Viewer, officer_id: UUID, ground: str) -> None:
    """Let a suspended officer sign in again. Needs `officer.manage`; raises as for suspending."""
    _record_standing(viewer, officer_id, OfficerRestored, ground)


def _record_standing(
    viewer: Viewer,
    officer_id: UUID,
    kind: type[OfficerSuspended] | type[OfficerRestored],
    ground: str,
) -> None:
    officer = get_managed_officer(viewer, officer_id)
    if not ground.strip():
        raise AccountRefused(_("Say why."), "ground")
    record(
        kind(officer_id=officer_id, ground=ground.strip()),
        stamp=viewer.stamp(owner=officer.authority, port=""),
    )
