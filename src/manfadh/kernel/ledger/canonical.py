"""The bytes that are the truth: how an entry is written, hashed, and split from its personal part.

An entry is JSON with sorted keys, no spaces, no floats, instants in UTC: for the values that events
may hold this equals RFC 8785. Its hash is SHA-256 over the previous entry's hash followed by these
bytes, so the hash itself is never stored in them nor sent. The personal part lies outside; the
bytes hold only a salted commitment to it, which says nothing once the salt is gone.
"""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from manfadh.kernel.events import Event, PersonShown, marks_of, revive

GENESIS = bytes(32)
SALT_BYTES = 16
# What RFC 8785 writes exactly: whole numbers that a double can hold.
MAX_WHOLE_NUMBER = 2**53 - 1

_NOBODY = bytes(16)
_NUL_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_ENCODER = msgspec.json.Encoder(order="sorted")

# Most values are one of these: told apart at once, before any pattern is tried.
_CANONICAL_ALREADY = frozenset({str, bool, UUID, type(None)})


class Part(NamedTuple):
    """A personal part of an entry: kept apart, erased with its salt."""

    slot: int
    subject: UUID | None
    salt: bytes
    body: bytes

    @property
    def commitment(self) -> str:
        """What the entry says of this part."""
        subject = self.subject.bytes if self.subject else _NOBODY
        return commit(self.salt, self.slot, subject, self.body)


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry openly says, field by field as in its canonical bytes."""

    node: str
    epoch: int
    sequence: int
    uid: UUID
    type: str
    version: int
    occurred: str
    recorded: str
    actor: UUID | None
    owner: str
    agency: str
    port: str
    purpose: str
    data: msgspec.Raw
    parts: tuple[str, ...] = ()


_ENVELOPE_DECODER = msgspec.json.Decoder(Envelope)
_PLAIN_DECODER: msgspec.json.Decoder[dict[str, Any]] = msgspec.json.Decoder(dict[str, Any])


def encode(envelope: Envelope) -> bytes:
    """The canonical bytes of an envelope."""
    return _ENCODER.encode(envelope)


def decode(canonical: bytes) -> Envelope:
    """The envelope in canonical bytes. Raises `msgspec.MsgspecError` for anything else."""
    return _ENVELOPE_DECODER.decode(canonical)


def is_canonical(written: bytes, envelope: Envelope) -> bool:
    """Whether these are the only bytes that say what the envelope says."""
    plain = _PLAIN_DECODER.decode(envelope.data)
    return _ENCODER.encode(msgspec.structs.replace(envelope, data=_raw(plain))) == written


def hash_entry(previous_hash: bytes, canonical: bytes) -> bytes:
    """The chained hash of an entry: 32 bytes."""
    return hashlib.sha256(previous_hash + canonical).digest()


def commit(salt: bytes, slot: int, subject: bytes, body: bytes) -> str:
    """The commitment to a personal part: hex of SHA-256 over its salt, place, subject and body.

    `subject` is the 16 bytes of the person's id, all zero for nobody. It is bound too, since
    erasure finds parts by it.
    """
    return hashlib.sha256(salt + slot.to_bytes(4, "big") + subject + body).hexdigest()


def write_instant(instant: datetime) -> str:
    """An instant in canonical bytes: UTC, six decimals, `Z`. Raises ValueError for a naive one."""
    return f"{_in_utc(instant).isoformat(timespec='microseconds')[:-6]}Z"


def split(event: Event) -> tuple[msgspec.Raw, tuple[Part, ...]]:
    """The open fields of an event as canonical bytes, and its personal parts with fresh salts.

    Raises ValueError for what has no canonical form or that some database can't hold: floats,
    instants without time zone, numbers beyond 2^53, NUL and lone surrogates in text.
    """
    marks = marks_of(type(event))
    fields = {name: getattr(event, name) for name in marks.open}
    parts: list[Part] = []
    if marks.personal:
        personal = {
            name: value for name in marks.personal if (value := getattr(event, name)) is not None
        }
        subject = getattr(event, marks.subject) if marks.subject else None
        parts.append(_part(0, subject, personal))
    if marks.each:
        people: Sequence[PersonShown] = getattr(event, marks.each)
        parts += [_part(i, p.person_id, p) for i, p in enumerate(people, start=1)]
    return _raw(fields), tuple(parts)


def join(envelope: Envelope, parts: Sequence[Part]) -> Event:
    """The event of an entry with the personal parts that are still there.

    Raises NotUnderstood for an event of tomorrow.
    """
    fields = _PLAIN_DECODER.decode(envelope.data)
    people = []
    for part in parts:
        if part.slot == 0:
            fields |= _PLAIN_DECODER.decode(part.body)
        else:
            people.append(_PLAIN_DECODER.decode(part.body))
    return revive(envelope.type, envelope.version, fields, people)


def _part(slot: int, subject: UUID | None, value: object) -> Part:
    return Part(slot, subject, os.urandom(SALT_BYTES), bytes(_raw(value)))


def _raw(value: object) -> msgspec.Raw:
    written = _ENCODER.encode(_canonical(value))
    if b"\\u0000" in written and _NUL_ESCAPE.search(written):
        raise ValueError("Text on the ledger can't hold the character NUL.")
    return msgspec.Raw(written)


def _canonical(value: Any) -> Any:
    """The value with its instants in UTC; anything without a canonical form is refused."""
    if type(value) in _CANONICAL_ALREADY:
        return value
    match value:
        case str():
            return value
        case int() if abs(value) > MAX_WHOLE_NUMBER:
            raise ValueError(f"{value} is beyond the whole numbers that the ledger can hold.")
        case float():
            raise ValueError(f"{value}: no floats on the ledger; use Decimal or whole numbers.")
        case datetime():
            return _in_utc(value)
        case msgspec.Struct():
            return {name: _canonical(getattr(value, name)) for name in value.__struct_fields__}
        case Mapping():
            return {name: _canonical(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_canonical(inner) for inner in value]
        case _:
            return value


def _in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is UTC:
        return instant
    if instant.tzinfo is None:
        raise ValueError(f"The instant {instant} needs its time zone.")
    return instant.astimezone(UTC)
