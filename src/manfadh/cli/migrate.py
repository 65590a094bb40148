"""Bring the tables of the node to this version. Back up before: `manfadh doctor` says where."""

import click

from manfadh.cli.node import migrate, open_node


@click.command()
def command() -> None:
    """Bring the tables of this node to this version."""
    open_node()
    migrate()
    click.echo("The tables are those of this version.")
