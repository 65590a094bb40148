"""Requests between nodes, signed by the key of the node that makes them.

TLS keeps others from reading along; the signature says who asks, whatever stands between (a proxy,
a certificate that was made on the spot). It covers method, path, instant and body. An instant far
from ours is refused: a clock that is wrong by so much is trouble to be told, not passed over.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from manfadh.kernel import clock
from manfadh.kernel.ledger.canonical import write_instant
from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import is_signed_by, own_node

NODE, AT, SIGNATURE = "Manfadh-Node", "Manfadh-At", "Manfadh-Signature"
CLOCKS_APART_AT_MOST = timedelta(minutes=10)


class RequestRefused(Exception):
    """A request that no known node signed; the message says what to do."""


def signed_headers(method: str, path: str, body: bytes) -> dict[str, str]:
    """The headers by which the other end knows that this node asks."""
    own, at = own_node(), write_instant(clock.now())
    signature = own.sign(_message(method, path, at, body))
    return {NODE: own.code, AT: at, SIGNATURE: b64encode(signature).decode()}


def sender_of(method: str, path: str, headers: Mapping[str, str], body: bytes) -> str:
    """The code of the node that signed a request. Raises RequestRefused."""
    code, at = headers.get(NODE, ""), headers.get(AT, "")
    known = KnownNode.objects.filter(node=code, kind=own_node().kind, is_own=False).first()
    if known is None:
        raise RequestRefused("This node is not known here. Let it be known by its public key.")
    try:
        signature = b64decode(headers.get(SIGNATURE, ""), validate=True)
        apart = abs(clock.now() - datetime.fromisoformat(at))
    except (NotBase64, ValueError, TypeError) as error:
        raise RequestRefused("The request is not signed as requests between nodes are.") from error
    if not is_signed_by(bytes(known.public_key), signature, _message(method, path, at, body)):
        raise RequestRefused("The signature of the request does not hold.")
    if apart > CLOCKS_APART_AT_MOST:
        raise RequestRefused(
            f"The clocks of the two nodes are {apart} apart; here it is "
            f"{write_instant(clock.now())}. Set them right."
        )
    return code


def _message(method: str, path: str, at: str, body: bytes) -> bytes:
    return f"manfadh request|{method}|{path}|{at}|{sha256(body).hexdigest()}".encode()
