"""Taking two records for one person, and parting them again, by four eyes where policy says so.

A merge moves nothing. It says which records are one person; questions then go through all of them.
So parting them gives back exactly what was, with all that each record was told meanwhile.
"""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from manfadh.apps.govern.policy.selectors.second_officer import needs_second_officer
from manfadh.apps.operate.travellers.events import (
    MergeProposed,
    RecordsMerged,
    RecordsSplit,
    RecordsToldApart,
)
from manfadh.apps.operate.travellers.models import Merge, MergeProposal, Traveller
from manfadh.apps.operate.travellers.selectors.merging import MERGE, list_records
from manfadh.apps.operate.travellers.selectors.people import PersonUnknown
from manfadh.kernel import clock
from manfadh.kernel.about import About
from manfadh.kernel.approvals.apply import ApprovalState
from manfadh.kernel.approvals.selectors import ApprovalNotFound, get_approval, list_approvals_about
from manfadh.kernel.approvals.services import (
    ApprovalRefused,
    decline_approval,
    give_approval,
    request_approval,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

ACT = "person.merge"
APPROVE = "person.merge.approve"


class MergeRefused(Exception):
    """The records can't be merged, parted or told apart so; the message says why, to be shown."""


def merge_records(
    *, viewer: Viewer, merge_id: UUID, kept_id: UUID, merged_id: UUID, ground: str
) -> bool:
    """Take two records for one person, led by `kept_id`; answers whether that holds at once.

    Where a provision asks for a second officer, it is proposed instead. The same `merge_id` again
    changes nothing. Needs `person.merge`. Raises NotPermitted, PersonUnknown, MergeRefused.
    """
    viewer.require(ACT, owner=viewer.authority)
    with writing():
        _require_two(viewer, kept_id, merged_id, ground)
        if _is_merged(merge_id):
            return True
        if MergeProposal.objects.filter(merge_id=merge_id, proposed_at__isnull=False).exists():
            return False
        if merged_id in list_records(kept_id):
            raise MergeRefused(_("These two records are one person already."))
        told = {"merge_id": merge_id, "kept_id": kept_id, "merged_id": merged_id}
        if not needs_second_officer(viewer.authority, ACT, timezone.localdate(clock.now())):
            record(RecordsMerged(**told, ground=ground.strip()), stamp=viewer.stamp(port=""))
            return True
        if _waits(viewer, kept_id, merged_id):
            raise MergeRefused(_("This is proposed already. Another officer has to agree."))
        record(MergeProposed(**told, ground=ground.strip()), stamp=viewer.stamp(port=""))
        request_approval(
            viewer=viewer,
            approval_id=new_id(),
            about=About(MERGE, merge_id),
            permission=APPROVE,
            reason=ground.strip(),
            person_id=merged_id,
        )
    return False


def approve_merge(*, viewer: Viewer, approval_id: UUID) -> None:
    """Agree, as another than who proposed it; the records are one person at once.

    Needs `person.merge.approve`. Raises ApprovalNotFound, MergeRefused.
    """
    with writing():
        shown = get_approval(viewer=viewer, approval_id=approval_id)
        proposal = MergeProposal.objects.filter(merge_id=shown.about.id).first()
        if shown.about.kind != MERGE or proposal is None:
            raise ApprovalNotFound
        if proposal.kept_id is None or proposal.merged_id is None:
            raise ApprovalNotFound
        try:
            give_approval(viewer=viewer, approval_id=approval_id)
        except ApprovalRefused as refusal:
            raise MergeRefused(str(refusal)) from refusal
        if shown.state is ApprovalState.OPEN:
            record(
                RecordsMerged(
                    merge_id=proposal.merge_id,
                    kept_id=proposal.kept_id,
                    merged_id=proposal.merged_id,
                    ground=proposal.ground,
                ),
                stamp=viewer.stamp(owner=shown.owner, port=""),
            )


def decline_merge(*, viewer: Viewer, approval_id: UUID, note: str) -> None:
    """Do not agree, and say why. Raises like `approve_merge`, and for an empty note."""
    try:
        decline_approval(viewer=viewer, approval_id=approval_id, note=note)
    except ApprovalRefused as refusal:
        raise MergeRefused(str(refusal)) from refusal


def split_records(*, viewer: Viewer, merge_id: UUID, ground: str) -> None:
    """Part two records that were taken for one person, with a ground; again changes nothing.

    Each is again what it was, with what it was told meanwhile. To undo it, merge them again. Needs
    `person.merge`. Raises NotPermitted, MergeRefused.
    """
    viewer.require(ACT, owner=viewer.authority)
    if not ground.strip():
        raise MergeRefused(_("Say on what ground, in a few words."))
    with writing():
        row = Merge.objects.filter(
            merge_id=merge_id, owner=viewer.authority, merged_at__isnull=False
        ).first()
        if row is None or row.merged_id is None:
            raise MergeRefused(_("This merge is not found."))
        if row.split_at is not None:
            return
        record(
            RecordsSplit(merge_id=merge_id, merged_id=row.merged_id, ground=ground.strip()),
            stamp=viewer.stamp(port=""),
        )


def tell_records_apart(*, viewer: Viewer, one_id: UUID, other_id: UUID, ground: str) -> None:
    """Say that two records of equal name are two people: they are not proposed again.

    Needs `person.merge`. Raises NotPermitted, PersonUnknown, MergeRefused while they are merged.
    """
    viewer.require(ACT, owner=viewer.authority)
    with writing():
        _require_two(viewer, one_id, other_id, ground)
        if other_id in list_records(one_id):
            raise MergeRefused(_("These two records are one person now. Part them first."))
        record(
            RecordsToldApart(
                decision_id=new_id(), one_id=one_id, other_id=other_id, ground=ground.strip()
            ),
            stamp=viewer.stamp(port=""),
        )


def _require_two(viewer: Viewer, one_id: UUID, other_id: UUID, ground: str) -> None:
    if one_id == other_id:
        raise MergeRefused(_("Choose two different records."))
    if not ground.strip():
        raise MergeRefused(_("Say on what ground, in a few words."))
    held = Traveller.objects.filter(
        traveller_id__in=[one_id, other_id], owner=viewer.authority, registered_at__isnull=False
    )
    if held.count() != len(("one", "other")):
        raise PersonUnknown(f"{one_id} {other_id}")


def _is_merged(merge_id: UUID) -> bool:
    return Merge.objects.filter(merge_id=merge_id, merged_at__isnull=False).exists()


def _waits(viewer: Viewer, one_id: UUID, other_id: UUID) -> bool:
    rows = MergeProposal.objects.filter(
        kept_id__in=[one_id, other_id],
        merged_id__in=[one_id, other_id],
        proposed_at__isnull=False,
    )
    return any(
        approval.state is ApprovalState.OPEN
        for row in rows
        for approval in list_approvals_about(viewer=viewer, about=About(MERGE, row.merge_id))
    )
