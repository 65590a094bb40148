"""`manfadh tokens`: what lets gates and other systems ask this node in an officer's name."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import click

from manfadh.cli.node import ready_node

if TYPE_CHECKING:
    from manfadh.kernel.viewers import Viewer

# Told here too, so that `--help` needs no node; `issue_token` has the last word.
_PURPOSES = ["border check", "secondary check", "supervision", "statistics", "investigation"]


@click.group()
def command() -> None:
    """Issue, list and revoke tokens of the API."""


@command.command()
@click.argument("username")
@click.option("--name", required=True, help="What it is for, such as 'gate 3'.")
@click.option("--purpose", required=True, type=click.Choice(_PURPOSES))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day; else in 90 days.")
def issue(username: str, name: str, purpose: str, until: datetime | None) -> None:
    """Let a system ask in the name of the officer USERNAME. The token is printed this one time."""
    with ready_node():
        from django.utils import timezone

        from manfadh.apps.govern.accounts.selectors import list_officers
        from manfadh.apps.govern.accounts.services import AccountRefused, issue_token
        from manfadh.kernel.viewers import Purpose

        for viewer in _administrators():
            for officer in list_officers(viewer, search=username):
                if officer.username != username:
                    continue
                valid_until = until.date() if until else timezone.localdate() + timedelta(days=90)
                try:
                    fresh = issue_token(
                        viewer=viewer,
                        officer_id=officer.officer_id,
                        name=name,
                        purpose=Purpose(purpose),
                        valid_until_on=valid_until,
                    )
                except AccountRefused as refusal:
                    raise click.ClickException(str(refusal)) from refusal
                click.echo(f"{fresh.token_id} holds until {valid_until}. Keep it now:", err=True)
                click.echo(fresh.secret)
                return
        raise click.ClickException(f"No officer signs in as {username!r}.")


@command.command(name="list")
def list_() -> None:
    """List tokens: id, name, officer, purpose, last day, last use, and whether it was revoked."""
    with ready_node():
        from manfadh.apps.govern.accounts.selectors.tokens import list_tokens

        for viewer in _administrators():
            for token in list_tokens(viewer):
                state = "revoked" if token.revoked_at else f"until {token.valid_until_on}"
                used = f"used {token.used_on}" if token.used_on else "not used here"
                told = (token.token_id, token.name, token.officer, token.purpose.value, state, used)
                click.echo("\t".join(map(str, told)))


@command.command()
@click.argument("token_id", type=click.UUID)
@click.option("--ground", required=True, help="Why.")
def revoke(token_id: UUID, ground: str) -> None:
    """Let the token TOKEN_ID open nothing from now on."""
    with ready_node():
        from manfadh.apps.govern.accounts.selectors.tokens import list_tokens
        from manfadh.apps.govern.accounts.services import AccountRefused, revoke_token

        for viewer in _administrators():
            if token_id in {token.token_id for token in list_tokens(viewer)}:
                try:
                    revoke_token(viewer=viewer, token_id=token_id, ground=ground)
                except AccountRefused as refusal:
                    raise click.ClickException(str(refusal)) from refusal
                click.echo("Revoked.")
                return
        raise click.ClickException("There is no such token.")


def _administrators() -> "list[Viewer]":
    """Who has the command line of a node administers every authority on it."""
    from manfadh.apps.govern.accounts.selectors import get_founder, list_authorities

    return [get_founder(authority=found.authority) for found in list_authorities()]
