"""Contents at rest: one encrypted file per content, named by its SHA-256, in the data folder.

A file is a header and chunks of 64 KiB, each sealed by AES-256-GCM with a key of the file's own
(HKDF-SHA256 of the node's key and a salt in the header). The nonce counts the chunks and marks the
last one, so that no chunk can be moved, repeated or cut off unseen (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from manfadh.kernel import clock

CHUNK_BYTES = 64 * 1024
_TAG_BYTES = 16
_SALT_BYTES = 16
_KEY_BYTES = 32
_MAGIC = b"MANFADH-ATTACHMENT-1\n"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class ContentNotHere(Exception):
    """The content of a digest is not (yet) on this node."""


class ContentDamaged(Exception):
    """The stored content was changed, cut off, or sealed with another key."""


class Kept(NamedTuple):
    """A content that was written: the SHA-256 of it in hex, and its size."""

    digest: str
    size_bytes: int


def write(chunks: Iterable[bytes]) -> Kept:
    """Encrypt a content to disk as it streams by; one that is there already stays as it is.

    Whatever `chunks` raises leaves no file behind.
    """
    folder = _folder()
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            kept = _seal(chunks, file)
            file.flush()
            os.fsync(file.fileno())
        path = _path_of(kept.digest)
        path.parent.mkdir(exist_ok=True, mode=0o700)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def read(digest: str) -> Iterator[bytes]:
    """The content of a digest, chunk by chunk, each checked before it is handed out.

    Raises ContentNotHere at once, ContentDamaged where a chunk is not as it was written.
    """
    try:
        file = _path_of(digest).open("rb")
    except FileNotFoundError as error:
        raise ContentNotHere(digest) from error
    return _opened(file, digest)


def is_here(digest: str) -> bool:
    """Whether the content of a digest is on this node."""
    return _path_of(digest).exists()


def drop(digest: str) -> None:
    """Delete the content of a digest; nothing happens where it is not here."""
    _path_of(digest).unlink(missing_ok=True)


def digests_here() -> Iterator[str]:
    """The digest of every content on this node."""
    return (path.name for path in _folder().glob("??/*") if _DIGEST.fullmatch(path.name))


def age_of(digest: str) -> timedelta:
    """How long ago the content of a digest was written. Raises ContentNotHere."""
    try:
        seconds = _path_of(digest).stat().st_mtime
    except FileNotFoundError as error:
        raise ContentNotHere(digest) from error
    return clock.now() - datetime.fromtimestamp(seconds, UTC)


def _seal(chunks: Iterable[bytes], file: BinaryIO) -> Kept:
    salt = os.urandom(_SALT_BYTES)
    cipher = _cipher(salt)
    file.write(_MAGIC + salt)
    digest, size, count, pending = hashlib.sha256(), 0, 0, bytearray()
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        pending += chunk
        while len(pending) > CHUNK_BYTES:
            file.write(cipher.encrypt(_nonce(count), bytes(pending[:CHUNK_BYTES]), _MAGIC))
            del pending[:CHUNK_BYTES]
            count += 1
    file.write(cipher.encrypt(_nonce(count, is_last=True), bytes(pending), _MAGIC))
    return Kept(digest.hexdigest(), size)


def _opened(file: BinaryIO, digest: str) -> Iterator[bytes]:
    with file:
        header = file.read(len(_MAGIC) + _SALT_BYTES)
        cipher = _cipher(header[len(_MAGIC) :])
        sealed = file.read(CHUNK_BYTES + _TAG_BYTES)
        count = 0
        while sealed:
            following = file.read(CHUNK_BYTES + _TAG_BYTES)
            try:
                yield cipher.decrypt(_nonce(count, is_last=not following), sealed, _MAGIC)
            except InvalidTag as error:
                raise ContentDamaged(digest) from error
            sealed = following
            count += 1
        if count == 0:
            raise ContentDamaged(digest)


def _nonce(count: int, *, is_last: bool = False) -> bytes:
    return count.to_bytes(11) + bytes([is_last])


def _cipher(salt: bytes) -> AESGCM:
    derived = HKDF(SHA256(), _KEY_BYTES, salt=salt, info=_MAGIC).derive(_node_key())
    return AESGCM(derived)


def _node_key() -> bytes:
    path = Path(settings.MANFADH.data_folder) / "attachments.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        key = os.urandom(_KEY_BYTES)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key


def _folder() -> Path:
    folder = Path(settings.MANFADH.data_folder) / "attachments"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _path_of(digest: str) -> Path:
    if not _DIGEST.fullmatch(digest):
        raise ContentNotHere(digest)
    return _folder() / digest[:2] / digest
