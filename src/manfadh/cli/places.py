"""Set up a node's places and law from our reference tables, and list its ports."""

import click

from manfadh.cli.node import ready_node

# Who sets up a node before it has officers acts for the federal authority, for all of them.
FOUNDING_AUTHORITY = "iq"


@click.group()
def command() -> None:
    """Load and list ports, areas and the law that holds there."""


@command.command("load")
def load() -> None:
    """Describe our reference places and issue our orientation in the law; again changes nothing."""
    with ready_node():
        from manfadh.apps.govern.accounts.selectors import get_founder
        from manfadh.apps.govern.places import services as places
        from manfadh.apps.govern.policy import services as policy

        founder = get_founder(authority=FOUNDING_AUTHORITY)
        described = places.load_reference(viewer=founder)
        issued = policy.load_reference(viewer=founder)
    click.echo(f"Places: {described} new facts. Law: {issued} new provisions.")


@command.command("list")
@click.option("--kind", type=click.Choice(["land", "air", "sea"]), default=None)
@click.option("--name", default="", help="Part of a name, in any script.")
@click.option("--language", type=click.Choice(["ar", "ckb", "en"]), default="en")
def show(kind: str | None, name: str, language: str) -> None:
    """List ports: code, kind, status, authority, name; a tab between them."""
    with ready_node():
        from manfadh.apps.govern.places.selectors import PortFilter, list_ports

        ports = list_ports(PortFilter(kind=kind or "", words=name))
    for port in ports:
        called = port.names.in_language(language).text
        click.echo("\t".join([port.port, port.kind, port.status or "-", port.authority, called]))
