"""Who this node is: its name on the ledger, its kind, and the Ed25519 key that signs for it."""

import os
from base64 import b32encode
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

NodeKind = Literal["real", "demo", "practice"]
_FINGERPRINT_CHARACTERS = 16


class NodeKeyError(Exception):
    """The node's key is missing, unreadable or readable by others."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the system: a post or a headquarters."""

    code: str
    name: str
    kind: NodeKind
    key: Ed25519PrivateKey

    @property
    def public_key(self) -> bytes:
        """The 32 raw bytes of the public key."""
        return self.key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature (64 bytes) of a message by this node."""
        return self.key.sign(message)


@cache
def own_node() -> Node:
    """This node, with the key of its data folder; a new folder gets a new key.

    Raises NodeKeyError when the key file can't be read as a key.
    """
    key = _load_or_make_key(Path(settings.MANFADH.data_folder) / "node.key")
    public = key.public_key().public_bytes_raw()
    kind: NodeKind = settings.MANFADH.node_kind
    return Node(code_of(public, kind), settings.MANFADH.node_name, kind, key)


def code_of(public_key: bytes, kind: str) -> str:
    """The code of a node on the ledger: its kind and a fingerprint of its public key."""
    fingerprint = b32encode(sha256(public_key).digest()).decode().lower()
    return f"{kind}-{fingerprint[:_FINGERPRINT_CHARACTERS]}"


def is_signed_by(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature over a message is by the holder of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def checkpoint_message(node: str, epoch: int, sequence: int, chain_hash: bytes) -> bytes:
    """The bytes that a checkpoint signs."""
    return f"manfadh checkpoint|{node}|{epoch}|{sequence}|{chain_hash.hex()}".encode()


def _load_or_make_key(path: Path) -> Ed25519PrivateKey:
    try:
        if not path.exists():
            _make_key(path)
        if path.stat().st_mode & 0o077:
            raise NodeKeyError(
                f"The node's key {path} can be read by others. Run: chmod 600 {path}"
            )
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    except (OSError, ValueError) as error:
        raise NodeKeyError(
            f"The node's key {path} can't be read ({error}). Put back the file from the node's "
            "backup; a new key would make a new node."
        ) from error


def _make_key(path: Path) -> None:
    """Write a new key, whole or not at all; another process may be making it at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
