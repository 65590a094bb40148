"""Try the system: a country of invented people, made in a data folder of its own and served."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from socket import socket
from types import FrameType

import click
from django.conf import settings

from manfadh.cli.node import migrate, open_node
from manfadh.cli.serve import listening, serve
from manfadh.demo.people import PASSWORD, SIGN_INS

FOLDER = "var/demo"
FIRST_PORT = 8700
PORTS_TRIED = 200
# Written last: without it the folder holds half a country.
MARKER = "country.json"


@click.command()
@click.option(
    "--anchor",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The last day of the country's year. Today, unless told.",
)
def command(anchor: date | None) -> None:
    """Make a country of invented people and serve it; Ctrl-C ends it."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with ExitStack() as held:
            listener, port = held.enter_context(_first_free_port())
            open_node(_environment(port))
            _introduce(port)
            _make_country(anchor or _today())
            click.echo(f"Ready: http://localhost:{port}")
            sys.stdout.flush()
            serve(listener)
    except KeyboardInterrupt:
        pass
    click.echo("Ended.")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _environment(port: int) -> dict[str, str]:
    os.environ["MANFADH_PORT"] = str(port)
    return {
        "MANFADH_DATA_FOLDER": FOLDER,
        "MANFADH_NODE_KIND": "demo",
        "MANFADH_NODE_NAME": "Manfadh",
    }


@contextmanager
def _first_free_port() -> Iterator[tuple[socket, int]]:
    """The port asked for, or the next one that nobody uses."""
    asked = os.environ.get("MANFADH_PORT", "")
    first = int(asked) if asked.isdecimal() else FIRST_PORT
    for port in range(first, first + PORTS_TRIED):
        with ExitStack() as tried:
            try:
                listener = tried.enter_context(listening("127.0.0.1", port))
            except click.ClickException:
                continue
            yield listener, port
            return
    raise click.ClickException(
        f"No free port from {first} to {first + PORTS_TRIED - 1}. Name one in MANFADH_PORT."
    )


def _introduce(port: int) -> None:
    """Say first of all where the country will be and how to get in."""
    click.echo(f"http://localhost:{port}\n")
    lines = [("role", "user", "password", "port", "code: TOTP secret")]
    lines += [
        (s.role.replace("_", " "), s.username, PASSWORD, s.port or "-", s.secret or "-")
        for s in SIGN_INS
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
    click.echo()
    sys.stdout.flush()


def _today() -> date:
    from zoneinfo import ZoneInfo

    from manfadh.kernel import clock
    from manfadh.kernel.days import local_day

    return local_day(clock.now(), ZoneInfo(settings.TIME_ZONE))


def _make_country(anchor_on: date) -> None:
    """Load the country of this day, unless the folder holds it; whatever else it held goes."""
    from manfadh.demo.country import load

    if settings.MANFADH.node_kind != "demo":
        raise click.ClickException(
            "MANFADH_NODE_KIND is set to something else: a demonstration never goes into a real "
            "node. Unset it."
        )
    marker = Path(settings.MANFADH.data_folder) / MARKER
    made_of = {"anchor_on": f"{anchor_on:%Y-%m-%d}", "version": _version()}
    if marker.exists() and json.loads(marker.read_text()) == made_of:
        return
    _empty(marker)
    began = time.monotonic()
    migrate()
    load(anchor_on=anchor_on, progress=_show)
    marker.write_text(json.dumps(made_of))
    _show(f"the country is there after {time.monotonic() - began:.0f} s", 0, 0)
    sys.stderr.write("\n" * sys.stderr.isatty())


def _version() -> str:
    from importlib.metadata import version

    return version("manfadh")


def _empty(marker: Path) -> None:
    """Take away an older or half a country, and nothing that was not made here."""
    found = [path for path in marker.parent.iterdir() if path.name != "secret.key"]
    if found and not marker.exists():
        raise click.ClickException(
            f"{marker.parent} holds something that is no demonstration. Name another folder in "
            "MANFADH_DATA_FOLDER, or unset it."
        )
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        elif path != marker:
            path.unlink()
    marker.write_text("{}")


def _show(what: str, done: int, total: int) -> None:
    """How far it has come: on one line of a terminal, else a line for each thing made."""
    share = f" {done} of {total}" if total else ""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}{share}".ljust(70))
    elif done == total:
        sys.stderr.write(f"{what}{share}\n")
    sys.stderr.flush()
