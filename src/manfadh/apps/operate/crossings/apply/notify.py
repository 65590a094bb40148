"""Rows of notices: issued, and handed over."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import NoticeHandedOver, NoticeIssued
from manfadh.apps.operate.crossings.models import Notice
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def issue(batch: Sequence[Entry[NoticeIssued]]) -> None:
    """An order was given its notice."""
    names = NoticeIssued.__struct_fields__
    upsert(
        Notice,
        (
            {
                **{name: getattr(entry.event, name) for name in names},
                "owner": entry.owner,
                "port": entry.port,
                "issued_at": entry.occurred_at,
                "issued_by": entry.actor,
                "issued_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="issued_stamp",
    )


def hand_over(batch: Sequence[Entry[NoticeHandedOver]]) -> None:
    """A notice was handed over."""
    upsert(
        Notice,
        (
            {
                "notice_id": entry.event.notice_id,
                "handed_how": entry.event.how,
                "handed_at": entry.occurred_at,
                "handed_by": entry.actor,
                "handed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="handed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {NoticeIssued: issue, NoticeHandedOver: hand_over}
