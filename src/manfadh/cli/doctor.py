"""Check a node: each line is well, a warning or a fault, and says what to do."""

import json
import os
import platform
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import django
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from manfadh.cli.node import open_node
from manfadh.kernel import clock

FAULT_BELOW_BYTES = 500_000_000
WARN_BELOW_BYTES = 5_000_000_000
MANY_UNSIGNED_ENTRIES = 5_000
MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


class Finding(NamedTuple):
    """What one check found, and what to do about it (empty when all is well)."""

    about: str
    state: Literal["ok", "warn", "fail"]
    says: str
    do: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(as_json: bool) -> None:
    """Check this node. Ends with 1 if something has failed."""
    open_node()
    findings = list(examine())
    for finding in findings:
        click.echo(json.dumps(finding._asdict()) if as_json else _line(finding))
    connection.close()
    if any(finding.state == "fail" for finding in findings):
        raise SystemExit(1)


def examine() -> Iterator[Finding]:
    """Every check, in the order in which one would mend things."""
    for check in CHECKS:
        try:
            yield from check()
        except (DatabaseError, OSError, ValueError) as error:
            name = check.__name__.replace("_", " ")
            yield Finding(
                name, "fail", str(error), "Mend what the lines above say, then ask again."
            )


def versions() -> Iterator[Finding]:
    """Python, Django and above all SQLite, some versions of which can damage a database."""
    yield Finding("Python", "ok", platform.python_version())
    yield Finding("Django", "ok", django.get_version())
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        found = str(cursor.fetchone()[0])
    least = settings.SQLITE_MINIMUM_VERSION
    if tuple(map(int, found.split("."))) >= least:
        yield Finding("SQLite", "ok", found)
    else:
        yield Finding(
            "SQLite",
            "fail",
            f"{found} can damage a database",
            f"Install the pysqlite3 wheel, or a system SQLite of {'.'.join(map(str, least))}.",
        )


def data_folder() -> Iterator[Finding]:
    """Whether the data folder can be written, has room, and is closed to others."""
    folder = Path(settings.MANFADH.data_folder).resolve()
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding(
            "data folder", "fail", f"{folder} can't be written", "Give it to the user that serves."
        )
        return
    yield Finding("data folder", "ok", str(folder))
    free = shutil.disk_usage(folder).free
    state: Literal["ok", "warn", "fail"] = "ok"
    if free < WARN_BELOW_BYTES:
        state = "fail" if free < FAULT_BELOW_BYTES else "warn"
    yield Finding(
        "disk",
        state,
        f"{free / 1e9:.1f} GB free",
        "" if state == "ok" else "Make room: a full disk stops the booths.",
    )


def keys() -> Iterator[Finding]:
    """Whether the node's keys are there, and its own user's alone."""
    folder = Path(settings.MANFADH.data_folder)
    for name in ("node.key", "secret.key"):
        path = folder / name
        if name == "secret.key" and settings.MANFADH.secret_key:
            yield Finding(name, "ok", "given in the settings")
        elif not path.exists():
            yield Finding(name, "warn", "not made yet", "It is made when the node first serves.")
        elif stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding(name, "fail", "others can read it", f"Run: chmod 600 {path}")
        else:
            yield Finding(name, "ok", "private")


def migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding("tables", "fail", f"{len(waiting)} migrations wait", "Run: manfadh migrate")
    else:
        yield Finding("tables", "ok", "those of this version")


def ledger() -> Iterator[Finding]:
    """Whether the clock goes on from the last entry, the chain is signed, reactions are done."""
    from manfadh.kernel.ledger.state import get_state

    state = get_state()
    yield Finding("ledger", "ok", f"{state.entries} entries")
    if state.last_recorded_at and state.last_recorded_at > clock.now():
        yield Finding(
            "clock",
            "fail",
            f"the last entry is of {state.last_recorded_at:%Y-%m-%d %H:%M:%S} UTC, yet to come",
            "Set the clock right. Entries go on in order meanwhile, with times a moment apart.",
        )
    else:
        yield Finding("clock", "ok", f"{clock.now():%Y-%m-%d %H:%M:%S} UTC")
    many = state.unsigned_entries > MANY_UNSIGNED_ENTRIES
    yield Finding(
        "checkpoint",
        "warn" if many else "ok",
        f"{state.unsigned_entries} entries since the last",
        "Restart the server: it signs when it ends." if many else "",
    )
    yield Finding(
        "reactions",
        "warn" if state.pending_reactions else "ok",
        f"{state.pending_reactions} pending",
        "See the server's log: one may fail again and again." if state.pending_reactions else "",
    )


def line() -> Iterator[Finding]:
    """Whether what is recorded here reaches headquarters, where the node has one."""
    from manfadh.kernel.exchange.partners import line_state

    found = line_state()
    if found is None:
        yield Finding("line", "ok", "the node stands alone")
    elif found.is_up:
        yield Finding("line", "ok", f"up; {found.unsent_entries} entries wait")
    else:
        yield Finding(
            "line",
            "warn",
            f"cut, {found.unsent_entries} entries wait: {found.trouble or 'not tried yet'}",
            "Work goes on. When the line is back they are sent; or carry them by a stick.",
        )


def certificate() -> Iterator[Finding]:
    """Whether the certificate that the node made for itself lasts."""
    from manfadh.kernel.certificates import find_certificates

    found = find_certificates(Path(settings.MANFADH.data_folder) / "tls")
    if found is not None:
        yield Finding(
            "certificate",
            "warn" if found.ends_soon else "ok",
            f"until {found.valid_until_at:%Y-%m-%d}, for {', '.join(found.names)}",
            "Run: manfadh node certificate" if found.ends_soon else "",
        )


def histories() -> Iterator[Finding]:
    """Whether every older system's file that was begun is whole."""
    from manfadh.apps.operate.crossings.selectors import count_interrupted_histories

    interrupted = count_interrupted_histories()
    yield Finding(
        "older systems",
        "warn" if interrupted else "ok",
        f"{interrupted} imports interrupted",
        "Run the same `manfadh crossings import` again: it goes on." if interrupted else "",
    )


def time_zone() -> Iterator[Finding]:
    """Whether this machine knows the port's time zone."""
    name = settings.MANFADH.time_zone
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError:
        yield Finding("time zone", "fail", f"{name} is unknown", "Run: pip install tzdata")
    else:
        yield Finding("time zone", "ok", name)


def static_files() -> Iterator[Finding]:
    """Whether the files of the pages were gathered."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Finding("static files", "ok", "gathered")
    else:
        yield Finding(
            "static files", "warn", "not gathered yet", "They are when the node first serves."
        )


def _line(finding: Finding) -> str:
    line = f"{MARKS[finding.state]}  {finding.about}: {finding.says}"
    return f"{line}\n      {finding.do}" if finding.do else line


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    versions,
    data_folder,
    keys,
    migrations,
    ledger,
    histories,
    line,
    certificate,
    time_zone,
    static_files,
)
