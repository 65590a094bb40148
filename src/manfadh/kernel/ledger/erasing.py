"""Erasure: a fact like others, after which nothing personal of a subject is held or taken again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from manfadh.kernel import clock
from manfadh.kernel.events import Event, event
from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.entries import Entry, Stamp
from manfadh.kernel.ledger.models import ErasedSubject, LedgerEntry, LedgerPart
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.wiring import apply_entries

_IDS_AT_ONCE = 500


@event("kernel.subject_erased")
class SubjectErased(Event):
    """Everything personal of a subject recorded up to an instant is gone for good."""

    subject: UUID
    until_at: datetime
    ground: str


def erase_subject(*, subject: UUID, ground: str, stamp: Stamp) -> Entry:
    """Erase what is personal of a subject on this node, and say so to all others.

    `ground` is the legal reference of the erasure. Later facts about the subject are not touched.
    """
    [entry] = record(
        SubjectErased(subject=subject, until_at=clock.now(), ground=ground), stamp=stamp
    )
    return entry


def apply_erasures(batch: Sequence[Entry]) -> None:
    """Delete the personal parts of subjects, and apply their entries again without them."""
    for entry in batch:
        erasure = entry.event
        assert isinstance(erasure, SubjectErased)
        known = ErasedSubject.objects.filter(subject=erasure.subject).first()
        until_at = max(known.until_at, erasure.until_at) if known else erasure.until_at
        ErasedSubject.objects.update_or_create(
            subject=erasure.subject, defaults={"until_at": until_at}
        )
        _erase_parts(erasure.subject, until_at)


def _erase_parts(subject: UUID, until_at: datetime) -> None:
    # In chunks, since a frequent traveller has more parts than one statement takes parameters.
    while uids := _held_parts(subject, until_at):
        LedgerPart.objects.filter(subject=subject, uid__in=uids).delete()
        apply_entries(reading.read_uids(uids))


def _held_parts(subject: UUID, until_at: datetime) -> list[UUID]:
    about = LedgerPart.objects.filter(subject=subject).values("uid")
    old = LedgerEntry.objects.filter(uid__in=about, recorded_at__lte=until_at)
    return list(old.values_list("uid", flat=True)[:_IDS_AT_ONCE])
