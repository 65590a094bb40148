"""The SQLite that we run on: from a wheel, since that of many systems can corrupt a database.

SQLite 3.7.0 to 3.51.2 may lose a WAL reset when two connections checkpoint at once. Django takes
whatever `sqlite3` is; so the wheel takes that name before Django asks for it.
"""

import sys

MINIMUM_VERSION = (3, 51, 3)


def use_the_wheel() -> None:
    """Let `import sqlite3` mean the wheel's SQLite, where there is one for this platform."""
    try:
        import pysqlite3
    except ImportError:  # no wheel for this platform: `manfadh doctor` checks the system's own
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def is_safe(version: tuple[int, int, int]) -> bool:
    """Whether a version of SQLite is free of the WAL reset fault."""
    return version >= MINIMUM_VERSION
