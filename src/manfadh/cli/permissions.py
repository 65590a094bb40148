"""`manfadh permissions`: the table of what each role may do, as Markdown for `docs/permissions.md`."""

import click

_HEAD = """# What each role may do

Made by `manfadh permissions` from `apps/govern/accounts/rules.py`; what is not here, nobody may.

| Role | May | How far | For the purpose of |
|---|---|---|---|
"""
_SECOND_FACTOR = """
These roles sign in with a second factor: {roles}.
"""


@click.command()
def command() -> None:
    """Print the table of permissions as Markdown."""
    click.echo(as_markdown(), nl=False)


def as_markdown() -> str:
    """The table, one line per role and reach, then the roles that need a second factor."""
    from manfadh.apps.govern.accounts.rules import ROLES_WITH_SECOND_FACTOR, TABLE

    lines = [
        f"| {_words(line.role)} | {', '.join(f'`{action}`' for action in line.actions)} "
        f"| {line.scope.value} | {', '.join(purpose.value for purpose in line.purposes)} |\n"
        for line in TABLE
    ]
    roles = ", ".join(_words(role) for role in sorted(ROLES_WITH_SECOND_FACTOR))
    return _HEAD + "".join(lines) + _SECOND_FACTOR.format(roles=roles)


def _words(role: str) -> str:
    return role.replace("_", " ")
