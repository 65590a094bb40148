"""Seals: what a paper says of itself, signed by the node that issued it, short enough for a QR.

A seal names no person. Anybody who has the node's public key can check it without a network; the
node's own page also tells whether the paper still holds.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import code_of, is_signed_by, own_node

PaperKind = Literal["receipt", "custody", "notice"]
_SIGNATURE_BYTES = 64
# What is signed begins with this, so that no other signature of the node is taken for a seal.
_PREFIX = b"manfadh paper 1|"
_LONGEST = 1_000


class SealBroken(Exception):
    """The seal can't be read, is of a node that nobody knows, or was not made by it."""


class Paper(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What is sealed: kind and number, day, port, act, and the amount where there is one."""

    kind: PaperKind
    number: str
    on: date
    port: str
    act: str
    amount: str
    currency: str
    node: str


def seal(
    *, kind: PaperKind, number: str, on: date, port: str, act: str, amount: str = "",
    currency: str = "",
) -> str:  # fmt: skip
    """The seal of a paper of this node, as text of letters, digits, `-` and `_`."""
    node = own_node()
    paper = Paper(
        kind=kind, number=number, on=on, port=port, act=act, amount=amount, currency=currency,
        node=node.code,
    )  # fmt: skip
    said = msgspec.json.encode(paper)
    return urlsafe_b64encode(node.sign(_PREFIX + said) + said).decode().rstrip("=")


def read_seal(text: str, key_of: Callable[[str], bytes | None] | None = None) -> Paper:
    """The paper that a seal speaks of, once its signature holds.

    `key_of` answers the public key of a node's code; without it, the nodes that this one knows.
    Raises SealBroken.
    """
    signature, said = _opened(text)
    try:
        paper = msgspec.json.decode(said, type=Paper)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SealBroken("The seal can't be read.") from error
    key = (key_of or _known_key)(paper.node)
    if key is None:
        raise SealBroken(f"The node {paper.node} is not known here.")
    if not is_signed_by(key, signature, _PREFIX + said):
        raise SealBroken("The signature is not by the node that the paper names.")
    return paper


def key_of_one_node(public_key: bytes) -> Callable[[str], bytes | None]:
    """How to check seals with one public key alone, without a database or a network."""
    codes = {code_of(public_key, kind) for kind in ("real", "demo", "practice")}
    return lambda code: public_key if code in codes else None


def _opened(text: str) -> tuple[bytes, bytes]:
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4)) if len(text) < _LONGEST else b""
    except (NotBase64, ValueError) as error:
        raise SealBroken("The seal can't be read.") from error
    if len(raw) <= _SIGNATURE_BYTES:
        raise SealBroken("The seal can't be read.")
    return raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]


def _known_key(code: str) -> bytes | None:
    own = own_node()
    if code == own.code:
        return own.public_key
    known = KnownNode.objects.filter(node=code).first()
    return bytes(known.public_key) if known else None
