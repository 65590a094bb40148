"""The bytes that are the truth: how an entry is written, hashed, and split from its personal part.

An entry is JSON with sorted keys, no spaces, no floats, instants in UTC with six decimals: for the
values that events may hold this equals RFC 8785. Its hash is SHA-256 over the previous entry's hash
followed by these bytes, so the hash itself is never stored in them nor sent. The personal part
lies outside; the bytes hold only a salted commitment to it (SHA-256 over salt and part), which
says nothing once the salt is gone.
"""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from manfadh.kernel.events import Event, PersonShown, marks_of, revive

GENESIS = bytes(32)
SALT_BYTES = 16

_ENCODER = msgspec.json.Encoder(order="sorted")


class Part(NamedTuple):
    """A personal part of an entry: kept apart, erased with its salt."""

    slot: int
    subject: UUID | None
    salt: bytes
    body: bytes

    @property
    def commitment(self) -> str:
        """What the entry says of this part: hex of SHA-256 over salt and body."""
        return hashlib.sha256(self.salt + self.body).hexdigest()


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


def hash_entry(previous_hash: bytes, canonical: bytes) -> bytes:
    """The chained hash of an entry: 32 bytes."""
    return hashlib.sha256(previous_hash + canonical).digest()


def write_instant(instant: datetime) -> str:
    """An aware instant as it stands in canonical bytes: UTC, six decimals, `Z`."""
    return f"{instant:%Y-%m-%dT%H:%M:%S.%f}Z"


def split(event: Event) -> tuple[msgspec.Raw, tuple[Part, ...]]:
    """The open fields of an event as canonical bytes, and its personal parts with fresh salts."""
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
    return msgspec.Raw(_ENCODER.encode(fields)), tuple(parts)


def join(envelope: Envelope, parts: Sequence[Part]) -> Event:
    """The event of an entry with the personal parts that are still there."""
    fields = _PLAIN_DECODER.decode(envelope.data)
    people = []
    for part in parts:
        if part.slot == 0:
            fields |= _PLAIN_DECODER.decode(part.body)
        else:
            people.append(_PLAIN_DECODER.decode(part.body))
    return revive(envelope.type, envelope.version, fields, people)


def _part(slot: int, subject: UUID | None, value: object) -> Part:
    return Part(slot, subject, os.urandom(SALT_BYTES), _ENCODER.encode(value))
