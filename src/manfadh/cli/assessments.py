"""What is asked at ports, and what came back, from the command line."""

import click

from manfadh.cli.node import ready_node

# Who sets up a node before it has officers acts for the federal authority.
FOUNDING_AUTHORITY = "iq"


@click.group()
def command() -> None:
    """Load frameworks, and carry forms and answers between here and the field."""


@command.command("load")
@click.option("--authority", default=FOUNDING_AUTHORITY, show_default=True)
def load(authority: str) -> None:
    """Publish the frameworks that come with the system for AUTHORITY; again changes nothing."""
    with ready_node():
        from manfadh.apps.govern.accounts.selectors import get_founder
        from manfadh.apps.improve.assessments.services import load_reference

        loaded = load_reference(viewer=get_founder(authority=authority))
    click.echo(f"{loaded} frameworks are new.")


@command.command("list")
@click.option("--authority", default=FOUNDING_AUTHORITY, show_default=True)
@click.option("--language", type=click.Choice(["ar", "ckb", "en"]), default="en")
def show(authority: str, language: str) -> None:
    """List frameworks: code, published version, questions, name; a tab between them."""
    with ready_node():
        from manfadh.apps.govern.accounts.selectors import get_founder
        from manfadh.apps.improve.assessments.selectors import list_frameworks

        found = list_frameworks(get_founder(authority=authority))
    for line in found:
        name = line.form.words.in_language(language)
        number = str(line.latest_number or "draft")
        click.echo("\t".join([line.framework, number, str(len(line.form.questions)), name]))
