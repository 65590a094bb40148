"""`manfadh permissions`: what each role may do, as Markdown for `docs/permissions.md`."""

import click

from manfadh.cli.node import open_node

_HEAD = """# What each role may do

Made from `apps/govern/accounts/rules.py`; what is not here, nobody may.

| Role | May | How far | For the purpose of |
|---|---|---|---|
"""
_SECOND_FACTOR = """
These roles sign in with a second factor: {roles}.
"""


@click.command()
def command() -> None:
    """Print what each role may do, as Markdown."""
    open_node()
    click.echo(as_markdown(), nl=False)


def as_markdown() -> str:
    """The table, one line per role and reach, then the roles that need a second factor."""
    # Their apps can be imported once the node is open.
    from manfadh.apps.govern.accounts.selectors import (
        list_permissions,
        list_roles_with_second_factor,
    )

    lines = [
        f"| {_words(line.role)} | {', '.join(f'`{action}`' for action in line.actions)} "
        f"| {line.scope.value} | {', '.join(purpose.value for purpose in line.purposes)} |\n"
        for line in list_permissions()
    ]
    roles = ", ".join(_words(role) for role in list_roles_with_second_factor())
    return _HEAD + "".join(lines) + _SECOND_FACTOR.format(roles=roles)


def _words(role: str) -> str:
    return role.replace("_", " ")
