"""A line between two nodes that can be cut: connections are passed on, whatever is in them."""

import socket
import threading
from contextlib import suppress

_AT_ONCE = 65_536


class Line:
    """Listens on a port of its own and passes on to another one."""

    def __init__(self, *, port: int, to_port: int) -> None:
        self._port, self._to_port = port, to_port
        self._listener: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def mend(self) -> None:
        """Let the line be up."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        listener.listen()
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        """End what is being carried, and refuse what comes, until the line is mended."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        _end(listener)
        with self._lock:
            carried, self._open = self._open, set()
        for one in carried:
            _end(one)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._to_port))
            except OSError:
                _end(near)
                continue
            with self._lock:
                self._open |= {near, far}
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while carried := source.recv(_AT_ONCE):
                target.sendall(carried)
        for one in (source, target):
            _end(one)
        with self._lock:
            self._open -= {source, target}


def _end(one: socket.socket) -> None:
    # A thread that waits in accept or recv hears of a shutdown, and not of a close.
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
