"""Asking for a second pair of eyes, and giving it.

An app that needs an approval asks for it in the transaction of its own fact, and goes on either in
the transaction in which it calls `give_approval`, or in a reaction to `ApprovalGiven`.
"""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.events import (
    ApprovalDeclined,
    ApprovalGiven,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from manfadh.kernel.approvals.models import Approval
from manfadh.kernel.approvals.selectors import (
    ApprovalNotFound,
    ApprovalShown,
    get_approval,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


class ApprovalRefused(Exception):
    """The approval can't be asked for, given, declined or withdrawn so; the message says why."""


class OwnRequest(ApprovalRefused):
    """The one who asked is not the second pair of eyes."""

    def __init__(self) -> None:
        super().__init__(_("You asked for this approval, so somebody else has to decide it."))


class AlreadyDecided(ApprovalRefused):
    """Somebody was faster."""

    def __init__(self, state: ApprovalState) -> None:
        super().__init__(_ALREADY[state]())
        self.state = state


_ALREADY: dict[ApprovalState, Callable[[], str]] = {
    ApprovalState.GIVEN: lambda: _("This was already approved. Nothing was changed."),
    ApprovalState.DECLINED: lambda: _("This was already declined. Nothing was changed."),
    ApprovalState.WITHDRAWN: lambda: _("The request was withdrawn. Nothing was changed."),
}


def request_approval(
    *,
    viewer: Viewer,
    approval_id: UUID,
    about: About,
    permission: str,
    reason: str,
    person_id: UUID | None = None,
    owner: str | None = None,
    port: str | None = None,
) -> None:
    """Ask that somebody who holds `permission` at this owner and port agrees.

    The same id again changes nothing. `person_id` is the person whom `reason` is about.
    Raises ApprovalRefused when the id already stands for something else.
    """
    with writing():
        known = Approval.objects.filter(approval_id=approval_id, requested_at__isnull=False).first()
        if known is not None:
            if (known.about_kind, known.about_id, known.requested_by) != (
                *about,
                viewer.officer_id,
            ):
                raise ApprovalRefused(_("This request was already used for something else."))
            return
        record(
            ApprovalRequested(
                approval_id=approval_id,
                about_kind=about.kind,
                about_id=about.id,
                person_id=person_id,
                permission=permission,
                reason=reason,
            ),
            stamp=viewer.stamp(owner=owner, port=port),
        )


def give_approval(*, viewer: Viewer, approval_id: UUID, note: str = "") -> None:
    """Agree, as another than the one who asked. Agreeing twice changes nothing.

    Raises ApprovalNotFound, OwnRequest, or AlreadyDecided when somebody else was faster.
    """
    _decide(viewer, approval_id, note, ApprovalGiven, ApprovalState.GIVEN)


def decline_approval(*, viewer: Viewer, approval_id: UUID, note: str) -> None:
    """Do not agree, and say why in `note`. Raises like `give_approval`, and for an empty note."""
    if not note.strip():
        raise ApprovalRefused(_("Say in a few words why you decline."))
    _decide(viewer, approval_id, note, ApprovalDeclined, ApprovalState.DECLINED)


def withdraw_approval(*, viewer: Viewer, approval_id: UUID, note: str = "") -> None:
    """Take one's own request back while it is open.

    Raises ApprovalNotFound for a request of somebody else, AlreadyDecided for one that is decided.
    """
    with writing():
        shown = get_approval(viewer=viewer, approval_id=approval_id)
        if shown.requested_by != viewer.officer_id:
            raise ApprovalNotFound
        _settle(viewer, shown, note, ApprovalWithdrawn, ApprovalState.WITHDRAWN)


def _decide(
    viewer: Viewer,
    approval_id: UUID,
    note: str,
    fact: type[ApprovalGiven | ApprovalDeclined],
    state: ApprovalState,
) -> None:
    with writing():
        shown = get_approval(viewer=viewer, approval_id=approval_id)
        if shown.requested_by == viewer.officer_id:
            raise OwnRequest
        _settle(viewer, shown, note, fact, state)


def _settle(
    viewer: Viewer,
    shown: ApprovalShown,
    note: str,
    fact: type[ApprovalGiven | ApprovalDeclined | ApprovalWithdrawn],
    state: ApprovalState,
) -> None:
    if (shown.state, shown.decided_by) == (state, viewer.officer_id):
        return
    if shown.state is not ApprovalState.OPEN:
        raise AlreadyDecided(shown.state)
    decided: Event = fact(
        approval_id=shown.approval_id, person_id=shown.person_id, note=note.strip() or None
    )
    record(decided, stamp=viewer.stamp(owner=shown.owner, port=shown.port))
