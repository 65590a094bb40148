"""Erasing a person, by four eyes: one data protection officer asks, another officer agrees.

What is personal goes for good, here and wherever this ledger is read (`kernel.ledger.erasing`).
Crossings stay as numbers: that somebody entered or left, where and when.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.operate.travellers.models import Traveller
from manfadh.apps.operate.travellers.selectors import ERASURE, PersonUnknown, list_records
from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.selectors import ApprovalNotFound, get_approval, list_approvals_about
from manfadh.kernel.approvals.services import (
    ApprovalRefused,
    decline_approval,
    give_approval,
    request_approval,
)
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


class ErasureRefused(Exception):
    """The erasure can't be asked for or agreed to so; the message says why, to be shown."""


def request_erasure(*, viewer: Viewer, traveller_id: UUID, ground: str, approval_id: UUID) -> None:
    """Ask that a person of the viewer's authority is erased; `ground` is the legal reference.

    The same request again changes nothing. Needs `person.erase`. Raises PersonUnknown, or
    ErasureRefused without a ground, and where a request is open already.
    """
    viewer.require("person.erase", owner=viewer.authority)
    if not ground.strip():
        raise ErasureRefused(_("Write the legal ground: the law and article, or the decision."))
    about = About(ERASURE, traveller_id)
    with writing():
        _require_known(viewer, traveller_id)
        asked = list_approvals_about(viewer=viewer, about=about)
        if any(a.state is ApprovalState.OPEN and a.approval_id != approval_id for a in asked):
            raise ErasureRefused(_("This erasure is asked for already. Somebody has to agree."))
        request_approval(
            viewer=viewer,
            approval_id=approval_id,
            about=about,
            permission="person.erase.approve",
            reason=ground.strip(),
            person_id=traveller_id,
        )


def approve_erasure(*, viewer: Viewer, approval_id: UUID) -> UUID:
    """Agree, as another than the one who asked, and erase at once; answers whom.

    Needs `person.erase.approve`. Raises ApprovalNotFound, or ErasureRefused for one's own request
    and for one that is decided already.
    """
    with writing():
        shown = get_approval(viewer=viewer, approval_id=approval_id)
        if shown.about.kind != ERASURE:
            raise ApprovalNotFound
        try:
            give_approval(viewer=viewer, approval_id=approval_id)
        except ApprovalRefused as refusal:
            raise ErasureRefused(str(refusal)) from refusal
        if shown.state is ApprovalState.OPEN:
            # The request's own words go with the person; the erasure keeps its legal ground.
            # Whoever is known by several records is erased in all of them.
            for record in list_records(shown.about.id):
                erase_subject(
                    subject=record,
                    ground=shown.reason or "",
                    stamp=viewer.stamp(owner=shown.owner),
                )
    return shown.about.id


def decline_erasure(*, viewer: Viewer, approval_id: UUID, note: str) -> None:
    """Do not agree, and say why. Raises like `approve_erasure`, and for an empty note."""
    try:
        decline_approval(viewer=viewer, approval_id=approval_id, note=note)
    except ApprovalRefused as refusal:
        raise ErasureRefused(str(refusal)) from refusal


def _require_known(viewer: Viewer, traveller_id: UUID) -> None:
    held = Traveller.objects.filter(
        traveller_id=traveller_id, owner=viewer.authority, registered_at__isnull=False
    )
    if not held.exists():
        raise PersonUnknown(str(traveller_id))
