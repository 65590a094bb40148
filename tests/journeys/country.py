"""A headquarters and two posts, each a node of its own over TLS, with lines that can be cut.

They are founded once; each walk through a day has a copy of them, on the same ports.
"""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from manfadh.kernel.certificates import make_certificates
from tests.cast import OTHER_PORT, PORT
from tests.journeys.hours import Hours
from tests.journeys.line import Line
from tests.journeys.node import Node, free_port

HEADQUARTERS = "headquarters"
NODES = (HEADQUARTERS, PORT, OTHER_PORT)
POSTS = NODES[1:]
_FOLLOW = "from tests.journeys.hours import follow; follow(); "
_FOUNDING = "from tests.journeys import founding_country as founding; "


class Country:
    """Three nodes of one country, at an hour that is set for all of them."""

    def __init__(self, folder: Path, ports: Sequence[int] = ()) -> None:
        self._folder = folder
        self._ports = tuple(ports) or tuple(free_port() for _ in (*NODES, *POSTS))
        self.hours = Hours(folder / "hours")
        self.nodes = {
            name: self._node(name, port) for name, port in zip(NODES, self._ports, strict=False)
        }
        to_port = self._ports[0]
        self.lines = {
            post: Line(port=port, to_port=to_port)
            for post, port in zip(POSTS, self._ports[len(NODES) :], strict=True)
        }

    def _node(self, name: str, port: int) -> Node:
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        authority = self._folder / HEADQUARTERS / "node" / "tls" / "authority.pem"
        more = {
            "MANFADH_HTTPS": "true",
            "MANFADH_CERTIFICATE": "own",
            "MANFADH_HEADQUARTERS_CERTIFICATE": "" if name == HEADQUARTERS else str(authority),
            "MANFADH_PORT_OF_ENTRY": "" if name == HEADQUARTERS else name,
            **self.hours.environment(),
        }
        return Node(folder, name=name, port=port, before=_FOLLOW, more=more)

    def found(self, blank: Path, at: datetime) -> None:
        """Make the nodes, let them know each other, and carry down what posts have to know."""
        self.hours.set_to(at)
        keys = {name: self._make(name, blank) for name in NODES}
        posts = {post: keys[post] for post in POSTS}
        self.nodes[HEADQUARTERS].run(f"{_FOUNDING} founding.found_headquarters({posts!r})")
        self.nodes[HEADQUARTERS].start()
        with ThreadPoolExecutor(len(POSTS)) as together:
            list(together.map(lambda post: self._join(post, keys[HEADQUARTERS]), POSTS))
        self.nodes[HEADQUARTERS].end()

    def _make(self, name: str, blank: Path) -> str:
        """A node with a key and a certificate of its own; answers its public key."""
        node, key = self.nodes[name], Ed25519PrivateKey.generate()
        node.fill(blank)
        file = node.folder / "node.key"
        file.touch(mode=0o600)
        file.write_bytes(key.private_bytes_raw())
        make_certificates(node.folder / "tls", names=["localhost", "127.0.0.1"])
        return key.public_key().public_bytes_raw().hex()

    def _join(self, post: str, key: str) -> None:
        self.lines[post].mend()
        address = f"https://localhost:{self._ports[NODES.index(post) + len(POSTS)]}"
        self.nodes[post].run(f"{_FOUNDING} founding.join({post!r}, {key!r}, {address!r})")
        self.lines[post].cut()

    def copy_to(self, folder: Path) -> "Country":
        """The same country in another folder, before anything happened in it."""
        shutil.copytree(self._folder, folder, dirs_exist_ok=True)
        return Country(folder, self._ports)

    def start(self) -> None:
        """Serve all nodes, with every line up."""
        for node in self.nodes.values():
            node.begin()
        for line in self.lines.values():
            line.mend()
        for node in self.nodes.values():
            node.wait()

    def end(self) -> None:
        """Stop in peace."""
        for line in self.lines.values():
            line.cut()
        for node in self.nodes.values():
            node.stop()
        for node in self.nodes.values():
            node.end()
        for node in self.nodes.values():
            node.expect_no_error()
