"""One writer at a time: SQLite lets writers starve each other, so they queue here instead.

Measured on sixteen writers, SQLite's own waiting stalls a writer for seconds; a lock of the
process and a lock on a file beside the database keep every wait as short as the work before it.
On PostgreSQL an advisory lock takes the place of the file.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

_LOCK = threading.RLock()
_DEPTH = threading.local()
# Any number that no other program uses on the same database: "manfadh" in ASCII.
_ADVISORY_LOCK = int.from_bytes(b"manfadh")


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that is this node's only one. Nested use joins the outer one.

    Raises RuntimeError inside a transaction that was begun otherwise: its holder would have the
    database and wait for the lock while another has the lock and waits for the database.
    """
    with _LOCK:
        depth = getattr(_DEPTH, "value", 0)
        _DEPTH.value = depth + 1
        try:
            with (
                _file_lock() if depth == 0 else nullcontext(),
                transaction.atomic(durable=depth == 0),
            ):
                if depth == 0:
                    _lock_rows()
                yield
        finally:
            _DEPTH.value = depth


def _lock_rows() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])


@contextmanager
def _file_lock() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    path = Path(settings.MANFADH.data_folder) / "writer.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
