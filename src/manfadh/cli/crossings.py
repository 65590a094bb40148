"""Take over what an older system kept of crossings."""

import csv
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from manfadh.cli.node import ready_node

if TYPE_CHECKING:
    from manfadh.apps.operate.crossings.services import HistoryMapping, HistoryReport
    from manfadh.kernel.imports.importing import LineError
    from manfadh.kernel.imports.tables import Line
    from manfadh.kernel.viewers import Viewer

_SECONDS_BETWEEN_WORDS = 2.0
_AUTHORITY = click.option(
    "--authority", default="iq", show_default=True, help="The authority that takes it over."
)
_LANGUAGE = click.option("--language", type=click.Choice(["ar", "ckb", "en"]), default="en")
_FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group()
def command() -> None:
    """Take over what an older system kept of crossings."""


@command.command()
@_FILE
@click.option("--name", default="", help="What the older system is called.")
@click.option("--time-zone", default="Asia/Baghdad", show_default=True)
@_LANGUAGE
def mapping(file: Path, name: str, time_zone: str, language: str) -> None:
    """Propose what the columns of FILE mean, as TOML to read and correct."""
    with _work(language), file.open("rb") as source:
        from manfadh.apps.operate.crossings.services import propose_mapping, read_titles

        titles = read_titles(source)
        click.echo(propose_mapping(titles, time_zone=time_zone, name=name or file.stem))


@command.command(name="import")
@_FILE
@click.option("--mapping", "mapping_file", type=click.Path(path_type=Path, exists=True))
@click.option("--dry-run", is_flag=True, help="Check every line and keep nothing.")
@click.option(
    "--leave-out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write wrong lines into this file, and take over the others.",
)
@_AUTHORITY
@_LANGUAGE
def import_(
    file: Path,
    mapping_file: Path | None,
    dry_run: bool,
    leave_out: Path | None,
    authority: str,
    language: str,
) -> None:
    """Take over the crossings of FILE, a table in CSV, from an older system.

    A mapping says what its columns mean (`manfadh crossings mapping FILE`); a file with the titles
    of one that was taken over before needs none. Every line is checked first. What is wrong goes
    to standard error, a line each (line, column, what to do, a tab between them), and nothing is
    kept. An import that was interrupted goes on with the same command.
    """
    with _work(language), file.open("rb") as source:
        from manfadh.apps.operate.crossings.services import bring_over

        viewer = _keeper(authority)
        chosen = _mapping(viewer, source, mapping_file)
        report = _check(source, chosen, leave_out)
        if report.wrong_lines and (dry_run or leave_out is None):
            _tell(report)
            raise click.ClickException(f"{report.wrong_lines} lines are wrong; nothing was kept.")
        if dry_run:
            click.echo(f"{report.good_lines} lines are in order; nothing was kept.")
            return
        done = bring_over(
            viewer=viewer,
            source=source,
            mapping=chosen,
            report=report,
            leave_out_wrong=leave_out is not None,
            progress=_Words("taken over"),
        )
        click.echo(
            f"{done.taken} crossings were taken over as {done.history_id}; "
            f"{done.known_before} were known before; {report.wrong_lines} were left out."
        )


@command.command()
@_AUTHORITY
def histories(authority: str) -> None:
    """List what was taken over, and what was interrupted."""
    with ready_node():
        from manfadh.apps.operate.crossings.selectors import list_histories

        lines = list_histories(_keeper(authority))
        for line in lines:
            state = "interrupted" if line.is_interrupted else "whole"
            state = "taken back" if line.withdrawn_at else state
            click.echo(f"{line.history_id}\t{state}\t{line.taken}/{line.lines}\t{line.name}")
        if not lines:
            click.echo("Nothing was taken over from an older system yet.", err=True)


@command.command()
@click.argument("history", type=click.UUID)
@click.option("--ground", required=True, help="Why: the wrong file, or wrongly read.")
@_AUTHORITY
@_LANGUAGE
def take_back(history: Any, ground: str, authority: str, language: str) -> None:
    """Let what was taken over as HISTORY count no more. It stays in the ledger."""
    with _work(language):
        from manfadh.apps.operate.crossings.services import withdraw_history

        withdraw_history(viewer=_keeper(authority), history_id=history, ground=ground)
        click.echo("Its crossings do not count any more.")


@contextmanager
def _work(language: str) -> Iterator[None]:
    """A ready node, in a language; what is refused is told in a sentence, with code 1."""
    with ready_node():
        from django.utils import translation

        from manfadh.apps.operate.crossings.services import HistoryRefused, MappingWrong
        from manfadh.kernel.imports.tables import TableUnreadable

        with translation.override(language):
            try:
                yield
            except (HistoryRefused, MappingWrong, TableUnreadable) as refusal:
                raise click.ClickException(str(refusal)) from refusal


def _keeper(authority: str) -> "Viewer":
    """Who has the command line of a node acts for its administration."""
    from manfadh.apps.govern.accounts.selectors import get_founder

    return get_founder(authority=authority)


def _mapping(viewer: "Viewer", source: BinaryIO, given: Path | None) -> "HistoryMapping":
    from manfadh.apps.operate.crossings.selectors import find_kept_mapping
    from manfadh.apps.operate.crossings.services import read_mapping, read_titles

    if given is not None:
        return read_mapping(given.read_text("utf-8"))
    kept = find_kept_mapping(viewer, titles=read_titles(source))
    if kept is None:
        raise click.ClickException(
            "No file with these titles was taken over before. Say what they mean: "
            "`manfadh crossings mapping FILE > mapping.toml`, correct it, give it as --mapping."
        )
    return read_mapping(kept)


def _check(source: BinaryIO, chosen: "HistoryMapping", leave_out: Path | None) -> "HistoryReport":
    from manfadh.apps.operate.crossings.services import check_history

    if leave_out is None:
        return check_history(source=source, mapping=chosen, progress=_Words("checked"))
    with leave_out.open("w", encoding="utf-8", newline="") as kept:
        rows = csv.writer(kept)

        def keep(line: "Line", errors: "Sequence[LineError]") -> None:
            rows.writerow([*line.cells, "; ".join(f"{e.column}: {e.what_to_do}" for e in errors)])

        return check_history(source=source, mapping=chosen, progress=_Words("checked"), wrong=keep)


def _tell(report: "HistoryReport") -> None:
    for error in report.errors:
        click.echo("\t".join(map(str, error)), err=True)
    if report.wrong_lines > len(report.errors):
        click.echo("… and more.", err=True)


class _Words:
    """Says now and then on standard error how far the work is."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = self._said = time.monotonic()

    def __call__(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self._said < _SECONDS_BETWEEN_WORDS:
            return
        self._said = now
        speed = done / (now - self._began)
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"{done:,}{of} {self._what}, {speed:,.0f} a second\n")
