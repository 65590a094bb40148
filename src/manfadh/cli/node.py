"""A node under a command: its settings, its key, its tables; or one clear sentence why not.

And the commands about the node itself: who it is, whom it exchanges ledgers with, its certificate.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

WRONG_SET_UP = 2


def open_node(defaults: Mapping[str, str] | None = None) -> None:
    """Read the settings of the node; `defaults` stand in for those that the environment lacks.

    A wrong setting is told in one sentence on standard error; the command then ends with exit code
    2.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manfadh.config.settings")
    for name, value in (defaults or {}).items():
        os.environ.setdefault(name, value)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        _stop(error)
    except OSError as error:
        _stop(f"The data folder can't be used: {error}")


@contextmanager
def ready_node() -> Iterator[None]:
    """A node whose key is there and whose tables are of this version, for a command's work.

    What is missing is told in a sentence on standard error; the command then ends with code 2.
    """
    open_node()
    from django.db import DatabaseError

    from manfadh.kernel.ledger.node import NodeKeyError, own_node

    try:
        own_node()
        _require_migrations()
        yield
    except NodeKeyError as error:
        _stop(error)
    except DatabaseError as error:
        _stop(f"The database can't be used: {error}")


def migrate() -> None:
    """Bring the tables of the node to this version."""
    call_command("migrate", interactive=False, verbosity=0)


def _require_migrations() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _stop("The database is not up to date. Run: manfadh migrate")


def _stop(reason: object) -> NoReturn:
    click.echo(str(reason), err=True)
    raise SystemExit(WRONG_SET_UP)


@click.group()
def command() -> None:
    """Say who this node is, and with whom it exchanges what it records."""


@command.command()
def show() -> None:
    """Print this node's code, name and kind, and the public key by which others know it."""
    with ready_node():
        from manfadh.kernel.ledger.node import own_node

        own = own_node()
        click.echo(f"{own.code}\t{own.name}\t{own.kind}\t{own.public_key.hex()}")


@command.command()
@click.argument("name")
@click.argument("public_key")
@click.option("--headquarters", "address", default="", help="Its address: https://name:port")
@click.option("--hears-sisters", is_flag=True, help="Whether this post hears of other posts too.")
def know(name: str, public_key: str, address: str, hears_sisters: bool) -> None:
    """Let the node NAME with PUBLIC_KEY (from its `manfadh node show`) be known here.

    With --headquarters it is the headquarters of this node; else it is a post of this headquarters.
    """
    with ready_node():
        from manfadh.kernel.exchange.partners import PartnerRefused, know_node

        try:
            code = know_node(
                name=name,
                public_key=bytes.fromhex(public_key),
                role="headquarters" if address else "post",
                address=address,
                hears_sisters=hears_sisters,
            )
        except PartnerRefused as refusal:
            raise click.ClickException(str(refusal)) from refusal
        except ValueError as error:
            raise click.ClickException(
                "A public key is written in 64 hexadecimal digits."
            ) from error
        click.echo(f"{code} is known here as {name}.")


@command.command()
@click.argument("code")
def forget(code: str) -> None:
    """Exchange nothing more with the node CODE. What came from it stays."""
    with ready_node():
        from manfadh.kernel.exchange.partners import PartnerRefused, forget_node

        try:
            forget_node(code)
        except PartnerRefused as refusal:
            raise click.ClickException(str(refusal)) from refusal


@command.command()
def partners() -> None:
    """List the nodes that this one exchanges ledgers with, and how the line to each is."""
    with ready_node():
        from manfadh.kernel.exchange.partners import list_partners

        found = list_partners()
        for partner, name in found:
            reached = f"{partner.reached_at:%Y-%m-%d %H:%M}" if partner.reached_at else "never"
            line = f"cut: {partner.trouble}" if partner.cut_since_at else f"reached {reached} UTC"
            click.echo(f"{partner.node}\t{partner.role}\t{name}\t{line}")
        if not found:
            click.echo("This node stands alone. See `manfadh node know --help`.", err=True)


@command.command()
def carry() -> None:
    """Go over the line to headquarters now, until nothing is left to carry."""
    with ready_node():
        from manfadh.adapters.carriers.choosing import carry_once
        from manfadh.kernel.exchange.partners import line_state

        while carry_once():
            pass
        state = line_state()
        if state is None:
            raise click.ClickException("This node has no headquarters.")
        if not state.is_up:
            raise click.ClickException(f"The line is cut: {state.trouble}")
        click.echo(f"{state.unsent_entries} entries wait.")


@command.command()
@click.argument("names", nargs=-1)
def certificate(names: tuple[str, ...]) -> None:
    """Make a certificate for this node, for NAMES: what booths type to reach it, and its addresses.

    Without NAMES those of MANFADH_HOSTS. Then set MANFADH_HTTPS=true and MANFADH_CERTIFICATE=own.
    """
    open_node()
    from django.conf import settings

    from manfadh.kernel.certificates import NamesWrong, make_certificates

    given = names or tuple(filter(None, map(str.strip, settings.MANFADH.hosts.split(","))))
    try:
        made = make_certificates(Path(settings.MANFADH.data_folder) / "tls", names=given)
    except NamesWrong as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(f"For {', '.join(made.names)}, until {made.valid_until_at:%Y-%m-%d}: {made.own}")
    click.echo(f"Let booths trust {made.authority}, whose SHA-256 is {made.fingerprint}")
