"""Erasure: a fact like others, after which nothing personal of a subject is held or taken again."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from manfadh.kernel import clock
from manfadh.kernel.events import Event, event
from manfadh.kernel.ledger import reading
from manfadh.kernel.ledger.entries import Entry, Stamp
from manfadh.kernel.ledger.models import ErasedSubject, LedgerEntry, LedgerHead, LedgerPart
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.wiring import apply_entries
from manfadh.kernel.writing import writing

_IDS_AT_ONCE = 500


@event("kernel.subject_erased")
class SubjectErased(Event):
    """Everything personal of a subject recorded up to an instant is gone for good."""

    # In a batch that holds both a fact and its erasure, the fact's rows must not be the last word.
    APPLIES_LAST: ClassVar[bool] = True

    subject: UUID
    until_at: datetime
    ground: str


def erase_subject(*, subject: UUID, ground: str, stamp: Stamp) -> Entry[SubjectErased]:
    """Erase what is personal of a subject on this node, and say so to all others.

    `ground` is the legal reference of the erasure. Later facts about the subject are not touched.
    """
    with writing():
        # Not only the present: some clock may have run ahead of ours, or ours been set back.
        latest = LedgerHead.objects.aggregate(latest=Max("recorded_at"))["latest"]
        until_at = max(clock.now(), latest) if latest else clock.now()
        [entry] = record(
            SubjectErased(subject=subject, until_at=until_at, ground=ground), stamp=stamp
        )
    return entry


def apply_erasures(batch: Sequence[Entry[SubjectErased]]) -> None:
    """Erase the personal parts of subjects, and apply their entries again without them."""
    for entry in batch:
        erasure = entry.event
        known = ErasedSubject.objects.filter(subject=erasure.subject).first()
        until_at = max(known.until_at, erasure.until_at) if known else erasure.until_at
        ErasedSubject.objects.update_or_create(
            subject=erasure.subject, defaults={"until_at": until_at}
        )
        _erase_parts(erasure.subject, until_at)
    transaction.on_commit(_forget_old_pages)


def _erase_parts(subject: UUID, until_at: datetime) -> None:
    # In chunks, since a frequent traveller has more parts than one statement takes parameters.
    while uids := _held_parts(subject, until_at):
        # The row stays as a gravestone, so that a part which merely vanished is found out.
        LedgerPart.objects.filter(subject=subject, uid__in=uids).update(
            subject=None, salt=b"", body=b""
        )
        apply_entries(reading.read_uids(uids))


def _held_parts(subject: UUID, until_at: datetime) -> list[UUID]:
    about = LedgerPart.objects.filter(subject=subject).values("uid")
    old = LedgerEntry.objects.filter(uid__in=about, recorded_at__lte=until_at)
    return list(old.values_list("uid", flat=True)[:_IDS_AT_ONCE])


def _forget_old_pages() -> None:
    """Empty SQLite's write-ahead log, which still holds the pages as they were before."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
