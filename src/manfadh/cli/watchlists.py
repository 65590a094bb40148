"""Take lists of whom and what is sought from files."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manfadh.cli.node import ready_node

if TYPE_CHECKING:
    from manfadh.kernel.imports.importing import Report
    from manfadh.kernel.viewers import Viewer


@click.group()
def command() -> None:
    """Take lists of whom and what is sought from files."""


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--list", "watchlist", required=True, help="The code of the list.")
@click.option("--dry-run", is_flag=True, help="Check every line and keep nothing.")
@click.option("--language", type=click.Choice(["ar", "ckb", "en"]), default="en")
def import_(file: Path, watchlist: str, dry_run: bool, language: str) -> None:
    """Place every alert of FILE, a table in CSV, on a list, or none of them.

    What is wrong goes to standard error, a line each (line, column, what to do, a tab between
    them); the command then ends with code 1.
    """
    with ready_node(), file.open("rb") as source:
        from django.utils import translation

        from manfadh.apps.operate.watchlists.services import check_alerts, import_alerts
        from manfadh.kernel.imports.importing import ImportRefused
        from manfadh.kernel.imports.tables import TableUnreadable

        keeper = _keeper(watchlist)
        with translation.override(language):
            try:
                report = check_alerts(viewer=keeper, watchlist=watchlist, source=source)
                if report.is_clean and dry_run:
                    click.echo(f"{report.good_lines} lines are in order; nothing was kept.")
                    return
                taken = import_alerts(viewer=keeper, watchlist=watchlist, source=source)
            except ImportRefused as refusal:
                _tell(refusal.report)
                raise click.ClickException(str(refusal)) from refusal
            except TableUnreadable as unreadable:
                raise click.ClickException(str(unreadable)) from unreadable
    click.echo(f"{taken.placed} alerts were placed; {taken.already} were in force already.")


def _keeper(watchlist: str) -> "Viewer":
    """Who has the command line of a node keeps the lists of their owner."""
    from manfadh.apps.govern.accounts.selectors import get_founder
    from manfadh.apps.operate.watchlists.selectors import find_owner
    from manfadh.kernel.viewers import Grant, Purpose, Scope

    owner = find_owner(watchlist)
    if owner is None:
        raise click.ClickException(f"There is no list {watchlist!r} on this node.")
    purpose = Purpose.INVESTIGATION
    grant = Grant("watchlist.keep", Scope.OWN_AUTHORITY, frozenset({purpose}))
    return replace(get_founder(authority=owner), purpose=purpose, grants=frozenset({grant}))


def _tell(report: "Report") -> None:
    for error in report.errors:
        click.echo("\t".join(map(str, error)), err=True)
    if report.more_errors:
        click.echo(f"… and {report.more_errors} more.", err=True)
