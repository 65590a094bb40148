"""Set up a real node before it has officers: bodies, places, law, and the first administrator."""

import click

from manfadh.cli.node import ready_node
from manfadh.cli.places import FOUNDING_AUTHORITY


@click.command()
@click.option("--username", prompt="Sign-in name of the administrator", help="3 to 60 letters.")
@click.option("--name", prompt="Name, as the administrator writes it")
@click.option("--name-latin", prompt="Name, as the passport prints it")
@click.option("--agency", default="iq.bpc", show_default=True, help="Where they serve.")
def command(username: str, name: str, name_latin: str, agency: str) -> None:
    """Describe authorities, agencies, places and law, and enrol the first administrator.

    Asks for what the options leave out. Prints the first sign-in once; the password holds until the
    administrator has chosen another. A node that has officers is left as it is, with exit code 1.
    """
    with ready_node():
        from manfadh.apps.govern.accounts import services as accounts
        from manfadh.apps.govern.accounts.selectors import get_founder, has_officers
        from manfadh.apps.govern.places import services as places
        from manfadh.apps.govern.policy import services as policy

        founder = get_founder(authority=FOUNDING_AUTHORITY)
        if has_officers():
            raise click.ClickException(
                "This node has officers already: their administrator enrols others, in the pages."
            )
        bodies = accounts.load_bodies(viewer=founder)
        described = places.load_reference(viewer=founder)
        issued = policy.load_reference(viewer=founder)
        try:
            first = accounts.enrol_administrator(
                viewer=founder, username=username, agency=agency, name=name, name_latin=name_latin
            )
        except accounts.AccountRefused as refused:
            raise click.ClickException(str(refused)) from refused
    click.echo(f"Bodies: {bodies} new facts. Places: {described}. Law: {issued} new provisions.")
    click.echo(f"Sign in once as: {first.username}\nwith the password: {first.password}")
