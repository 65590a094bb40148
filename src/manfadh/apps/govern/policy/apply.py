"""The only writer of policy."""

from collections.abc import Sequence
from uuid import uuid4

from manfadh.apps.govern.policy.events import ProvisionIssued, ProvisionRepealed
from manfadh.apps.govern.policy.in_force import forget_mark
from manfadh.apps.govern.policy.models import PolicyVersion, Provision
from manfadh.kernel import rows
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler


def apply_issues(batch: Sequence[Entry[ProvisionIssued]]) -> None:
    """Write provisions as issued."""
    rows.upsert(Provision, [_issue_row(entry) for entry in batch], stamp="issued_stamp")
    _mark_change()


def apply_repeals(batch: Sequence[Entry[ProvisionRepealed]]) -> None:
    """Write the last days of provisions that were repealed."""
    rows.upsert(Provision, [_repeal_row(entry) for entry in batch], stamp="repealed_stamp")
    _mark_change()


def _mark_change() -> None:
    PolicyVersion.objects.update_or_create(number=PolicyVersion.ONLY, defaults={"mark": uuid4()})
    forget_mark()


def _issue_row(entry: Entry[ProvisionIssued]) -> rows.Row:
    issued = entry.event
    return {
        "provision_id": issued.provision_id,
        "kind": issued.kind,
        "authority": issued.authority,
        "code": issued.code,
        "text_ar": issued.text_ar,
        "text_ckb": issued.text_ckb,
        "text_en": issued.text_en,
        "content": issued.content,
        "reference": issued.reference,
        "valid_from_on": issued.valid_from_on,
        "valid_until_on": issued.valid_until_on,
        "issued_at": entry.occurred_at,
        "issued_stamp": entry.order,
    }


def _repeal_row(entry: Entry[ProvisionRepealed]) -> rows.Row:
    repealed = entry.event
    return {
        "provision_id": repealed.provision_id,
        "repealed_on": repealed.ended_on,
        "repeal_reference": repealed.reference,
        "repealed_stamp": entry.order,
    }


HANDLERS: dict[type[Event], Handler] = {
    ProvisionIssued: apply_issues,
    ProvisionRepealed: apply_repeals,
}
