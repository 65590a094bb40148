"""Reading the ledger back: entries with their personal parts, in the order of their arrival."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection

from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.entries import Entry, entry_of

Stored = tuple[int, bytes, tuple[canonical.Part, ...]]

_SELECT = """
SELECT e.position, e.canonical, p.slot, p.subject, p.salt, p.body
FROM (SELECT position, uid, canonical FROM kernel_ledgerentry WHERE {where}
      ORDER BY position LIMIT %s) AS e
LEFT JOIN kernel_ledgerpart AS p ON p.uid = e.uid
ORDER BY e.position, p.slot
"""


def read_after(
    position: int, *, limit: int, types: Sequence[str] | None = None, node: str | None = None
) -> list[Entry]:
    """Up to `limit` entries after a position, of some types and one node if these are given."""
    return [
        _revive(where, written, parts)
        for where, written, parts in stored_after(position, limit=limit, types=types, node=node)
    ]


def read_all(*, batch: int, until: int | None = None) -> Iterator[list[Entry]]:
    """Every entry, in batches, in the order in which this node came to hold it."""
    position = 0
    while entries := read_after(position, limit=batch):
        if until is not None:
            entries = [entry for entry in entries if entry.position <= until]
        if not entries:
            return
        yield entries
        position = entries[-1].position


def read_uids(uids: Sequence[UUID]) -> list[Entry]:
    """The entries with these ids."""
    found: list[Entry] = []
    for start in range(0, len(uids), 500):
        chunk = uids[start : start + 500]
        where = f"uid IN ({', '.join(['%s'] * len(chunk))})"
        values = [connection.ops.adapt_unknown_value(_plain(uid)) for uid in chunk]
        found += [_revive(*stored) for stored in _stored(where, [*values, len(chunk)])]
    return found


def stored_after(
    position: int, *, limit: int, types: Sequence[str] | None = None, node: str | None = None
) -> list[Stored]:
    """Like `read_after`, but as stored bytes and parts, which need no event class to be known."""
    where, values = ["position > %s"], [position]
    parameters: list[Any] = [*values]
    if types is not None:
        where.append(f"type IN ({', '.join(['%s'] * len(types))})")
        parameters += types
    if node is not None:
        where.append("node = %s")
        parameters.append(node)
    return _stored(" AND ".join(where), [*parameters, limit])


def _stored(where: str, parameters: list[Any]) -> list[Stored]:
    with connection.cursor() as cursor:
        cursor.execute(_SELECT.format(where=where), parameters)
        found = cursor.fetchall()
    return [
        (
            position,
            bytes(group[0][1]),
            tuple(_part(*row[2:]) for row in group if row[2] is not None),
        )
        for position, rows in groupby(found, key=itemgetter(0))
        if (group := list(rows))
    ]


def _part(slot: int, subject: str | UUID | None, salt: bytes, body: bytes) -> canonical.Part:
    who = UUID(subject) if isinstance(subject, str) else subject
    return canonical.Part(slot, who, bytes(salt), bytes(body))


def _revive(position: int, written: bytes, parts: tuple[canonical.Part, ...]) -> Entry:
    envelope = canonical.decode(written)
    return entry_of(envelope, canonical.join(envelope, parts), position)


def _plain(uid: UUID) -> str | UUID:
    return uid if connection.features.has_native_uuid_field else uid.hex
