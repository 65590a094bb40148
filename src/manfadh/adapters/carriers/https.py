"""HTTPS to a headquarters: always there, needs nothing beside the node.

Each request is signed by the node's key (`kernel.exchange.signing`). The certificate of the other
end is checked against the authorities of this machine, or against one file where headquarters made
its own (`MANFADH_HEADQUARTERS_CERTIFICATE`).
"""

import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from manfadh.kernel.exchange.carriers import LineCut, Place, Places
from manfadh.kernel.exchange.signing import signed_headers
from manfadh.kernel.ledger.segments import MAX_SEGMENT_BYTES

_PATH = "/api/nodes"
_OK, _NOTHING = 200, 204


class HttpsCarrier:
    """A line to one headquarters. Not shared by threads."""

    def __init__(self, address: str, *, certificate: str = "", timeout_seconds: float = 20) -> None:
        self._address = urlsplit(address)
        self._certificate = certificate
        self._timeout_seconds = timeout_seconds

    def ask_held(self, place: Place) -> int:
        node, epoch = place
        query = urlencode({"node": node, "epoch": epoch})
        return _held(self._ask("GET", f"{_PATH}/held?{query}")[1])

    def offer(self, content: bytes) -> int:
        return _held(self._ask("POST", f"{_PATH}/segments", content)[1])

    def ask_next(self, held: Places) -> bytes | None:
        body = msgspec.json.encode([[node, epoch, last] for (node, epoch), last in held.items()])
        status, content = self._ask("POST", f"{_PATH}/next", body)
        return None if status == _NOTHING else content

    def _ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        with self._connection() as connection:
            headers = {
                **signed_headers(method, path, body),
                "Content-Type": "application/octet-stream",
            }
            connection.request(method, path, body=body or None, headers=headers)
            response = connection.getresponse()
            content = response.read(MAX_SEGMENT_BYTES + 1)
        if response.status not in (_OK, _NOTHING):
            said = content[:300].decode("utf-8", "replace")
            raise LineCut(f"Headquarters answered {response.status}: {said}")
        return response.status, content

    @contextmanager
    def _connection(self) -> Iterator[http.client.HTTPConnection]:
        host, port = self._address.hostname or "", self._address.port
        connection: http.client.HTTPConnection
        try:
            if self._address.scheme == "https":
                connection = http.client.HTTPSConnection(
                    host, port, timeout=self._timeout_seconds, context=self._tls()
                )
            else:
                connection = http.client.HTTPConnection(host, port, timeout=self._timeout_seconds)
        except OSError as error:
            raise LineCut(f"The certificate of headquarters can't be read: {error}") from error
        try:
            yield connection
        except (OSError, http.client.HTTPException) as error:
            said = str(error) or type(error).__name__
            raise LineCut(f"Headquarters is not reached: {said}") from error
        finally:
            connection.close()

    def _tls(self) -> ssl.SSLContext:
        if not self._certificate:
            return ssl.create_default_context()
        return ssl.create_default_context(cafile=str(Path(self._certificate)))


def _held(content: bytes) -> int:
    try:
        answer: Any = msgspec.json.decode(content)
        return int(answer["held"])
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
        raise LineCut("Headquarters did not answer as a node does.") from error
