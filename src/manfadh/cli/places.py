"""Set up a node's places and law from our reference tables, and list its ports."""

from pathlib import Path

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


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Check every line and keep nothing.")
@click.option("--outside-is-right", is_flag=True, help="Ports may lie outside of the country.")
@click.option("--authority", default=FOUNDING_AUTHORITY, show_default=True)
@click.option("--language", type=click.Choice(["ar", "ckb", "en"]), default="en")
def import_(
    file: Path, *, dry_run: bool, outside_is_right: bool, authority: str, language: str
) -> None:
    """Describe the ports of FILE: a table (CSV, XLSX) or GeoJSON points. All of it or nothing.

    What is wrong goes to standard error, a line each (line, column, what to do, a tab between
    them); in GeoJSON the first feature is line 2. Empty cells leave what is known, and a port that
    the file does not name stays.
    """
    with ready_node():
        from django.utils import translation

        from manfadh.apps.govern.accounts.selectors import get_founder
        from manfadh.apps.govern.places.services import import_ports
        from manfadh.kernel.imports.importing import ImportRefused
        from manfadh.kernel.imports.tables import TableUnreadable

        with translation.override(language), file.open("rb") as source:
            try:
                brought = import_ports(
                    viewer=get_founder(authority=authority),
                    source=source,
                    dry_run=dry_run,
                    outside_is_right=outside_is_right,
                )
            except TableUnreadable as error:
                raise click.ClickException(str(error)) from error
            except ImportRefused as refused:
                for wrong in refused.report.errors:
                    click.echo("\t".join(map(str, wrong)), err=True)
                raise click.ClickException(str(refused)) from refused
    for wrong in brought.report.errors:
        click.echo("\t".join(map(str, wrong)), err=True)
    if dry_run:
        click.echo(f"{brought.report.good_lines} lines are in order; nothing was kept.")
        raise SystemExit(0 if brought.report.is_clean else 1)
    click.echo(
        f"{brought.new_facts} new facts. Not in the file, and left: "
        f"{', '.join(brought.not_named) or 'none'}."
    )
