"""Reading the ledger back: entries with their personal parts, in the order of their arrival."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from manfadh.kernel.events import Event, NotUnderstood
from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.entries import Entry, entry_of
from manfadh.kernel.ledger.wiring import wiring

AnyEntry = Entry[Event]


class Stored(NamedTuple):
    """An entry as it lies in the database: it can be carried on without being understood."""

    position: int
    canonical: bytes
    parts: tuple[canonical.Part, ...]


# An erased part is a row without salt.
_SELECT = """
SELECT e.position, e.canonical, p.slot, p.subject, p.salt, p.body
FROM (SELECT position, uid, canonical FROM kernel_ledgerentry WHERE {where}
      ORDER BY {order} LIMIT %s) AS e
LEFT JOIN kernel_ledgerpart AS p ON p.uid = e.uid AND length(p.salt) > 0
ORDER BY e.position, p.slot
"""
_LAST = "SELECT max(position) FROM kernel_ledgerentry"


def last_position() -> int:
    """Where the ledger ends; 0 while it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        (last,) = cursor.fetchone()
    return last or 0


def read_after(
    position: int,
    *,
    limit: int,
    types: Sequence[str] | None = None,
    node: str | None = None,
) -> list[AnyEntry]:
    """Up to `limit` entries after a position, of some types and one node if these are given.

    Raises NotUnderstood for an entry of tomorrow.
    """
    where, values = ["position > %s"], [position]
    parameters: list[Any] = [*values]
    if types is not None:
        where.append(f"type IN ({', '.join(['%s'] * len(types))})")
        parameters += types
    if node is not None:
        where.append("node = %s")
        parameters.append(node)
    return [revive(stored) for stored in _stored(" AND ".join(where), [*parameters, limit])]


def read_stored(*, batch: int, after: int = 0) -> Iterator[list[Stored]]:
    """Every entry after a position, in batches, in the order of arrival."""
    position = after
    while found := _stored("position > %s", [position, batch]):
        yield found
        position = found[-1].position


def read_uids(uids: Sequence[UUID]) -> list[AnyEntry]:
    """The entries with these ids, but for those that this software does not understand yet."""
    found: list[AnyEntry] = []
    for start in range(0, len(uids), 500):
        chunk = uids[start : start + 500]
        where = f"uid IN ({', '.join(['%s'] * len(chunk))})"
        values = [connection.ops.adapt_unknown_value(_plain(uid)) for uid in chunk]
        found += understood(_stored(where, [*values, len(chunk)]))
    return found


def stored_between(*, node: str, epoch: int, first: int, last: int) -> list[Stored]:
    """Consecutive entries of one node by their sequence numbers, both ends included."""
    return _stored(
        "node = %s AND epoch = %s AND sequence BETWEEN %s AND %s",
        [node, epoch, first, last, last - first + 1],
        order="sequence",
    )


def revive(stored: Stored) -> AnyEntry:
    """The entry in stored bytes. Raises NotUnderstood for one of tomorrow."""
    wiring()  # knows every event class by importing it
    envelope = canonical.decode(stored.canonical)
    return entry_of(envelope, canonical.join(envelope, stored.parts), stored.position)


def understood(stored: Iterable[Stored]) -> list[AnyEntry]:
    """The entries that this software understands, those of tomorrow left out."""
    return [entry for each in stored if (entry := understand(each))]


def understand(stored: Stored) -> AnyEntry | None:
    """The entry in stored bytes, or None where it is of tomorrow."""
    try:
        return revive(stored)
    except NotUnderstood:
        return None


def _stored(where: str, parameters: list[Any], *, order: str = "position") -> list[Stored]:
    with connection.cursor() as cursor:
        cursor.execute(_SELECT.format(where=where, order=order), parameters)
        found = cursor.fetchall()
    return [
        Stored(
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


def _plain(uid: UUID) -> str | UUID:
    return uid if connection.features.has_native_uuid_field else uid.hex
