"""Questions about approvals. They show what people wrote: the app that asks records the look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.models import Approval, ApprovalDecision
from manfadh.kernel.viewers import Viewer


class ApprovalNotFound(Exception):
    """There is no such approval for this viewer: unknown and hidden look the same."""

    def __init__(self) -> None:
        super().__init__(_("There is no such request, or it is not yours to see."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalShown:
    """An approval as it stands. Officers are ids; texts are None once erased."""

    approval_id: UUID
    about: About
    person_id: UUID | None
    permission: str
    reason: str | None
    owner: str
    port: str
    requested_by: UUID | None
    requested_at: datetime
    state: ApprovalState
    note: str | None
    decided_by: UUID | None
    decided_at: datetime | None


def get_approval(*, viewer: Viewer, approval_id: UUID) -> ApprovalShown:
    """The approval, for who asked for it and who may decide it.

    Raises ApprovalNotFound for everybody else, as for one that does not exist.
    """
    found = Approval.objects.filter(approval_id=approval_id, requested_at__isnull=False)
    for shown in _shown(found):
        if shown.requested_by == viewer.officer_id or may_decide(viewer, shown):
            return shown
    raise ApprovalNotFound


def find_approval_state(approval_id: UUID) -> ApprovalState | None:
    """Where an approval stands, without a word of what it says; None where it is unknown."""
    found = Approval.objects.filter(approval_id=approval_id, requested_at__isnull=False)
    return next((shown.state for shown in _shown(found)), None)


def list_open_approvals(*, viewer: Viewer, about_kind: str | None = None) -> list[ApprovalShown]:
    """The open requests that this viewer may decide, the oldest first; never the viewer's own."""
    found = Approval.objects.filter(
        ~Exists(ApprovalDecision.objects.filter(approval_id=OuterRef("approval_id"))),
        requested_at__isnull=False,
        permission__in={grant.action for grant in viewer.grants},
    ).exclude(requested_by=viewer.officer_id)
    if about_kind is not None:
        found = found.filter(about_kind=about_kind)
    return [shown for shown in _shown(found) if may_decide(viewer, shown)]


def list_approvals_about(*, viewer: Viewer, about: About) -> list[ApprovalShown]:
    """Every approval about a thing that the viewer asked for or may decide, the oldest first."""
    found = Approval.objects.filter(
        about_kind=about.kind, about_id=about.id, requested_at__isnull=False
    )
    return [
        shown
        for shown in _shown(found)
        if shown.requested_by == viewer.officer_id or may_decide(viewer, shown)
    ]


def may_decide(viewer: Viewer, shown: ApprovalShown) -> bool:
    """Whether the viewer holds the permission that was named, where the request was made."""
    return viewer.may(shown.permission, owner=shown.owner, port=shown.port)


def _shown(found: Iterable[Approval]) -> list[ApprovalShown]:
    requests = sorted(found, key=lambda request: request.request_stamp or "")
    first: dict[UUID | None, ApprovalDecision] = {}
    ids = [request.approval_id for request in requests]
    for decision in ApprovalDecision.objects.filter(approval_id__in=ids).order_by("-stamp"):
        first[decision.approval_id] = decision
    return [_joined(request, first.get(request.approval_id)) for request in requests]


def _joined(request: Approval, decision: ApprovalDecision | None) -> ApprovalShown:
    about_id, requested_at = request.about_id, request.requested_at
    if about_id is None or requested_at is None:
        raise ApprovalNotFound
    return ApprovalShown(
        approval_id=request.approval_id,
        about=About(request.about_kind or "", about_id),
        person_id=request.person_id,
        permission=request.permission or "",
        reason=request.reason,
        owner=request.owner or "",
        port=request.port or "",
        requested_by=request.requested_by,
        requested_at=requested_at,
        state=ApprovalState(decision.state or "") if decision else ApprovalState.OPEN,
        note=decision.note if decision else None,
        decided_by=decision.decided_by if decision else None,
        decided_at=decision.decided_at if decision else None,
    )
