"""Seals: a short text that a paper carries as a code, signed by the node that printed it.

It is made of capitals, digits and `<` alone, which every document reader sends unchanged, so it
arrives where a machine-readable zone arrives:

    MANFADHSLIP<7K3M9QPD4<20271125<FINGERPRINTOFNODE<SIGNATURE

It proves that a node of ours printed these fields. It says nothing of what holds since then: who
has the ledger asks that.
"""

import re
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass

from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import is_signed_by, own_node

_FIELD = re.compile(r"[A-Z0-9]*")


class SealBroken(Exception):
    """The text is no seal of this kind, or was altered, or is of a node that is not known here."""


@dataclass(frozen=True, slots=True)
class Seal:
    """An opened seal: what was sealed, and by which node."""

    fields: tuple[str, ...]
    node: str


def is_seal(kind: str, text: str) -> bool:
    """Whether a text begins as seals of a kind do (`kind` in capitals, "SLIP")."""
    return _plain(text).startswith(f"MANFADH{kind}<")


def make_seal(kind: str, *fields: str) -> str:
    """The seal of this node over fields of capitals and digits. Raises ValueError for others."""
    if not all(_FIELD.fullmatch(field) for field in (kind, *fields)):
        raise ValueError("A seal holds capitals and digits alone.")
    node = own_node()
    body = "<".join((f"MANFADH{kind}", *fields, _fingerprint(node.code)))
    return f"{body}<{b32encode(node.sign(_message(body))).decode().rstrip('=')}"


def open_seal(kind: str, text: str) -> Seal:
    """What a seal holds, once its signature is found right. Raises SealBroken."""
    head, *fields, fingerprint, signature = _parts(kind, text)
    body = "<".join((head, *fields, fingerprint))
    for code, public_key in _keys():
        if _fingerprint(code) == fingerprint:
            if is_signed_by(public_key, _signature(signature), _message(body)):
                return Seal(tuple(fields), code)
            break
    raise SealBroken(text)


def _parts(kind: str, text: str) -> list[str]:
    parts = _plain(text).split("<")
    if len(parts) < len(("head", "node", "signature")) or parts[0] != f"MANFADH{kind}":
        raise SealBroken(text)
    return parts


def _plain(text: str) -> str:
    return "".join(text.split()).upper()


def _keys() -> list[tuple[str, bytes]]:
    known = KnownNode.objects.values_list("node", "public_key")
    own = own_node()
    return [(own.code, own.public_key), *((code, bytes(key)) for code, key in known)]


def _fingerprint(code: str) -> str:
    return code.rpartition("-")[2].upper()


def _message(body: str) -> bytes:
    return f"manfadh seal|{body}".encode()


def _signature(text: str) -> bytes:
    try:
        return b32decode(text + "=" * (-len(text) % 8))
    except Error as error:
        raise SealBroken(text) from error
