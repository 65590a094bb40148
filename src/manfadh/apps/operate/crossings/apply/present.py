"""Rows of visas and permits as they were shown."""

from collections.abc import Sequence

from manfadh.apps.operate.crossings.events import PermissionPresented
from manfadh.apps.operate.crossings.models import Presentation
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def present(batch: Sequence[Entry[PermissionPresented]]) -> None:
    """A visa or permit was shown."""
    names = PermissionPresented.__struct_fields__
    upsert(
        Presentation,
        (
            {
                **{name: getattr(entry.event, name) for name in names},
                "owner": entry.owner,
                "port": entry.port,
                "presented_at": entry.occurred_at,
                "presented_by": entry.actor,
                "presented_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="presented_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {PermissionPresented: present}
